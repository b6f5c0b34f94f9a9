/** What a report comes down to, in a line: the decision in a word, and how much was found. */
import { plural } from '../diagnostics/plural.ts';
import { NOT_JUDGED, type LevelCounts } from './exit-code.ts';
import type { GateReport, Report } from './report.ts';

/** "PIVOT: Alpha -> Beta", or why there is no decision; of a report about no phase, how much was found. */
export function headline(report: Report): string {
  const { decision, phases, summary } = report;
  if (summary.exitCode === NOT_JUDGED) return 'NOT JUDGED: there is no valid roadmap';
  if (decision) return `${decision.outcome.toUpperCase()}: ${wayOf(report, decision.phase)}`;
  return phases.length === 0 ? countsText(summary) : `NO DECISION: ${whyNone(report)}`;
}

/** "No errors, 1 warning, 3 notes". */
export function countsText({ errors, warnings, notes }: LevelCounts): string {
  const counts = [
    errors === 0 ? 'No errors' : plural(errors, 'error'),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ...(notes > 0 ? [plural(notes, 'note')] : []),
  ];
  return counts.join(', ');
}

/** How many of the criteria that count would not be met without self-attestations. */
export function countSelfAttested({ criteria }: GateReport<unknown>): number {
  return criteria.filter(
    ({ selfAttested, kind, notApplicable }) => selfAttested && kind !== 'advisory' && !notApplicable,
  ).length;
}

/** The roadmap's name; where it has none that can be read, its path. */
export function nameOf({ roadmap }: Report): string {
  return roadmap.name.trim() === '' ? roadmap.path : roadmap.name;
}

/** From a phase to the one that its gate opens, by their names. */
export function wayOf({ phases }: Report, id: string): string {
  const called = (wanted: string): string => phases.find((one) => one.id === wanted)?.name ?? wanted;
  const opens = phases.find((one) => one.id === id)?.gate?.opens ?? null;
  return opens === null ? called(id) : `${called(id)} -> ${called(opens)}`;
}

function whyNone({ current, phases }: Report): string {
  if (current === null) return 'every phase is completed';
  const judged = phases.find(({ id }) => id === current);
  if (!judged) return `it is made for the current phase, ${current}, which was not selected`;
  if (judged.gate === null) return `the current phase, ${judged.name}, has no gate`;
  return `the gate of the current phase, ${judged.name}, opens no other; opens: done ends the roadmap`;
}
