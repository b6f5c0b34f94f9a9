/** A register of evidence and its records, as written in YAML or JSON Lines. */
import * as z from 'zod/mini';
import type { IsoDate } from './date.ts';
import { proofs } from './proof-schema.ts';
import type { Proof } from './proof.ts';
import {
  asMap,
  optional,
  required,
  choose,
  date,
  id,
  list,
  SCALAR,
  scalar,
  text,
  version,
  VERSION_SENTENCE,
  type Scalar,
  type Schema,
} from './shape.ts';

/** A field's value. */
export type Field = Scalar | readonly Scalar[];

export interface RecordSource {
  readonly id: string;
  readonly on?: IsoDate | undefined;
  readonly proofs?: readonly Proof[] | undefined;
  readonly [field: string]: unknown;
}

export interface RegisterSource {
  readonly version: 1;
  readonly register: string;
  readonly fields?: readonly string[] | undefined;
  readonly records: readonly RecordSource[];
}

/** The keys of a record that are not fields to filter, group and count by. */
export const RECORD_KEYS: ReadonlySet<string> = new Set(['id', 'on', 'proofs']);

const field: Schema<Field> = choose<Field>(
  [scalar, z.array(scalar, { error: `a list of: ${SCALAR}` })],
  `${SCALAR}, or a list of these`,
  (value) => (Array.isArray(value) ? 1 : 0),
);

/** One piece of evidence: an id, a date, proofs, and any other key as a field. */
export const record: Schema<RecordSource> = z.catchall(
  z.object(
    {
      id: required(id, 'The name of the record, unique in its register.'),
      on: optional(date, 'The date of the evidence.'),
      proofs: optional(proofs, 'What backs it; all of them have to hold.'),
    },
    asMap('a record: a map with id, on, fields and proofs'),
  ),
  field,
);

/** The records of one register. */
export const records: Schema<readonly RecordSource[]> = z.array(record, { error: 'a list of records' });

const NO_FIELD = 'the name of a field, which "on" and "proofs" are not';
const fieldName: Schema<string> = text.check(z.regex(/^(?!(?:on|proofs)$)/, { error: NO_FIELD }));

/** roadmap/evidence/<any>.yaml */
export const registerFile: Schema<RegisterSource> = z.strictObject(
  {
    version: required(version, VERSION_SENTENCE),
    register: required(id, 'The register that these records belong to.'),
    fields: optional(
      list(fieldName, 'a list of field names'),
      'Fields that may be used though no record has them yet.',
    ),
    records: required(records, 'The records; an empty list declares a register without any.'),
  },
  asMap('a register: a map with version, register and records'),
);
