/** Every criterion, window, gate and public claim that asks for less than it did. */
import { counts, type CriterionResult } from '../evaluate/criterion.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import { reaches } from '../evaluate/goal.ts';
import { inside } from '../model/inside.ts';
import type { Criterion, Ref } from '../model/roadmap.ts';
import { ALLOWED_SIGNERS } from '../model/statement.ts';
import { askKey } from './asks.ts';
import { findEasedClaims } from './claims.ts';
import { compareCriteria, compareWindows } from './criteria.ts';
import { refOf, type PairedPhase, type PairedPhases } from './gates.ts';
import { dropped, group, less, quoted, type Loosened, type Loosening } from './loosening.ts';

/**
 * What the change from one judgement to the other loosened, in the roadmap's order.
 * @param signers the entries that the list of signers has now, and had not
 */
export function findLoosened(
  before: Evaluation,
  after: Evaluation,
  gates: PairedPhases,
  signers: readonly string[] = [],
): readonly Loosened[] {
  const { roadmap } = after.world;
  const phases = { file: roadmap.path, path: ['phases'] };
  const anyFlips = gates.both.some(({ flips }) => flips);
  const trusted = dropped(before.world.roadmap.maintainers, roadmap.maintainers).map((name) =>
    less(`${name} is no maintainer, so what ${name} signed is no self-attestation`, {
      file: roadmap.path,
      path: ['maintainers'],
    }),
  );
  const list = `${roadmap.folder}/${ALLOWED_SIGNERS}`;
  const signing = signers.map((entry) => less(`${quoted(entry)} may sign`, { file: list, path: [] }));
  return [
    ...group(roadmap.path, trusted, { flips: anyFlips }),
    ...group(list, signing, { flips: anyFlips }),
    ...gates.both.flatMap((one) => ofPhase(one, after)),
    ...gates.gone.flatMap(({ phase, gate }) => {
      const count = gate?.criteria.filter(({ criterion }) => counts(criterion)).length ?? 0;
      if (count === 0) return [];
      const text = `the phase is gone, and with it ${count === 1 ? 'the criterion' : `the ${count} criteria`} of its gate`;
      return [removed(phase.id, text, phases, anyFlips)];
    }),
    ...findEasedClaims(before, after),
  ];
}

/** The decision is about the current phase: one that comes to stand before it, or behind it, is decided about in its place. */
export function findOvertaken(after: Evaluation, { both }: PairedPhases): readonly Loosened[] {
  const flips = after.phases.find(({ state }) => state === 'current')?.gate?.status === 'met';
  return both.flatMap(({ before, after: { phase, state, gate } }) => {
    if (before.state === 'current' && state === 'future') {
      const text = `it is not the current phase any more, since ${after.current} comes first`;
      return group(phase.id, [less(text, phase.at)], { flips });
    }
    if (before.state === 'completed' || state !== 'completed' || !gate || gate.status === 'met') return [];
    const text = `it has passed, with a gate that is ${gate.status}`;
    return group(phase.id, [less(text, phase.at, 'passed')], { flips });
  });
}

function ofPhase(one: PairedPhase, after: Evaluation): readonly Loosened[] {
  const { before, after: now, flips, criteria } = one;
  const name = now.phase.id;
  const ofGate = [
    ...(now.state === 'completed' ? [] : compareWindows(before.phase, now.phase)),
    ...compareOpens(one, after),
  ];
  return [
    ...group(name, ofGate, { flips }),
    ...removals(one, after),
    ...criteria.both.flatMap((pair) => {
      const found = compareCriteria(pair.before.criterion, pair.after.criterion);
      return group(refOf(one, pair.after), found, { flips, rose: hasRisen(pair.before, pair.after) });
    }),
  ];
}

/** Criteria that the gate no longer has, but for those that an earlier gate asks for. */
function removals(one: PairedPhase, after: Evaluation): readonly Loosened[] {
  const { before, after: now, flips, criteria } = one;
  const gone = criteria.gone.filter(({ criterion }) => counts(criterion));
  if (gone.length === 0) return [];
  if (now.gate === null) return [removed(now.phase.id, 'it has no gate any more', now.phase.at, flips)];
  const spot = inside(now.gate.gate.at, 'criteria');
  const order = after.world.roadmap.phases.map(({ id }) => id);
  return gone.flatMap(({ criterion }) => {
    const home = homeOf(criterion, after);
    if (home !== null && order.indexOf(home) < order.indexOf(now.phase.id)) return [];
    const text = home === null ? 'it is gone' : `it has moved to ${home}, a later phase`;
    return [removed(`${before.phase.id}/${criterion.id}`, text, spot, flips)];
  });
}

/** The phase whose gate has the criterion now, as it was asked: where it is waived, it is asked for no more. */
function homeOf(criterion: Criterion, { world }: Evaluation): string | null {
  const isSame = (one: Criterion): boolean =>
    one.id === criterion.id &&
    askKey(one.ask) === askKey(criterion.ask) &&
    compareCriteria(criterion, one).length === 0;
  return world.roadmap.phases.find(({ gate }) => gate?.criteria.some(isSame))?.id ?? null;
}

function removed(ref: string, text: string, at: Ref, flips: boolean): Loosened {
  return { ref, kind: 'removed', loosenings: [less(text, at)], of: 'gate', flips, rose: false };
}

/** A gate that opens a later phase than before leaves out what lies between. */
function compareOpens({ before, after: now }: PairedPhase, after: Evaluation): readonly Loosening[] {
  const [then, opens] = [before.gate?.gate.opens ?? null, now.gate?.gate.opens ?? null];
  const order = [...after.world.roadmap.phases.map(({ id }) => id), 'done'];
  if (then === null || opens === null || !order.includes(then)) return [];
  if (order.indexOf(opens) <= order.indexOf(then)) return [];
  return [less(`its gate opens ${opens}, not ${then}`, now.gate!.gate.at, 'opens')];
}

function hasRisen(before: CriterionResult, after: CriterionResult): boolean {
  return !reaches(before.result.status, after.result.status);
}
