/** Registers in which everything is right, read record by record; what is wrong is told by reading them whole. */
import * as z from 'zod/mini';
import type { SourceDocument } from '../load/load.ts';
import {
  record,
  registerFile,
  type Field,
  type RecordSource,
  type RegisterSource,
} from '../model/register.ts';
import type { EvidenceRecord, Ref } from '../model/roadmap.ts';
import { ID_PATTERN } from '../model/shape.ts';
import { createOwnTexts } from './own-texts.ts';
import { readPlainRecord, type Known } from './plain-record.ts';

/** What a register's file says. */
export interface RightRegister {
  readonly head: Pick<RegisterSource, 'register' | 'fields'>;
  readonly records: readonly EvidenceRecord[];
}

/** A register, in YAML or JSON Lines; null when something in it is wrong, or the file holds something else. */
export function readRightRegister(document: SourceDocument): RightRegister | null {
  if (document.kind === 'records') return readRightLines(document);
  return document.kind === 'register' ? readRightFile(document) : null;
}

function readRightLines({ file, value }: SourceDocument): RightRegister | null {
  const register = baseName(file);
  if (!Array.isArray(value) || !ID_PATTERN.test(register)) return null;
  const { values, lines } = closeUp(value);
  const records = readRightRecords(values, (position) => ({ file, path: [lines[position]!] }));
  return records && { head: { register }, records };
}

/** Lines without the empty ones, which leave holes, and the places that the others had. */
export function closeUp(sparse: readonly unknown[]): {
  readonly values: readonly unknown[];
  readonly lines: readonly number[];
} {
  const lines: number[] = [];
  const values = sparse.filter((_, line) => lines.push(line));
  return { values, lines };
}

/** The name of a file without its folder and its extension. */
export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(yaml|jsonl)$/, '');
}

function readRightFile({ file, value }: SourceDocument): RightRegister | null {
  const written = (value as { readonly records?: unknown } | null | undefined)?.records;
  if (!Array.isArray(written)) return null;
  const records = readRightRecords(written, (position) => ({ file, path: ['records', position] }));
  if (records === null) return null;
  const head = z.safeParse(registerFile, { ...(value as object), records: [] });
  return head.success ? { head: head.data, records } : null;
}

/** @param placeOf where the record at a position stands */
function readRightRecords(
  values: readonly unknown[],
  placeOf: (position: number) => Ref,
): readonly EvidenceRecord[] | null {
  const known: Known = { paths: new Map(), own: createOwnTexts() };
  const records: EvidenceRecord[] = [];
  for (let position = 0; position < values.length; position += 1) {
    const at = placeOf(position);
    const read = readPlainRecord(values[position], known, at) ?? readBySchema(values[position], at);
    if (read === null) return null;
    records.push(read);
  }
  return records;
}

/** A record that its schema has read. */
export function recordOf(source: RecordSource, at: Ref): EvidenceRecord {
  const { id, on, proofs = [] } = source;
  return { id, on: on ?? null, proofs, fields: source as Readonly<Record<string, Field>>, at };
}

function readBySchema(value: unknown, at: Ref): EvidenceRecord | null {
  const { success, data } = z.safeParse(record, value);
  return success ? recordOf(data, at) : null;
}
