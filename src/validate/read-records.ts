/** Registers in which everything is right, read record by record; what is wrong is told by reading them whole. */
import * as z from 'zod/mini';
import type { SourceDocument } from '../load/load.ts';
import { record, registerFile, type RecordSource, type RegisterSource } from '../model/register.ts';
import { readPlainRecord, type KnownPaths } from './plain-record.ts';
import type { Read } from './read-document.ts';

/** A register file; null when something in it is wrong. */
export function readRightRegister({ file, value }: SourceDocument): Read<RegisterSource> | null {
  const written = (value as { readonly records?: unknown } | null | undefined)?.records;
  if (!Array.isArray(written)) return null;
  const records = readRightRecords(written);
  if (records === null) return null;
  const head = z.safeParse(registerFile, { ...(value as object), records: [] });
  return head.success ? { value: { ...head.data, records }, file, isDamaged: () => false } : null;
}

/** Records; null when something in them is wrong. */
export function readRightRecords(values: readonly unknown[]): readonly RecordSource[] | null {
  const known: KnownPaths = new Map();
  const records: RecordSource[] = [];
  for (const value of values) {
    const read = readPlainRecord(value, known) ?? readBySchema(value);
    if (read === null) return null;
    records.push(read);
  }
  return records;
}

function readBySchema(value: unknown): RecordSource | null {
  const { success, data } = z.safeParse(record, value);
  return success ? data : null;
}
