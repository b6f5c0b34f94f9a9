/** Gives a report its places, for the formats that print them. */
import { compareTexts } from '../model/compare-texts.ts';
import type { Locate } from '../diagnostics/diagnostic.ts';
import type { FindingSpot } from '../evaluate/finding.ts';
import type { UnplacedReport } from './build.ts';
import type { Finding, Place, Report } from './report.ts';

/**
 * The report with file, line and column everywhere, its findings by place and rule.
 * @param folder what files are named from: where the root lies in it; default: from the root
 */
export function placeReport(report: UnplacedReport, locate: Locate, folder = ''): Report {
  const move = (place: Place): Place =>
    folder === '' ? place : { ...place, file: `${folder}/${place.file}` };
  const place = (spot: FindingSpot): Place => move(placeOf(spot, locate));
  return {
    ...report,
    phases: report.phases.map((phase) => ({
      ...phase,
      gate: phase.gate && {
        ...phase.gate,
        criteria: phase.gate.criteria.map((criterion) => ({ ...criterion, at: place(criterion.at) })),
      },
    })),
    claims: report.claims.map((claim) => ({ ...claim, in: claim.in.map(move) })),
    findings: placeFindings(report.findings, locate).map((one) => ({ ...one, at: move(one.at) })),
  };
}

/** Findings with their places, by file, line, column and rule. */
export function placeFindings(findings: readonly Finding<FindingSpot>[], locate: Locate): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, at: placeOf(finding.at, locate) })).sort(byPlace);
}

/** The order of findings: by file, line, column, rule, and what they say. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compareTexts(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.message, b.message)
  );
}

function placeOf(spot: FindingSpot, locate: Locate): Place {
  if (!('path' in spot)) return spot;
  const { file, line, column } = locate(spot);
  return { file, line, column };
}
