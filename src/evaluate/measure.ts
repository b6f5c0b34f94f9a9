/** The value of a measure. */
import { addDuration, type IsoDate } from '../model/date.ts';
import { elementsOf, matches } from '../model/match.ts';
import type { Where } from '../model/measure.ts';
import type { CountMeasure, PlainMeasure, Register, ShareMeasure, ValueMeasure } from '../model/roadmap.ts';
import type { Scalar } from '../model/shape.ts';
import { givesCredit, proofProblem, verdictOf } from './proof-state.ts';
import { whysOf } from './records.ts';
import { remember, withoutSelfCredit, type Lens, type Scope, type Setting, type World } from './world.ts';

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
      return plain(
        world.claimsAreSupported(scope.options.independent ? withoutSelfCredit(lens) : lens) ? 1 : 0,
      );
  }
}

/** The register's records that a measure is about, credit aside: those that match, within the time and groups asked. */
export function indexesOf(
  world: World,
  measure: CountMeasure | ShareMeasure,
  { time }: Setting,
): readonly number[] {
  const key = keyOf(measure, time);
  const known = world.memory.indexes.get(key);
  if (known) return known;
  const { from, undated, per, filters } = selectionOf(measure, time);
  const members = new Set(per?.members);
  const indexes: number[] = [];
  const { records } = world.registers.get(measure.register)!;
  for (let index = 0; index < records.length; index += 1) {
    const { on, fields } = records[index]!;
    if (from !== null && (on === null ? !undated : on < from)) continue;
    if (per && !elementsOf(fields, per.field).some((element) => members.has(element))) continue;
    if (filters.every((where) => where === null || matches(fields, where))) indexes.push(index);
  }
  world.memory.indexes.set(key, indexes);
  return indexes;
}

/** What selects the records of a measure. */
function selectionOf(measure: CountMeasure | ShareMeasure, time: IsoDate): Selection {
  const { register, where } = measure;
  if (measure.form === 'share') {
    return { register, filters: [where, measure.among], from: null, undated: false, per: null };
  }
  const { since, complete, per } = measure;
  const from = since ? addDuration(time, since, -1) : null;
  // What is to be complete counts the undated too: nobody can say that they are old.
  return { register, filters: [where], from, undated: complete !== null, per };
}

interface Selection {
  readonly register: string;
  readonly filters: readonly (Where | null)[];
  readonly from: IsoDate | null;
  readonly undated: boolean;
  readonly per: CountMeasure['per'];
}

/** What two measures of the same records have in common. */
export function keyOf(measure: CountMeasure | ShareMeasure, time: IsoDate): string {
  return JSON.stringify(selectionOf(measure, time));
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
    return countRecords(register, counted, measure);
  }
  const whys = whysOf(world, register, scope, lens);
  const key = `${keyOf(measure, scope.time)} ${JSON.stringify(measure.distinct)}`;
  return remember(world.memory.counts, whys, key, () =>
    countRecords(
      register,
      counted.filter((index) => whys[index] === null),
      measure,
    ),
  );
}

function countRecords(
  register: Register,
  counted: readonly number[],
  { per, distinct, complete }: CountMeasure,
): Measured {
  if (per === null) return plain(countOf(register, counted, distinct));
  const groups = groupsOf(register, counted, per).map(({ member, indexes }) => ({
    member,
    value: countOf(register, indexes, distinct),
  }));
  const values = groups.map(({ value }) => value);
  const pick = complete ? Math.max : Math.min;
  return { value: values.reduce((a, b) => pick(a, b)), assumed: false, groups };
}

/** The counted records of each member, whether it has any or not. */
function groupsOf(
  register: Register,
  counted: readonly number[],
  { field, members }: NonNullable<CountMeasure['per']>,
): readonly { readonly member: Scalar; readonly indexes: readonly number[] }[] {
  const groups = new Map<Scalar, number[]>(members.map((member) => [member, []]));
  for (const index of counted) {
    const elements = elementsOf(register.records[index]!.fields, field);
    for (const element of elements.length > 1 ? new Set(elements) : elements)
      groups.get(element)?.push(index);
  }
  return [...groups].map(([member, indexes]) => ({ member, indexes }));
}

function countOf(register: Register, indexes: readonly number[], distinct: string | null): number {
  if (distinct === null) return indexes.length;
  const values = new Set<Scalar>();
  for (const index of indexes) {
    for (const element of elementsOf(register.records[index]!.fields, distinct)) values.add(element);
  }
  return values.size;
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
