/** One criterion: its status, how it came about, and what its claim is worth. */
import type { IsoDate } from '../model/date.ts';
import type { Status } from '../model/phase.ts';
import type { Criterion } from '../model/roadmap.ts';
import type { ClaimStatus, PhaseState } from '../report/report.ts';
import { criterionClaimStatus } from './claim-status.ts';
import { isConvincing, judgeAsk, type AskResult } from './goal.ts';
import { ACTUAL, IF_VERIFIED, INDEPENDENT, type Setting, type World } from './world.ts';

/** How a criterion came out. */
export interface CriterionResult {
  readonly criterion: Criterion;
  readonly result: AskResult;
  /** Its status were every unverified proof to hold. */
  readonly ifVerified: Status;
  readonly convincing: boolean;
  readonly selfAttested: boolean;
  /** A waiver is in force, and does something. */
  readonly waived: boolean;
  /** What is claimed of it: by the maintainers, or by the phase having passed. */
  readonly claim: Status | null;
  /** Nobody wrote the claim: the phase has passed, so it counts as claimed met. */
  readonly impliedClaim: boolean;
  readonly claimStatus: ClaimStatus;
  readonly setting: Setting;
}

const UNMEASURED: AskResult = {
  status: 'not-met',
  value: null,
  progress: 0,
  groups: null,
  vacuous: false,
  parts: null,
};

/**
 * Judges a criterion.
 * @param time the day that its time counts as of: today, or the day its phase passed
 */
export function judgeCriterion(
  world: World,
  criterion: Criterion,
  state: PhaseState,
  time: IsoDate,
): CriterionResult {
  const { ask, waiver } = criterion;
  const setting: Setting = { time, documents: [] };
  const result = ask ? judgeAsk(world, ask, setting, ACTUAL) : UNMEASURED;
  const isMet = result.status === 'met';
  const waived = !isMet && waiver !== null && waiver.on <= time && time <= waiver.until;
  const impliedClaim =
    state === 'completed' && criterion.claim === null && isClaimedByPassing(criterion, waived);
  const claim = impliedClaim ? 'met' : criterion.claim;
  return {
    criterion,
    result,
    ifVerified: ask ? judgeAsk(world, ask, setting, IF_VERIFIED).status : 'not-met',
    convincing: isMet && isConvincing(world, ask!, setting),
    selfAttested: isMet && judgeAsk(world, ask!, setting, INDEPENDENT).status !== 'met',
    waived,
    claim,
    impliedClaim,
    claimStatus: criterionClaimStatus(world, ask, result, claim, setting),
    setting,
  };
}

/** Whether the criterion is one of those that the gate's status is made of. */
export function counts({ kind, notApplicable }: Criterion): boolean {
  return kind !== 'advisory' && notApplicable === null;
}

function isClaimedByPassing(criterion: Criterion, waived: boolean): boolean {
  return counts(criterion) && !waived;
}
