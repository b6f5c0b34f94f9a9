/** How a criterion, a claim or a metric gets its value from evidence, as it is written in YAML. */
import * as z from 'zod/mini';
import type { Duration } from './date.ts';
import { PROOF_KINDS, proof, proofs } from './proof-schema.ts';
import type { Proof, ProofKind } from './proof.ts';
import {
  asMap,
  choose,
  duration,
  id,
  list,
  number,
  oneOrMore,
  optional,
  required,
  read,
  scalar,
  SCALAR,
  target,
  text,
  type Optional,
  type Scalar,
  type Schema,
} from './shape.ts';
import type { Target } from './target.ts';

/** What one field of a record must be. */
export type Condition =
  | { readonly any: readonly Scalar[] }
  | { readonly not: readonly Scalar[] }
  | { readonly at_least?: number; readonly at_most?: number }
  | { readonly exists: boolean };

/** Records that match every entry of at least one of the maps. */
export type Where = readonly Readonly<Record<string, Condition>>[];

const trueOrFalse = z.boolean({ error: 'true or false' });
const scalars = oneOrMore(scalar, `${SCALAR}, or a list of these`);
const CONDITION = 'a value, a list of values, {not: …}, {at_least: N}, {at_most: N} or {exists: true}';

const condition = choose<Condition>(
  [
    read(scalars, (any) => ({ any })),
    z.strictObject({ not: required(scalars, 'The field is there, and is not this, nor any of these.') }),
    z.strictObject({ exists: required(trueOrFalse, 'Whether the record has the field.') }),
    z.strictObject({
      at_least: optional(number, 'The field is a number, and this or more.'),
      at_most: optional(number, 'The field is a number, and this or less.'),
    }),
  ],
  CONDITION,
  (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object' || Array.isArray(value)) return 0;
    if ('not' in value) return 1;
    if ('exists' in value) return 2;
    return Object.keys(value).length > 0 ? 3 : null;
  },
);

const WHERE = 'a map of fields to conditions, or a list of such maps';
const whereMap = z
  .record(z.string(), condition, { error: WHERE })
  .check(z.refine((map) => Object.keys(map).length > 0, asMap('a map with at least one field')));

/** A filter of records. */
export const where: Schema<Where> = oneOrMore(whereMap as never, WHERE);

/** The members that `per` has a group for. */
export type Members = readonly Scalar[] | { readonly register: string; readonly where?: Where };

const members = choose<Members>(
  [
    read(id, (register) => ({ register })),
    list(scalar, 'a list of values'),
    z.strictObject({
      register: required(id, 'A register: each of its ids is a member, proven or not.'),
      where: optional(where, 'Which of its records; default: all.'),
    }),
  ],
  'a register, {register, where}, or a list of values',
  (value) => {
    if (typeof value === 'string') return 0;
    if (Array.isArray(value)) return 1;
    return typeof value === 'object' && value !== null ? 2 : null;
  },
);

/** How the groups of a count are made. */
export interface Per {
  readonly field: string;
  readonly of: Members;
}

/** The keys of every measure that is not made of parts. */
export interface PlainMeasureKeys {
  readonly count?: string | undefined;
  readonly where?: Where | undefined;
  readonly distinct?: string | undefined;
  readonly since?: Duration | undefined;
  readonly per?: Per | undefined;
  readonly complete?: Proof | undefined;
  readonly share?: string | undefined;
  readonly among?: Where | undefined;
  readonly value?: Proof | undefined;
  readonly proofs?: readonly Proof[] | undefined;
  readonly claims?: 'supported' | undefined;
}

/** What gives credit. */
export interface OptionKeys {
  readonly accept?: readonly ProofKind[] | undefined;
  readonly independent?: boolean | undefined;
  readonly fresh_for?: Duration | undefined;
}

/** What the value is held against. */
export interface TargetKeys {
  readonly target?: Target | undefined;
  readonly partial?: Target | undefined;
  readonly convincing?: Target | undefined;
}

/** One part of an `all` or an `any`. */
export interface PartSource extends PlainMeasureKeys, OptionKeys, TargetKeys {
  readonly name: string;
}

export interface PartedKeys {
  readonly all?: readonly PartSource[] | undefined;
  readonly any?: readonly PartSource[] | undefined;
}

/** Every key that a measure may have. */
export interface MeasureKeys extends PlainMeasureKeys, PartedKeys {}

/** One optional schema for each key. */
export type Keys<T> = { readonly [K in keyof T]-?: Optional<T[K]> };

const proofKinds = z.enum(PROOF_KINDS, { error: `one of ${PROOF_KINDS.join(', ')}` });

const claimsKey = optional(
  z.literal('supported', { error: '"supported"' }) as Schema<'supported'>,
  'Whether there are public claims and every one is supported, understated or disclosed.',
);
const proofsKey = optional(proofs, 'How many of these hold; the target is all of them unless said.');
export const plainMeasureKeys: Keys<PlainMeasureKeys> = {
  count: optional(id, 'A register: the number of its proven records.'),
  where: optional(where, 'Which records.'),
  distinct: optional(text, 'Count the different values of this field.'),
  since: optional(duration, 'Only records dated within this time.'),
  per: optional(
    z.strictObject(
      {
        field: required(text, 'The field that tells to which member a record belongs.'),
        of: required(members, 'The members: a register, {register, where}, or a list of values.'),
      },
      asMap('a map with field and of'),
    ),
    'A value for each member; the smallest (under an at-most target the largest) is the value.',
  ),
  complete: optional(proof, 'What shows that the register is complete; needed by at-most and == targets.'),
  share: optional(id, 'A register: the percentage of its records that are proven and match `where`.'),
  among: optional(where, 'Of which records; default: all.'),
  value: optional(proof, 'A data or run proof that gives a number.'),
  proofs: proofsKey,
  claims: claimsKey,
};

export const optionKeys: Keys<OptionKeys> = {
  accept: optional(list(proofKinds, 'a list of proof kinds'), 'The proof kinds that give credit.'),
  independent: optional(trueOrFalse, 'Whether self-attestations give no credit.'),
  fresh_for: optional(duration, 'Evidence older than this is stale; so is evidence without a date.'),
};

export const targetKeys: Keys<TargetKeys> = {
  target: optional(target, 'What the value has to reach: 3, ">= 3", "<= 5", "== 0".'),
  partial: optional(target, 'From where on it is partial; default: any progress above zero.'),
  convincing: optional(target, 'What it takes to be met convincingly; default: the target.'),
};

export const part: Schema<PartSource> = z.strictObject(
  {
    name: required(text, 'The name of the part.'),
    ...plainMeasureKeys,
    ...targetKeys,
    ...optionKeys,
  },
  asMap('a part: a map with a name and a measure'),
);

export const measureKeys: Keys<MeasureKeys> = {
  ...plainMeasureKeys,
  all: optional(list(part, 'a list of parts'), 'Parts that all have to be met.'),
  any: optional(list(part, 'a list of parts'), 'Parts of which one has to be met.'),
};
