/** The last line: the outcome in words, the exit code, and the next command. */
import { dayFlag } from '../day.ts';
import { plural } from '../../diagnostics/plural.ts';
import { widthOf } from '../../diagnostics/terminal-text.ts';
import { counts } from '../../evaluate/criterion.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { JudgedFinding } from '../../evaluate/finding.ts';
import type { UnplacedReport } from '../build.ts';
import { clean, paragraph, roomOf } from './layout.ts';
import { gatesAtHand } from './render-gate.ts';
import type { Screen } from './style.ts';

/** The outcome of a check of gates. */
export function renderOutcome(report: UnplacedReport, evaluation: Evaluation, screen: Screen): string[] {
  return outcomeLines(report, outcomeText(report), nextStep(report, evaluation), screen);
}

/** An outcome; what to do next moves to its own line when there is no room beside it. */
export function outcomeLines(
  report: UnplacedReport,
  outcome: string,
  next: string,
  screen: Screen,
): string[] {
  const look = report.summary.errors > 0 ? screen.style.red : screen.style.green;
  const start = `  ${look(outcome)}`;
  if (2 + widthOf(outcome) + 1 + widthOf(clean(screen, next)) > roomOf(screen))
    return [
      start,
      ...(next.includes('agentops ') ? commandLines(next, 2, screen) : paragraph(screen, 2, next)),
    ];
  return [`${start} ${clean(screen, next)}`];
}

/** A command on a line of its own; where that is too narrow, on several in the way of a shell. */
export function commandLines(command: string, indent: number, screen: Screen): string[] {
  const words = clean(screen, command).split(/ (?=[^ ]+\/|--)/);
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  for (const [index, word] of words.entries()) {
    const isLast = index === words.length - 1;
    const needed = widthOf(line) + 1 + widthOf(word) + (isLast ? 0 : 2);
    if (index > 0 && needed > roomOf(screen)) {
      lines.push(`${line} \\`);
      line = ' '.repeat(indent + 4) + word;
    } else {
      line += index === 0 ? word : ` ${word}`;
    }
  }
  return [...lines, line];
}

/** "Not yet: no errors, 1 warning. Exit 0." */
export function outcomeText(report: UnplacedReport): string {
  return `${judgedText(report)}. Exit ${report.summary.exitCode}.`;
}

/** "Not yet: no errors, 1 warning" */
export function judgedText({ summary: { errors, warnings }, decision }: UnplacedReport): string {
  const found = [
    errors === 0 ? 'no errors' : plural(errors, 'error'),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ].join(', ');
  const isJudged = decision !== null && errors === 0;
  const word = decision?.outcome === 'advance' ? 'Ready to advance' : 'Not yet';
  return isJudged ? `${word}: ${found}` : found.charAt(0).toUpperCase() + found.slice(1);
}

/** What to read or do next. */
function nextStep(report: UnplacedReport, evaluation: Evaluation): string {
  const { decision, findings } = report;
  const explain = (ref = ''): string =>
    `Why: agentops gate explain${ref === '' ? '' : ` ${ref}`}${dayFlag(report)}`;
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    // What a criterion rests on does not say what it asked for before.
    const judged = errors.filter(({ rule }) => rule !== 'criterion-loosened');
    const ref = judged.map((error) => criterionOf(evaluation, error)).find((found) => found !== null);
    if (ref) return explain(ref);
    return errors[0]!.rule === 'required-outcome' ? explain() : `Why: agentops explain ${errors[0]!.rule}`;
  }
  if (decision?.outcome === 'advance') return advanceStep(report, evaluation);
  if (decision) return explain();
  const open = gatesAtHand(evaluation).flatMap(({ phase, gate }) =>
    gate!.criteria
      .filter(({ criterion, result }) => counts(criterion) && result.status !== 'met')
      .map(({ criterion }) => `${phase.id}/${criterion.id}`),
  );
  if (open[0] !== undefined) return explain(open[0]);
  return gatelessStep(evaluation) ?? 'Next: agentops status';
}

/** What a current phase without a gate needs; null: it has one, or was not selected. */
export function gatelessStep({ phases, current }: Evaluation): string | null {
  const judged = phases.find(({ phase, gate }) => phase.id === current && gate === null);
  return judged === undefined ? null : `Next: write a gate with criteria into ${judged.phase.at.file}`;
}

/** What it takes to advance: the decision on record; of another day than today only the date can be written. */
export function advanceStep({ decision, asOf, simulated }: UnplacedReport, { world }: Evaluation): string {
  if (!simulated) return 'Next: agentops gate decide advance --by NAME';
  const { file } = world.roadmap.phases.find(({ id }) => id === decision!.phase)!.at;
  return `Next: write passed: ${asOf} into ${file}`;
}

/** The criterion that a finding points at: its place lies inside the criterion's. */
function criterionOf({ phases }: Evaluation, { at }: JudgedFinding): string | null {
  if (!('path' in at)) return null;
  for (const { phase, gate } of phases) {
    for (const { criterion } of gate?.criteria ?? []) {
      const { file, path } = criterion.at;
      if (file === at.file && path.every((step, index) => step === at.path[index]))
        return `${phase.id}/${criterion.id}`;
    }
  }
  return null;
}
