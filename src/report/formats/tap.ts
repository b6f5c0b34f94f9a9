/**
 * The Test Anything Protocol (testanything.org), as versions 13 and 14 both read it: flat, since many harnesses pass over
 * subtests. It says 13, for Perl's harness takes a later number for an error.
 */
import { dayText } from '../day.ts';
import { plural } from '../../diagnostics/plural.ts';
import { clipText } from '../../diagnostics/terminal-text.ts';
import type { UnplacedReport } from '../build.ts';
import { escapeTerminal } from '../escape.ts';
import type { Finding } from '../report.ts';
import type { Case, Suite } from '../suites.ts';

/** So many columns of a text are shown. */
const LONGEST = 200;

/**
 * The suites as test points. What is honestly not there yet is skipped: as `not ok … # TODO` it would say the same,
 * but some harnesses count that as failed.
 */
export function renderTap(suites: readonly Suite[], report: UnplacedReport): string {
  const cases = suites.flatMap(({ id, cases: own }) => own.map((one) => ({ suite: id, one })));
  const points = cases.flatMap(({ suite, one }, index) => pointLines(index + 1, suite, one));
  const broken = cases.filter(({ one }) => one.outcome === 'error').length;
  const end = broken === 0 ? [] : [`Bail out! The roadmap could not be judged: ${plural(broken, 'error')}`];
  return `${['TAP version 13', `1..${cases.length}`, headOf(report), ...points, ...end].join('\n')}\n`;
}

/** A comment; its first word keeps a name from being more than that. */
function headOf(report: UnplacedReport): string {
  const { roadmap, decision } = report;
  const made = decision ? `: ${decision.phase}, ${decision.outcome} (${decision.rule})` : '';
  return `# roadmap ${inLine(roadmap.name || roadmap.path)} ${dayText(report)}${made}`;
}

function pointLines(
  number: number,
  suite: string,
  { name, statement, outcome, reason, errors, selfAttested }: Case,
): string[] {
  const isOk = outcome === 'passed' || outcome === 'skipped';
  const description = `${suite}/${name}${statement === '' ? '' : `: ${statement}`}`;
  const directive = outcome === 'skipped' ? ` # SKIP ${inLine(reason)}` : '';
  return [
    `${isOk ? 'ok' : 'not ok'} ${number} - ${inLine(description)}${selfAttested ? ' (self-attested)' : ''}${directive}`,
    ...(isOk ? [] : diagnosis(outcome, reason, errors)),
  ];
}

/** In a line of TAP `#` begins a directive, and `\` takes a meaning away. */
function inLine(text: string): string {
  const shown = clipText(escapeTerminal(text), LONGEST, true).trim();
  return shown.replaceAll(/[\\#]/g, (character) => `\\${character}`);
}

/** A block of YAML. Perl's reader knows no more of it than maps, lists and texts in double quotes. */
function diagnosis(
  outcome: Case['outcome'],
  reason: string,
  [first, ...others]: readonly Finding[],
): string[] {
  const severity = outcome === 'error' ? 'error' : 'fail';
  const lines = [`message: ${quote(reason)}`, `severity: ${severity}`];
  if (first) lines.push(...findingLines(first));
  if (others.length > 0) {
    const listed = others.map((one) => [`message: ${quote(one.message)}`, ...findingLines(one)]);
    const items = listed.flatMap((item) => item.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`));
    lines.push('others:', ...items.map((line) => `  ${line}`));
  }
  return ['---', ...lines, '...'].map((line) => `  ${line}`);
}

function findingLines({ rule, hint, at }: Finding): string[] {
  return [
    `rule: ${rule}`,
    `hint: ${quote(hint)}`,
    'at:',
    `  file: ${quote(at.file)}`,
    `  line: ${at.line}`,
    `  column: ${at.column}`,
  ];
}

/** JSON's texts are YAML's, but for two characters that YAML forbids. */
function quote(text: string): string {
  return JSON.stringify(clipText(escapeTerminal(text), 10 * LONGEST, true))
    .replaceAll('\ufffe', '\\ufffe')
    .replaceAll('\uffff', '\\uffff');
}
