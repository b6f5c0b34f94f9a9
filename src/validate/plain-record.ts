/**
 * Records as most are written, read by hand: a large roadmap has a hundred thousand of them, and their schema takes many
 * times as long. Only what is plainly right is known here. Anything else is left to the schema, which alone says what is
 * wrong; the two agree on all that both can read, which a property test holds them to.
 */
import * as z from 'zod/mini';
import { isDate } from '../model/date.ts';
import type { Proof } from '../model/proof.ts';
import type { Field } from '../model/register.ts';
import type { EvidenceRecord, Ref } from '../model/roadmap.ts';
import { ID_PATTERN, path } from '../model/shape.ts';
import type { OwnText } from './own-texts.ts';

type Plain = Record<string, unknown>;

/** What is known of the records before. */
export interface Known {
  /** Paths as the schema reads them, each once: many proofs name one file. Null where it is none. */
  readonly paths: Map<string, string | null>;
  readonly own: OwnText;
}

/** A path that is as short as it can be. */
const SHORTEST = /^\w[\w.-]*(?:\/\w[\w.-]*)*$/;

/** Neither a glob nor a web address. */
const SHORTHAND = /^[\w./-]+$/;

const NONE: readonly Proof[] = [];

/**
 * The record that the schema would read, made of the value itself; null where only the schema can tell, which then finds
 * the value as it was.
 */
export function readPlainRecord(
  value: unknown,
  known: Known,
  list: Ref,
  position: number,
): EvidenceRecord | null {
  if (!isMap(value)) return null;
  const { id, on = null, proofs = NONE } = value;
  if (typeof id !== 'string' || !ID_PATTERN.test(id)) return null;
  if (on !== null && !isDay(on)) return null;
  const read = proofs === NONE ? NONE : readProofs(proofs, known);
  if (read === null) return null;
  for (const key in value) {
    if (key === 'id' || key === 'on' || key === 'proofs') {
      // A key without a value is not the same as none.
      if (value[key] === undefined || value[key] === null) return null;
    } else if (key === '__proto__' || !isField(value[key])) {
      return null;
    }
  }
  const fields = ownFields(value, read, known.own);
  return {
    id: fields['id'] as string,
    on: on && (fields['on'] as string),
    proofs: read,
    fields,
    list,
    position,
  };
}

/** Written into the value: a copy of each of a hundred thousand would cost. */
function ownFields(value: Plain, proofs: readonly Proof[], own: OwnText): EvidenceRecord['fields'] {
  for (const key in value) {
    const field = value[key];
    if (typeof field === 'string') value[key] = own(field);
  }
  if (proofs !== NONE) value['proofs'] = proofs;
  return value as Record<string, Field>;
}

function isMap(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isField(value: unknown): boolean {
  return isScalar(value) || (Array.isArray(value) && value.every(isScalar));
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && isDate(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && /\S/.test(value);
}

function readProofs(values: unknown, known: Known): readonly Proof[] | null {
  if (!Array.isArray(values) || values.length === 0) return null;
  // Pushed to, a list would have room for many more: it is as long as what it is made from.
  const proofs = (values as unknown[]).map((value) => readProof(value, known));
  return proofs.every((proof) => proof !== null) ? proofs : null;
}

function readProof(value: unknown, known: Known): Proof | null {
  if (typeof value === 'string') return SHORTHAND.test(value) ? fileProof(value, undefined, known) : null;
  if (!isMap(value)) return null;
  const keys = Object.keys(value);
  const [first, second] = keys;
  if (keys.length === 1 && first === 'attested') return attestedProof(value[first], known);
  if (keys.length === 1 && first === 'file') return fileProof(value[first], undefined, known);
  const areBoth = first === 'file' ? second === 'contains' : first === 'contains' && second === 'file';
  if (keys.length !== 2 || !areBoth) return null;
  const { file, contains } = value;
  return contains === undefined ? null : fileProof(file, contains, known);
}

function fileProof(source: unknown, contains: unknown, known: Known): Proof | null {
  if (typeof source !== 'string') return null;
  const file = readPath(source, known);
  if (file === null) return null;
  if (contains === undefined) return { kind: 'file', key: JSON.stringify({ file }), file };
  const texts: unknown = Array.isArray(contains) ? contains : [contains];
  if (!isTexts(texts)) return null;
  const own = texts.map(known.own);
  // A proof's key is its canonical JSON, which has its keys in this order.
  return { kind: 'file', key: JSON.stringify({ contains: own, file }), file, contains: own };
}

function isTexts(values: unknown): values is readonly string[] {
  return Array.isArray(values) && values.length > 0 && values.every(isText);
}

function attestedProof(value: unknown, { own }: Known): Proof | null {
  if (!isMap(value) || Object.keys(value).length !== 3) return null;
  const { by, on, statement } = value;
  if (!isText(by) || !isDay(on) || !isText(statement)) return null;
  const attested = { by: own(by), on: own(on), statement: own(statement) };
  return { kind: 'attested', key: JSON.stringify({ attested }), attested };
}

function parsePath(source: string): string | null {
  const { success, data } = z.safeParse(path, source);
  return success ? data : null;
}

function readPath(source: string, known: Known): string | null {
  let file = known.paths.get(source);
  if (file === undefined) {
    const text = known.own(source);
    file = SHORTEST.test(text) ? text : parsePath(text);
    known.paths.set(text, file);
  }
  return file;
}
