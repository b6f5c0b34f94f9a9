/** What a claim is worth: the status it asserts held against the status that the evidence shows. */
import type { Status } from '../model/phase.ts';
import type { Ask } from '../model/roadmap.ts';
import type { ClaimStatus } from '../report/report.ts';
import { judgeAsk, reaches, type AskResult, type GoalResult } from './goal.ts';
import { shortcomingsOfAsk } from './uses.ts';
import { IF_FRESH_TOO, IF_VERIFIED, type Setting, type World } from './world.ts';

/** The status of a criterion's claim. */
export function criterionClaimStatus(
  world: World,
  ask: Ask | null,
  result: AskResult,
  claim: Status | null,
  setting: Setting,
): ClaimStatus {
  if (claim === null) return 'unclaimed';
  if (!reaches(result.status, claim)) return shortfall(world, ask, result, claim, setting);
  return result.status === claim ? 'supported' : 'understated';
}

/** Why evidence shows less than is claimed: the first that fits. */
export function shortfall(
  world: World,
  ask: Ask | null,
  result: AskResult,
  claim: Status,
  setting: Setting,
): ClaimStatus {
  if (ask === null) return 'unsupported';
  if (reaches(judgeAsk(world, ask, setting, IF_VERIFIED).status, claim)) return 'unverified';
  if (reaches(judgeAsk(world, ask, setting, IF_FRESH_TOO).status, claim)) return 'stale';
  if (result.status === 'partial' || measuredSomething(result)) return 'overstated';
  const uses = shortcomingsOfAsk(world, ask, setting);
  const isContradicted = uses.some(({ proofs }) => proofs.some(({ problem }) => problem === 'failed'));
  return isContradicted ? 'contradicted' : 'unsupported';
}

/** A value other than zero, of it, a part or a group. */
function measuredSomething(result: AskResult): boolean {
  const isSomething = ({ value, groups }: GoalResult): boolean =>
    (value !== null && value !== 0) ||
    (groups ?? []).some((group) => group.value !== null && group.value !== 0);
  return isSomething(result) || (result.parts ?? []).some((part) => isSomething(part.result));
}
