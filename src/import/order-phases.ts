/** The phases as a roadmap has them: completed ones first, each with the day it passed. */
import type { IsoDate } from '../model/date.ts';
import type { ImportedPhase } from './imported.ts';

/** Where a `passed` date comes from. */
export type PassedFrom = 'phase' | 'document' | 'today';

export interface OrderedPhase {
  readonly phase: ImportedPhase;
  readonly passed: { readonly date: IsoDate; readonly from: PassedFrom } | null;
}

/**
 * Orders the phases. A completed one of which no day is told passed on the day that the document was last changed, else
 * today; none before the one before it, and none in the future.
 */
export function orderPhases(
  phases: readonly ImportedPhase[],
  updated: IsoDate | null,
  today: IsoDate,
): readonly OrderedPhase[] {
  const completed = phases.filter(({ state }) => state === 'completed');
  const others = phases.filter(({ state }) => state !== 'completed');
  let before: IsoDate = '0000-01-01';
  const ordered = completed.map((phase): OrderedPhase => {
    const told = phase.passed ?? updated;
    const isUsable = told !== null && told <= today && told >= before;
    const from = !isUsable ? 'today' : phase.passed === null ? 'document' : 'phase';
    // Not before the one before it.
    before = isUsable ? told : today;
    return { phase, passed: { date: before, from } };
  });
  return [...ordered, ...others.map((phase) => ({ phase, passed: null }))];
}
