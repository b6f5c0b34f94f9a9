/** What a report comes down to, in a line: the decision in a word, and how much was found. */
import { plural } from '../diagnostics/plural.ts';
import { NOT_JUDGED, type LevelCounts } from './exit-code.ts';
import type { GateReport, Report } from './report.ts';
import { wayOf } from './way.ts';

/** "PIVOT: Alpha -> Beta", or why there is no decision; of a report about no phase, how much was found. */
export function headline(report: Report): string {
  const { decision, phases, summary } = report;
  if (summary.exitCode === NOT_JUDGED) return 'NOT JUDGED: there is no valid roadmap';
  if (decision)
    return `${decision.outcome.toUpperCase()}: ${wayOf(
      phases,
      phases.find(({ id }) => id === decision.phase)!,
    )}`;
  return phases.length === 0 ? countsText(summary) : `NO DECISION: ${whyNoDecision(currentOf(report))}`;
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

/** Why there is no decision, by the current phase: null where all are completed, without a gate where it was not selected. */
export function whyNoDecision(
  current: { readonly name: string; readonly gate?: object | null | undefined } | null,
): string {
  if (current === null) return 'every phase is completed';
  const { name, gate } = current;
  if (gate === undefined) return `it is made for the current phase, ${name}, which was not selected`;
  if (gate === null) return `the current phase, ${name}, has no gate`;
  return `the gate of the current phase, ${name}, opens no other; opens: done ends the roadmap`;
}

/** Phases that were not selected have no name in a report. */
function currentOf({ current, phases }: Report): Parameters<typeof whyNoDecision>[0] {
  return current === null ? null : (phases.find(({ id }) => id === current) ?? { name: current });
}
