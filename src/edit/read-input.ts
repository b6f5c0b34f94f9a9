/** What people type for a field or a proof, as values. */
import { parseFully } from '../load/parse-yaml-fully.ts';
import type { Field } from '../model/register.ts';
import { RECORD_KEYS } from '../model/register.ts';
import type { Scalar } from '../model/shape.ts';
import { EditError } from './edit-error.ts';
import { resolvePlain } from './plain-scalar.ts';
import type { Value } from './write-value.ts';

const OPTIONS: Readonly<Record<string, string>> = { id: '--id', on: '--on', proofs: '--proof' };
const ALLOWED = 'a field is text, a number, true, false, or a list of these';

/**
 * The fields that `NAME=VALUE` texts give, in their order; a repeated name makes a list.
 * @throws EditError for what is no field
 */
export function readFields(given: readonly string[]): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const text of given) {
    const at = text.indexOf('=');
    const name = text.slice(0, at);
    if (at < 1) throw new EditError(`the field "${text}" has no name and value`, 'write --field NAME=VALUE');
    if (RECORD_KEYS.has(name)) {
      throw new EditError(`"${name}" is no field of a record`, `give it with ${OPTIONS[name]}`);
    }
    const value = readFieldValue(name, text.slice(at + 1));
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return fields;
}

/**
 * The value of a field: a number, a truth value, a list in brackets, a text in quotes, or else the text as it stands.
 * @throws EditError for a map, nothing, or brackets and quotes that are not closed
 */
export function readFieldValue(name: string, text: string): Field {
  const wrong = (message: string): EditError =>
    new EditError(`the field ${name}=${text} ${message}`, `${ALLOWED}; text can be quoted: ${name}='"..."'`);
  if (/^[["'{]/.test(text)) {
    const value = readYaml(text, wrong);
    const scalars = Array.isArray(value) ? (value as unknown[]) : [value];
    if (!scalars.every(isFieldScalar)) throw wrong('is a map, or holds one');
    return value as Field;
  }
  const value = resolvePlain(text);
  if (text === '' || value === null) throw wrong('has no value');
  if (!isFieldScalar(value)) throw wrong('is no number that can be written down');
  return value;
}

/**
 * A proof: a map in braces as YAML, or else text for a path, a glob or an address.
 * @throws EditError for braces that are no map
 */
export function readProof(text: string): Value {
  if (!text.startsWith('{')) return text;
  const hint = 'write a map such as { file: docs/a.md, headings: [Results] }';
  const value = readYaml(text, (message) => new EditError(`the proof ${text} ${message}`, hint)) as Value;
  if (!isFinite(value)) throw new EditError(`the proof ${text} has a number that is too large`, 'quote it');
  return value;
}

function isFieldScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isFinite(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
}

function readYaml(text: string, wrong: (message: string) => EditError): unknown {
  const parsed = parseFully('', text);
  if ('problems' in parsed) throw wrong(`is no YAML: ${parsed.problems[0]!.message}`);
  return parsed.value;
}
