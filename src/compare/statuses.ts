/** The statuses of gates and criteria that are not what they were. */
import { counts, type CriterionResult } from '../evaluate/criterion.ts';
import { reaches } from '../evaluate/goal.ts';
import type { Status } from '../model/phase.ts';
import type { Ref } from '../model/roadmap.ts';
import { askKey } from './asks.ts';

import { refOf, type PairedPhase } from './gates.ts';

export interface Moved {
  /** PHASE/CRITERION, or the phase whose gate it is. */
  readonly ref: string;
  readonly from: Status;
  readonly to: Status;
  readonly rose: boolean;
  /** What is asked has changed as well, so that the status may have fallen because more is. */
  readonly isAskedAnew: boolean;
  /** It would not have fallen were every unverified proof to hold. */
  readonly isUnverified: boolean;
  /** Its phase lies in the future. */
  readonly isPreview: boolean;
  readonly at: Ref;
}

/** What moved in a phase: its gate, then its criteria. */
export function findMoved(phase: PairedPhase): readonly Moved[] {
  const { before, after, criteria } = phase;
  const moved = criteria.both.flatMap((pair) => {
    if (pair.before.criterion.notApplicable || pair.after.criterion.notApplicable) return [];
    const isAskedAnew = askKey(pair.before.criterion.ask) !== askKey(pair.after.criterion.ask);
    return move(phase, pair.before, pair.after, isAskedAnew);
  });
  if (before.gate === null || after.gate === null) return moved;
  const { status, ifVerified, gate } = after.gate;
  const asksMore =
    criteria.added.some(({ criterion }) => counts(criterion)) ||
    moved.some(({ rose, isAskedAnew }) => !rose && isAskedAnew);
  const isOfEvidence = moved.some(({ rose, isAskedAnew }) => !rose && !isAskedAnew);
  const ofGate = {
    ref: after.phase.id,
    from: before.gate.status,
    to: status,
    rose: !reaches(before.gate.status, status),
    isAskedAnew: asksMore && !isOfEvidence,
    isUnverified: reaches(ifVerified, before.gate.status),
    isPreview: after.state === 'future',
    at: gate.at,
  };
  return ofGate.from === ofGate.to ? moved : [ofGate, ...moved];
}

function move(
  phase: PairedPhase,
  before: CriterionResult,
  after: CriterionResult,
  isAskedAnew: boolean,
): readonly Moved[] {
  const [from, to] = [before.result.status, after.result.status];
  if (from === to) return [];
  const isUnverified = reaches(after.ifVerified, from);
  const [ref, isPreview] = [refOf(phase, after), phase.after.state === 'future'];
  const rose = !reaches(from, to);
  return [{ ref, from, to, rose, isAskedAnew, isUnverified, isPreview, at: after.criterion.at }];
}
