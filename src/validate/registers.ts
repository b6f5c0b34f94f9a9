/** Puts the registers together from their files, so that measures can refer to them. */
import { inside, placeOf } from '../model/inside.ts';
import { compareTexts } from '../model/compare-texts.ts';
import * as z from 'zod/mini';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Loaded, SourceDocument } from '../load/load.ts';
import type { EvidenceRecord, Register } from '../model/roadmap.ts';
import { RECORD_KEYS, record, registerFile, type RecordSource } from '../model/register.ts';
import type { RoadmapSource } from '../model/roadmap-file.ts';
import { ID_PATTERN, type Schema } from '../model/shape.ts';
import { report, type Context, type RegisterIndex } from './context.ts';
import { areSimple, checkProofs } from './proofs.ts';
import { readDocument, type Read } from './read-document.ts';
import { baseName, recordOf, rightRegisterOf, type RightRegister } from './read-records.ts';

const lines: Schema<readonly RecordSource[]> = z.array(record, { error: 'JSON Lines' });

/** Reads every register file, and the registers written out in roadmap.yaml. */
export function readRegisters(
  context: Context,
  loaded: Loaded,
  roadmap: Read<RoadmapSource> | null,
  taken: ReadonlyMap<string, RightRegister>,
): void {
  for (const [name, records] of Object.entries(roadmap?.value.registers ?? {})) {
    const path = ['registers', name];
    if (!ID_PATTERN.test(name)) {
      const at = { file: roadmap!.file, path, on: 'key' } as const;
      report(context, 'schema', at, `"${name}" is no id`, 'name it with letters, digits, ".", "_" and "-"');
    }
    const index = register(context, name, roadmap!.file);
    for (const [position, source] of records.entries()) {
      addRecord(context, index, recordOf(source, { file: roadmap!.file, path }, position));
    }
  }
  for (const document of loaded.documents) {
    const right = taken.get(document.file) ?? rightRegisterOf(document);
    if (right) addRegister(context, right, document.file);
    else if (document.kind === 'register') readRegisterFile(context, document);
    else if (document.kind === 'records') readJsonLines(context, document);
  }
}

/** The registers in the form that the other stages work with: sorted, so that no order of files shows. */
export function finishRegisters(context: Context): readonly Register[] {
  return [...context.registers.values()]
    .map(({ name, records }) => ({ name, records: records.sort((a, b) => compareTexts(a.id, b.id)) }))
    .sort((a, b) => compareTexts(a.name, b.name));
}

function addRegister(context: Context, { head, records }: RightRegister, file: string): void {
  const index = register(context, head.register, file);
  for (const field of head.fields ?? []) index.fields.add(field);
  for (const one of records) addRecord(context, index, one);
}

function readRegisterFile(context: Context, document: SourceDocument): void {
  const read = readDocument(registerFile, document, context.problems);
  if (read === null) {
    markDamaged(context, document);
    return;
  }
  const { value, file } = read;
  addRawFields(register(context, value.register, file), (document.value as { records?: unknown }).records);
  const list = { file, path: ['records'] };
  const records = value.records.map((source, position) => recordOf(source, list, position));
  addRegister(context, { head: value, records }, file);
}

function readJsonLines(context: Context, document: SourceDocument): void {
  const { file } = document;
  const name = baseName(file);
  if (document.value === undefined) {
    markDamaged(context, document);
    return;
  }
  if (!ID_PATTERN.test(name)) {
    const at = { file, line: 1, column: 1, end: 1 };
    const message = `the file's name "${name}" is no id, and names the register`;
    report(context, 'schema', at, message, 'rename it with letters, digits, ".", "_" and "-"');
  }
  const { values, places } = closeUp(document.value as unknown[]);
  const before = context.problems.length;
  const read = readDocument(lines, { ...document, value: values }, context.problems);
  for (let i = before; i < context.problems.length; i += 1) {
    context.problems[i] = atLine(context.problems[i]!, places);
  }
  addRawFields(register(context, name, file), values);
  const list = { file, path: [] };
  const found = (read?.value ?? []).map((source, position) => recordOf(source, list, places[position]!));
  addRegister(context, { head: { register: name }, records: found }, file);
}

/** Lines without the empty ones, which leave holes, and the places that the others had. */
function closeUp(sparse: readonly unknown[]): {
  readonly values: readonly unknown[];
  readonly places: readonly number[];
} {
  const places: number[] = [];
  const values = sparse.filter((_, line) => places.push(line));
  return { values, places };
}

function atLine(problem: Diagnostic, places: readonly number[]): Diagnostic {
  if (!('path' in problem.at)) return problem;
  const [position, ...rest] = problem.at.path;
  if (typeof position !== 'number') return problem;
  return { ...problem, at: { ...problem.at, path: [places[position]!, ...rest] } };
}

function addRecord(context: Context, index: RegisterIndex, one: EvidenceRecord): void {
  if (!areSimple(one.proofs)) checkProofs(context, one.proofs, placeOf(one), true);
  for (const key in one.fields) if (!RECORD_KEYS.has(key)) index.fields.add(key);
  index.records.push(one);
}

/** Reports records of one register that have the same id, whatever file they are in. */
export function checkRecordIds(context: Context): void {
  for (const { name, records } of context.registers.values()) {
    const seen = new Map<string, EvidenceRecord>();
    for (const one of records) {
      const first = seen.get(one.id);
      if (first) {
        const at = inside(placeOf(one), 'id');
        const message = `"${name}" has two records called "${one.id}"`;
        const where = first.list.file === one.list.file ? '' : `; the other is in ${first.list.file}`;
        report(context, 'duplicate-id', at, message, `rename one of them${where}`);
      } else {
        seen.set(one.id, one);
      }
    }
  }
}

function register(context: Context, name: string, file: string): RegisterIndex {
  let index = context.registers.get(name);
  if (!index) {
    index = { name, records: [], fields: new Set(), file, damaged: false };
    context.registers.set(name, index);
  }
  return index;
}

/** The names of fields whose values are wrong, so that asking for them is not told as a second error. */
function addRawFields(index: RegisterIndex, records: unknown): void {
  for (const one of Array.isArray(records) ? (records as unknown[]) : []) {
    if (typeof one !== 'object' || one === null) continue;
    for (const key of Object.keys(one)) if (!RECORD_KEYS.has(key)) index.fields.add(key);
  }
}

/** A file that could not be read at all is taken for the register of its own name, so that references to it stand. */
function markDamaged(context: Context, document: SourceDocument): void {
  register(context, baseName(document.file), document.file).damaged = true;
}
