/** The evidence that an ask uses: its own proofs, and the records it is about with theirs. */
import { inside, placeOf } from '../model/inside.ts';
import type { Proof } from '../model/proof.ts';
import type { Ask, EvidenceRecord, Goal, Ref, Register } from '../model/roadmap.ts';
import type { Why } from '../report/report.ts';
import { indexesOf, keyOf } from './measure.ts';
import { givesCredit, proofProblem } from './proof-state.ts';
import { whysOf } from './records.ts';
import { ACTUAL, remember, type Scope, type Setting, type World } from './world.ts';

/** A proof in its place. */
export interface ProofUse {
  readonly proof: Proof;
  readonly at: Ref;
  /** Why it does not hold in this scope, credit aside. */
  readonly problem: Why | null;
}

/** A record that a measure is about, or, without a record, a proof of the measure's own. */
export interface Use {
  readonly register: string | null;
  readonly record: EvidenceRecord | null;
  /** Its place among the register's records. */
  readonly index: number;
  /** Why it gives no credit; null: it counts. */
  readonly why: Why | null;
  readonly proofs: readonly ProofUse[];
  readonly scope: Scope;
}

/** The goals of an ask: itself, or its parts. */
export function goalsOf(ask: Ask): readonly Goal[] {
  return 'parts' in ask.measure ? ask.measure.parts : [ask as Goal];
}

/** Every piece of evidence that an ask is judged by; none without one. */
export function usesOfAsk(world: World, ask: Ask | null, setting: Setting): readonly Use[] {
  return ask === null ? [] : goalsOf(ask).flatMap((goal) => usesOf(world, goal, setting));
}

/** The evidence of an ask that gives no credit; none without one. */
export function shortcomingsOfAsk(world: World, ask: Ask | null, setting: Setting): readonly Use[] {
  return ask === null ? [] : goalsOf(ask).flatMap((goal) => shortcomingsOf(world, goal, setting));
}

/** Whether there is any evidence that the ask is judged by. */
export function hasEvidence(world: World, ask: Ask | null, setting: Setting): boolean {
  return (
    ask !== null &&
    goalsOf(ask).some(({ measure }) => {
      if (measure.form === 'claims') return false;
      if (measure.form === 'proofs') return measure.proofs.length > 0;
      if (measure.form === 'value' || (measure.form === 'count' && measure.complete)) return true;
      return indexesOf(world, measure, setting).length > 0;
    })
  );
}

/** The evidence of a goal that gives no credit: what there is to be told of a large register is mostly little. */
export function shortcomingsOf(world: World, goal: Goal, setting: Setting): readonly Use[] {
  const scope: Scope = { ...setting, options: goal.options };
  const { measure } = goal;
  if (measure.form !== 'count' && measure.form !== 'share')
    return usesOf(world, goal, setting).filter(({ why }) => why !== null);
  const register = world.registers.get(measure.register)!;
  const whys = whysOf(world, register, scope, ACTUAL);
  const records = remember(world.memory.uses, whys, keyOf(measure, scope.time), () =>
    indexesOf(world, measure, scope)
      .filter((index) => whys[index] !== null)
      .map(recordUses(world, register, scope)),
  );
  if (measure.form === 'share' || measure.complete === null) return records;
  const own = ownUse(world, measure.complete, scope, goal.at, ['complete']);
  return own.why === null ? records : [own, ...records];
}

/** Every piece of evidence that the goal is judged by. */
export function usesOf(world: World, goal: Goal, setting: Setting): readonly Use[] {
  const scope: Scope = { ...setting, options: goal.options };
  const { measure, at } = goal;
  const own = (proof: Proof, ...path: (string | number)[]): Use => ownUse(world, proof, scope, at, path);
  switch (measure.form) {
    case 'claims':
      return [];
    case 'value':
      return [own(measure.proof, 'value')];
    case 'proofs':
      return measure.proofs.map((proof, index) => own(proof, 'proofs', index));
    case 'share':
    case 'count': {
      const all = recordUses(world, world.registers.get(measure.register)!, scope);
      const records = indexesOf(world, measure, scope).map(all);
      return measure.form === 'count' && measure.complete
        ? [own(measure.complete, 'complete'), ...records]
        : records;
    }
  }
}

/** The uses of a register's records in a scope, by index; each is made once, however many measures share it. */
function recordUses(world: World, register: Register, scope: Scope): (index: number) => Use {
  const whys = whysOf(world, register, scope, ACTUAL);
  return (index) =>
    remember(world.memory.uses, whys, index, (): Use => {
      const record = register.records[index]!;
      const proofs = record.proofs.map((proof, position) => ({
        proof,
        at: inside(placeOf(record), 'proofs', position),
        problem: proofProblem(world, proof, record, scope, ACTUAL),
      }));
      return { register: register.name, record, index, why: whys[index]!, proofs, scope };
    });
}

function ownUse(world: World, proof: Proof, scope: Scope, at: Ref, path: readonly (string | number)[]): Use {
  const problem = proofProblem(world, proof, null, scope, ACTUAL);
  const why = problem ?? (givesCredit(world, proof, scope, ACTUAL) ? null : 'no-credit');
  const spot = inside(at, ...path);
  return { register: null, record: null, index: -1, why, proofs: [{ proof, at: spot, problem }], scope };
}
