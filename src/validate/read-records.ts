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
import { readPlainRecord, type KnownPaths } from './plain-record.ts';

/** A register file's head and its records. */
export interface RightRegister {
  readonly head: RegisterSource;
  readonly records: readonly EvidenceRecord[];
}

/** A register file; null when something in it is wrong. */
export function readRightRegister({ file, value }: SourceDocument): RightRegister | null {
  const written = (value as { readonly records?: unknown } | null | undefined)?.records;
  if (!Array.isArray(written)) return null;
  const records = readRightRecords(written, (position) => ({ file, path: ['records', position] }));
  if (records === null) return null;
  const head = z.safeParse(registerFile, { ...(value as object), records: [] });
  return head.success ? { head: head.data, records } : null;
}

/**
 * Records; null when something in them is wrong.
 * @param placeOf where the record at a position stands
 */
export function readRightRecords(
  values: readonly unknown[],
  placeOf: (position: number) => Ref,
): readonly EvidenceRecord[] | null {
  const known: KnownPaths = new Map();
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
