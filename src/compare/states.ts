/** Two states of a roadmap side by side: all that differs in how they are judged, for better and for worse. */
import type { ClaimResult } from '../evaluate/public-claim.ts';
import { counts } from '../evaluate/criterion.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { StateChange } from '../report/report.ts';
import { findChanges, listChanges, some, textOf } from './changes.ts';

import { findLost } from './evidence.ts';
import { pairGates, refOf, type PairedPhase, type PairedPhases } from './gates.ts';
import { findLoosened } from './loosened.ts';

const STATES = ['future', 'current', 'completed'];

/** What changed from one state to the other, both judged as of the same day. */
export function compareStates(before: Evaluation, after: Evaluation): readonly StateChange[] {
  const all = findChanges(before, after);
  const stale = new Set(all.lost.filter(({ isStale }) => isStale).map(({ ref }) => ref));
  return [
    ...phaseChanges(after, all.gates),
    ...listChanges(all).map((one): StateChange =>
      one.kind === 'lost' && stale.has(one.ref) ? { ...one, kind: 'stale' } : one,
    ),
    ...goneWithoutCriteria(all.gates),
    ...lookBack(before, after),
    ...all.gates.both.flatMap(criterionClaimChanges),
    ...claimChanges(before.claims, after.claims),
  ];
}

/** Phases that were passed, taken back or added. */
function phaseChanges(after: Evaluation, { both }: PairedPhases): readonly StateChange[] {
  const known = new Set(both.map((one) => one.after.phase.id));
  return [
    ...both.flatMap(({ before, after: now }): readonly StateChange[] => {
      if (before.state === now.state) return [];
      const rose = STATES.indexOf(now.state) > STATES.indexOf(before.state);
      return [{ kind: rose ? 'rose' : 'fell', ref: now.phase.id, text: `${before.state} -> ${now.state}` }];
    }),
    ...after.phases
      .filter(({ phase }) => !known.has(phase.id))
      .map(({ phase, gate }): StateChange => {
        const text = gate === null ? 'a new phase' : `a new phase; its gate is ${gate.status}`;
        return { kind: 'added', ref: phase.id, text };
      }),
  ];
}

/** A phase that is gone with its criteria is told among what was loosened. */
function goneWithoutCriteria({ gone }: PairedPhases): readonly StateChange[] {
  return gone
    .filter(({ gate }) => !gate?.criteria.some(({ criterion }) => counts(criterion)))
    .map(({ phase }) => ({ kind: 'removed', ref: phase.id, text: 'the phase is gone' }));
}

/** What was tightened and gained: the way back loosens the one and loses the other. */
function lookBack(before: Evaluation, after: Evaluation): readonly StateChange[] {
  const all = pairGates(after, before);
  const gates = { ...all, both: all.both.map(withoutStart) };
  const tightened = findLoosened(after, before, gates).filter(({ kind }) => kind === 'loosened');
  const gained = findLost({ before: after, after: before, gates });
  return [
    ...tightened.map(({ ref, loosenings }): StateChange => ({
      kind: 'tightened',
      ref,
      text: `the way back would loosen it: ${textOf(loosenings)}`,
    })),
    ...gained.map(({ ref, criteria, isGone, why }): StateChange => ({
      kind: 'gained',
      ref,
      text: `counts for ${some(criteria)}; ${isGone ? 'it is new' : `before: ${why}`}`,
    })),
  ];
}

/** A phase that has begun since got its first day by that; nobody set it. */
function withoutStart(one: PairedPhase): PairedPhase {
  const { phase, state } = one.before;
  if (state === 'future' || one.after.state !== 'future' || phase.window === null) return one;
  return {
    ...one,
    before: { ...one.before, phase: { ...phase, window: { ...phase.window, starts: null } } },
  };
}

/** What the maintainers say of criteria. */
function criterionClaimChanges(phase: PairedPhase): readonly StateChange[] {
  return phase.criteria.both.flatMap(({ before, after }): readonly StateChange[] => {
    const [then, now] = [before.criterion.claim, after.criterion.claim];
    if (then === now) return [];
    const text = `${now === null ? 'no longer claimed' : `claimed ${now}`}; before: ${then === null ? 'not claimed' : `claimed ${then}`}`;
    return [{ kind: 'changed', ref: refOf(phase, after), text }];
  });
}

function claimChanges(before: readonly ClaimResult[], after: readonly ClaimResult[]): readonly StateChange[] {
  const then = new Map(before.map((one) => [one.claim.id, one]));
  const now = new Set(after.map(({ claim }) => claim.id));
  return [
    ...after.flatMap(({ claim, status }): readonly StateChange[] => {
      const ref = `claims/${claim.id}`;
      const was = then.get(claim.id);
      if (was === undefined) return [{ kind: 'added', ref, text: status }];
      if (was.status === status) return [];
      const [from, to] = [worth(was), worth({ status })];
      const kind = to > from ? 'rose' : to < from ? 'fell' : 'changed';
      return [{ kind, ref, text: `${was.status} -> ${status}` }];
    }),
    ...before
      .filter(({ claim }) => !now.has(claim.id))
      .map(({ claim, status }): StateChange => {
        return { kind: 'removed', ref: `claims/${claim.id}`, text: `no longer claimed; it was ${status}` };
      }),
  ];
}

/** Shown by evidence, admitted as unproven, or neither. */
function worth({ status }: Pick<ClaimResult, 'status'>): number {
  if (status === 'supported' || status === 'understated') return 2;
  return status === 'disclosed' ? 1 : 0;
}
