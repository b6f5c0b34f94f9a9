/** GitLab's code quality report: what its merge requests show beside the lines. */
import type { Level } from '../../diagnostics/catalog.ts';
import { escapeText } from '../escape.ts';
import { fingerprintsOf } from '../fingerprint.ts';
import type { Report } from '../report.ts';
import { jsonText } from './json-text.ts';

const SEVERITIES: Readonly<Record<Level, string>> = { error: 'major', warning: 'minor', note: 'info' };

/** The findings as https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format asks for them. */
export function renderGitlab({ findings }: Report): string {
  const fingerprints = fingerprintsOf(findings);
  return jsonText(
    findings.map(({ rule, level, message, hint, at }, index) => ({
      description: `${escapeText(message)} -> ${escapeText(hint)}`,
      check_name: rule,
      fingerprint: fingerprints[index],
      severity: SEVERITIES[level],
      location: { path: at.file, lines: { begin: at.line, ...(at.endLine && { end: at.endLine }) } },
    })),
  );
}
