/** The value of a measure. */
import { addDuration } from '../model/date.ts';
import { elementsOf, matches } from '../model/match.ts';
import type { CountMeasure, PlainMeasure, Register, ShareMeasure, ValueMeasure } from '../model/roadmap.ts';
import type { Scalar } from '../model/shape.ts';
import { givesCredit, proofProblem, verdictOf } from './proof-state.ts';
import { whysOf } from './records.ts';
import type { Lens, Scope, World } from './world.ts';

/** What a measure gave. */
export interface Measured {
  /** Null: no value, which is never met. */
  readonly value: number | null;
  /** The value could not be verified, and the lens takes it to meet its target. */
  readonly assumed: boolean;
  /** With `per`, the value of each member. */
  readonly groups: readonly { readonly member: Scalar; readonly value: number | null }[] | null;
}

const NO_VALUE: Measured = { value: null, assumed: false, groups: null };

/** Takes the value of a measure from the evidence. */
export function takeMeasure(world: World, measure: PlainMeasure, scope: Scope, lens: Lens): Measured {
  switch (measure.form) {
    case 'count':
      return measureCount(world, measure, scope, lens);
    case 'share':
      return measureShare(world, measure, scope, lens);
    case 'value':
      return measureValue(world, measure, scope, lens);
    case 'proofs':
      return plain(
        measure.proofs.filter(
          (proof) =>
            proofProblem(world, proof, null, scope, lens) === null && givesCredit(world, proof, scope, lens),
        ).length,
      );
    case 'claims':
      return plain(world.claimsAreSupported(lens) ? 1 : 0);
  }
}

/** The register's records that a measure is about, credit aside: those that match, within the time and groups asked. */
export function indexesOf(
  world: World,
  measure: CountMeasure | ShareMeasure,
  scope: Scope,
): readonly number[] {
  const register = world.registers.get(measure.register)!;
  const filters = measure.form === 'share' ? [measure.where, measure.among] : [measure.where];
  const from = measure.form === 'count' && measure.since ? addDuration(scope.time, measure.since, -1) : null;
  // What is to be complete counts the undated too: nobody can say that they are old.
  const undated = measure.form === 'count' && measure.complete !== null;
  const per = measure.form === 'count' ? measure.per : null;
  const members = new Set(per?.members);
  const indexes: number[] = [];
  for (const [index, { on, fields }] of register.records.entries()) {
    if (from !== null && (on === null ? !undated : on < from)) continue;
    if (per && !elementsOf(fields, per.field).some((element) => members.has(element))) continue;
    if (filters.every((where) => where === null || matches(fields, where))) indexes.push(index);
  }
  return indexes;
}

function measureCount(world: World, measure: CountMeasure, scope: Scope, lens: Lens): Measured {
  const register = world.registers.get(measure.register)!;
  const { complete, per } = measure;
  let counted = indexesOf(world, measure, scope);
  if (complete) {
    const shown =
      proofProblem(world, complete, null, scope, lens) === null && givesCredit(world, complete, scope, lens);
    if (!shown) return { ...NO_VALUE, groups: per && per.members.map((member) => ({ member, value: null })) };
    counted = counted.filter((index) => (register.records[index]!.on ?? '') <= world.asOf);
  } else {
    const whys = whysOf(world, register, scope, lens);
    counted = counted.filter((index) => whys[index] === null);
  }
  if (per === null) return plain(countOf(register, counted, measure.distinct));
  const groups = per.members.map((member) => {
    const inGroup = counted.filter((index) =>
      elementsOf(register.records[index]!.fields, per.field).includes(member),
    );
    return { member, value: countOf(register, inGroup, measure.distinct) };
  });
  const values = groups.map(({ value }) => value);
  return { value: complete ? Math.max(...values) : Math.min(...values), assumed: false, groups };
}

function countOf(register: Register, indexes: readonly number[], distinct: string | null): number {
  if (distinct === null) return indexes.length;
  return new Set(indexes.flatMap((index) => elementsOf(register.records[index]!.fields, distinct))).size;
}

function measureShare(world: World, measure: ShareMeasure, scope: Scope, lens: Lens): Measured {
  const register = world.registers.get(measure.register)!;
  const { among } = measure;
  const whole = among
    ? register.records.filter(({ fields }) => matches(fields, among)).length
    : register.records.length;
  if (whole === 0) return NO_VALUE;
  const whys = whysOf(world, register, scope, lens);
  const proven = indexesOf(world, measure, scope).filter((index) => whys[index] === null).length;
  return plain((100 * proven) / whole);
}

function measureValue(world: World, { proof }: ValueMeasure, scope: Scope, lens: Lens): Measured {
  if (proofProblem(world, proof, null, scope, lens) !== null || !givesCredit(world, proof, scope, lens))
    return NO_VALUE;
  const verdict = verdictOf(world, proof);
  if (verdict.verdict === 'unverified') return { value: null, assumed: true, groups: null };
  return verdict.number === undefined ? NO_VALUE : plain(verdict.number);
}

function plain(value: number): Measured {
  return { value, assumed: false, groups: null };
}
