/** The records of a register, as a measure sees them: which count, which do not, and why. */
import { placeOf } from '../../model/inside.ts';
import { describeProof } from '../../evaluate/cause.ts';
import { twinOf, whysOf } from '../../evaluate/records.ts';
import { verdictOf } from '../../evaluate/proof-state.ts';
import { usesOf, type Use } from '../../evaluate/uses.ts';
import { ACTUAL, type World, type Setting } from '../../evaluate/world.ts';
import { addDuration, durationText } from '../../model/date.ts';
import { elementsOf } from '../../model/match.ts';
import { proofTarget } from '../../model/proof-text.ts';
import type { CountMeasure, EvidenceRecord, Goal, Ref, ShareMeasure } from '../../model/roadmap.ts';
import { listed } from './layout.ts';
import type { Mark } from './marks.ts';
import { mismatchText } from './where-text.ts';

/** One record, as a line shows it. */
export interface RecordLine {
  readonly record: EvidenceRecord;
  readonly mark: Mark;
  readonly text: string;
  readonly at: Ref;
}

/** A goal whose measure is about records. */
export type RecordGoal = Goal & { readonly measure: CountMeasure | ShareMeasure };

/** Every record of the goal's register, in its order, with what it is worth. */
export function recordLines(world: World, goal: RecordGoal, setting: Setting): readonly RecordLine[] {
  const { measure } = goal;
  const register = world.registers.get(measure.register)!;
  const uses = new Map(usesOf(world, goal, setting).map((use) => [use.index, use]));
  const seen = new Map<string, string>();
  return register.records.map((record, index): RecordLine => {
    const use = uses.get(index);
    if (!use)
      return { record, mark: 'not-applicable', text: leftOut(record, goal, setting), at: placeOf(record) };
    if (measure.form === 'count' && measure.complete) return declared(world, record);
    if (use.why === null) return counting(world, use, goal, seen);
    const at =
      use.proofs.find(({ problem }) => problem !== null && problem === use.why)?.at ?? placeOf(record);
    const mark = use.why === 'unverified' ? 'unverified' : 'wrong';
    return { record, mark, text: shortcoming(world, use), at };
  });
}

/** A record that the measure is not about: by its fields, its date, or its group. */
function leftOut(record: EvidenceRecord, { measure }: RecordGoal, { time }: Setting): string {
  const among = measure.form === 'share' && measure.among ? mismatchText(record, measure.among) : null;
  if (among !== null) return `outside the whole: ${among}`;
  const text = measure.where ? mismatchText(record, measure.where) : null;
  if (text !== null) return text;
  const { since, per } = measure as CountMeasure;
  if (since) {
    const asked = `only the last ${durationText(since)} count`;
    if (record.on === null) return `has no date, and ${asked}`;
    if (record.on < addDuration(time, since, -1)) return `is too old: ${asked}`;
  }
  const groups = elementsOf(record.fields, per!.field);
  if (groups.length === 0) return `has no ${per!.field}`;
  return `there is no group for its ${per!.field}, ${listed(groups.map(String), 'and')}`;
}

/** Under `complete` every declared record counts, proven or not, once its date has come. */
function declared(world: World, record: EvidenceRecord): RecordLine {
  const isFuture = (record.on ?? '') > world.asOf;
  const text = isFuture ? 'is dated after the as-of date' : 'declared';
  return { record, mark: isFuture ? 'wrong' : 'met', text, at: placeOf(record) };
}

/** A proven record: what backs it, or why it adds nothing to what others have. */
function counting(world: World, use: Use, { measure }: RecordGoal, seen: Map<string, string>): RecordLine {
  const record = use.record!;
  const adds = measure.form === 'share' ? null : repeatText(record, measure, seen);
  if (adds !== null) return { record, mark: 'not-applicable', text: adds, at: placeOf(record) };
  const proofs = use.proofs.map(({ proof }) => `${proofTarget(proof)} ${verdictOf(world, proof).observed}`);
  return { record, mark: 'met', text: proofs.join('; '), at: placeOf(record) };
}

/** Why a proven record adds no different value; null: it does, or none is asked for. */
function repeatText(
  { id, fields }: EvidenceRecord,
  measure: CountMeasure,
  seen: Map<string, string>,
): string | null {
  const { distinct, per } = measure;
  if (distinct === null) return null;
  const groups = per ? elementsOf(fields, per.field) : [null];
  const values = elementsOf(fields, distinct);
  if (values.length === 0) return `has no ${distinct}, so it adds nothing`;
  const keys = values.flatMap((value) => groups.map((group) => JSON.stringify([value, group])));
  const earlier = keys.every((key) => seen.has(key)) ? seen.get(keys[0]!) : undefined;
  for (const key of keys) if (!seen.has(key)) seen.set(key, id);
  return earlier === undefined ? null : `the same ${distinct} as ${earlier}, so it adds nothing`;
}

/** Why a record that the measure is about gives no credit. */
export function shortcoming(world: World, use: Use): string {
  const broken = use.proofs.filter(({ problem }) => problem !== null && problem === use.why);
  if (broken.length > 0)
    return broken.map((proof) => describeProof(world, proof.proof, use.record, use.why!)).join('; ');
  switch (use.why) {
    case 'unproven':
      return 'has no proof, so it never counts';
    case 'reused': {
      const register = world.registers.get(use.register!)!;
      const twin = twinOf(world, register, use.index, whysOf(world, register, use.scope, ACTUAL));
      return `the same proofs as ${twin ?? 'another'}`;
    }
    case 'no-credit':
      return noCreditText(use);
    default:
      return 'is dated after the as-of date';
  }
}

/** Why proofs that hold give no credit. */
export function noCreditText({ scope: { options }, proofs }: Use): string {
  const { accept } = options;
  if (accept && !proofs.some(({ proof }) => accept.includes(proof.kind)))
    return `gives no credit here: only ${listed(accept, 'and')} proofs do`;
  return 'is self-attested, which gives no credit here';
}
