/** The gates of two states side by side. */
import type { CriterionResult } from '../evaluate/criterion.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { PhaseResult } from '../evaluate/phase.ts';
import { pairCriteria, pairPhases, type Pairs } from './pairs.ts';

/** A phase that both states have, and its criteria. */
export interface PairedPhase {
  readonly before: PhaseResult;
  readonly after: PhaseResult;
  readonly criteria: Pairs<CriterionResult>;
  /** Its gate is met, and was not, however much of its evidence could not be verified. */
  readonly flips: boolean;
}

export interface PairedPhases {
  readonly both: readonly PairedPhase[];
  /** None when phases were selected. */
  readonly gone: readonly PhaseResult[];
}

/** The phases that were judged now, each with what it was. */
export function pairGates(before: Evaluation, after: Evaluation): PairedPhases {
  const isWhole = after.phases.length === after.world.roadmap.phases.length;
  const { both, gone } = pairPhases(before.phases, after.phases);
  return {
    both: both.map((one) => ({
      ...one,
      criteria: pairCriteria(one.before.gate?.criteria ?? [], one.after.gate?.criteria ?? []),
      flips: one.after.gate?.status === 'met' && one.before.gate?.ifVerified !== 'met',
    })),
    gone: isWhole ? gone : [],
  };
}

/** PHASE/CRITERION as it is called now. */
export function refOf({ after }: PairedPhase, { criterion }: CriterionResult): string {
  return `${after.phase.id}/${criterion.id}`;
}
