/** One gate: what its criteria come to. */
import type { IsoDate } from '../model/date.ts';
import type { Status } from '../model/phase.ts';
import type { Gate } from '../model/roadmap.ts';
import type { PhaseState } from '../report/report.ts';
import { counts, judgeCriterion, type CriterionResult } from './criterion.ts';
import { mean } from './goal.ts';
import type { World } from './world.ts';

/** How a gate came out. */
export interface GateResult {
  readonly gate: Gate;
  readonly status: Status;
  /** Its status were every unverified proof to hold. */
  readonly ifVerified: Status;
  readonly progress: number;
  readonly convincing: boolean;
  readonly criteria: readonly CriterionResult[];
}

/** Judges a gate as of `time`. */
export function judgeGate(world: World, gate: Gate, state: PhaseState, time: IsoDate): GateResult {
  const criteria = gate.criteria.map((criterion) => judgeCriterion(world, criterion, state, time));
  const counting = criteria.filter(({ criterion }) => counts(criterion));
  const status = gateStatus(counting.map(({ result, waived }) => ({ status: result.status, waived })));
  return {
    gate,
    status,
    ifVerified: gateStatus(counting.map(({ ifVerified, waived }) => ({ status: ifVerified, waived }))),
    progress: mean(counting.map(({ result }) => result.progress)),
    convincing: status === 'met' && counting.every(({ convincing }) => convincing),
    criteria,
  };
}

function gateStatus(criteria: readonly { readonly status: Status; readonly waived: boolean }[]): Status {
  const some = (wanted: Status): boolean => criteria.some(({ status }) => status === wanted);
  if (some('met') && criteria.every(({ status, waived }) => status === 'met' || waived)) return 'met';
  return some('met') || some('partial') ? 'partial' : 'not-met';
}
