/** Registers in which everything is right, read record by record; what is wrong is told by reading them whole. */
import * as z from 'zod/mini';
import { readLineRecords, readYamlRecords, type TakeRecord } from '../load/read-records.ts';
import type { SourceDocument } from '../load/load.ts';
import type { SourceText } from '../load/read-sources.ts';
import {
  record,
  registerFile,
  type Field,
  type RecordSource,
  type RegisterSource,
} from '../model/register.ts';
import type { EvidenceRecord, Ref } from '../model/roadmap.ts';
import { ID_PATTERN } from '../model/shape.ts';
import { createOwnTexts, type OwnText } from './own-texts.ts';
import { readPlainRecord, type Known } from './plain-record.ts';

/** What a register's file says. */
export interface RightRegister {
  readonly head: Pick<RegisterSource, 'register' | 'fields'>;
  readonly records: readonly EvidenceRecord[];
}

/** A register, in YAML or JSON Lines; null when something in it is wrong, or the file holds something else. */
export function readRightRegister({ file, kind, text }: SourceText): RightRegister | null {
  if (kind === 'records') return rightLines(file, (take) => readLineRecords(text, take));
  return kind === 'register' ? rightFile(file, (take) => readYamlRecords(text, take)) : null;
}

/** The same of a file whose values were read, and stay as they are. */
export function rightRegisterOf({ file, kind, value }: SourceDocument): RightRegister | null {
  if (kind === 'records') return rightLines(file, (take) => takeCopies(value, take));
  if (kind !== 'register' || !isMap(value)) return null;
  return rightFile(file, (take) => (takeCopies(value['records'], take) ? value : null));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function takeCopies(values: unknown, take: TakeRecord): boolean {
  return (
    Array.isArray(values) &&
    values.every((one: unknown, position) => take(isMap(one) ? { ...one } : one, position))
  );
}

function rightLines(file: string, read: (take: TakeRecord) => boolean): RightRegister | null {
  const register = baseName(file);
  if (!ID_PATTERN.test(register)) return null;
  // What is read from JSON holds on to nothing else.
  const { records, take } = openList({ file, path: [] }, (one) => one);
  return read(take) ? { head: { register }, records } : null;
}

function rightFile(file: string, read: (take: TakeRecord) => object | null): RightRegister | null {
  const { records, take } = openList({ file, path: ['records'] }, createOwnTexts());
  const written = read(take);
  if (written === null) return null;
  const head = z.safeParse(registerFile, { ...written, records: [] });
  return head.success ? { head: head.data, records } : null;
}

/** Begins a list of records, to which what is taken is added; nothing that is wrong is. */
function openList(
  list: Ref,
  own: OwnText,
): { readonly records: readonly EvidenceRecord[]; readonly take: TakeRecord } {
  const known: Known = { paths: new Map(), own };
  const records: EvidenceRecord[] = [];
  const take = (value: unknown, position: number): boolean => {
    const read = readPlainRecord(value, known, list, position) ?? readBySchema(value, list, position);
    if (read !== null) records.push(read);
    return read !== null;
  };
  return { records, take };
}

/** The name of a file without its folder and its extension. */
export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(yaml|jsonl)$/, '');
}

/** A record that its schema has read. */
export function recordOf(source: RecordSource, list: Ref, position: number): EvidenceRecord {
  const { id, on, proofs = [] } = source;
  const fields = source as Readonly<Record<string, Field>>;
  return { id, on: on ?? null, proofs, fields, list, position };
}

function readBySchema(value: unknown, list: Ref, position: number): EvidenceRecord | null {
  const { success, data } = z.safeParse(record, value);
  return success ? recordOf(data, list, position) : null;
}
