/** A document's value held against its schema: typed, or as much of it as can be used to find further errors. */
import * as z from 'zod/mini';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { SourceDocument } from '../load/load.ts';
import type { Schema } from '../model/shape.ts';
import { describeIssue, type Issue } from './describe-issue.ts';

/** What was read of a document. */
export interface Read<T> {
  readonly value: T;
  readonly file: string;
  /** Whether something inside the element at `path` was wrong, so that what it lacks may only look missing. */
  readonly isDamaged: (path: readonly (string | number)[]) => boolean;
}

type Path = (string | number)[];

/** Lists whose entries are read one by one: a wrong entry doesn't hide what is wrong with the others. */
const STUBS: Readonly<Record<string | number, (id: string) => Record<string | number, unknown>>> = {
  phases: (id) => ({ id, name: id }),
  criteria: (id) => ({ id, statement: id }),
  risks: (id) => ({ risk: id }),
  records: (id) => ({ id }),
  claims: (id) => ({ id, text: id, in: [id] }),
  metrics: (id) => ({ id, name: id }),
  entries: (id) => ({
    rule: id,
    file: id,
    fingerprint: `sha256:${'0'.repeat(64)}`,
    text: id,
    since: '2000-01-01',
  }),
};
const ROOT_STUBS: Readonly<Record<string | number, unknown>> = {
  version: 1,
  name: '-',
  records: [],
  claims: [],
  metrics: [],
  entries: [],
};
const MAX_ROUNDS = 4;

/** Checks a document against its schema. All its errors go to `problems`; null when nothing of it can be used. */
export function readDocument<T>(
  schema: Schema<T>,
  document: SourceDocument,
  problems: Diagnostic[],
): Read<T> | null {
  const { file, value } = document;
  if (value === undefined) return null;
  if (value === null) {
    const hint = 'a file of a roadmap begins with "version: 1"';
    problems.push({
      rule: 'schema',
      message: 'the file is empty',
      hint,
      at: { file, line: 1, column: 1, end: 1 },
    });
    return null;
  }
  let result = run(schema, value);
  if ('value' in result) return { value: result.value, file, isDamaged: () => false };
  problems.push(...withoutEchoes(result.issues).flatMap((issue) => describeIssue(file, issue)));
  const copy = structuredClone(value);
  const damaged = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    for (const issue of result.issues) prune(copy, issue, damaged);
    result = run(schema, copy);
    if ('value' in result)
      return { value: result.value, file, isDamaged: (path) => damaged.has(JSON.stringify(path)) };
  }
  return null;
}

function run<T>(schema: Schema<T>, value: unknown): { value: T } | { issues: readonly Issue[] } {
  const result = z.safeParse(schema, value, {
    reportInput: true,
    error: knownKeys,
    jitless: !isLarge(value),
  });
  return result.success
    ? { value: result.data }
    : { issues: result.error.issues as unknown as readonly Issue[] };
}

/** Compiling a schema pays off where it is used often. */
function isLarge(value: unknown): boolean {
  const records = Array.isArray(value) ? value : (value as { records?: unknown } | null)?.records;
  return Array.isArray(records) && records.length > 500;
}

/** A misspelt key is told once: not as the missing one, too, that it was meant to be. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const meant = new Set<string>();
  for (const { code, path, message, keys } of issues) {
    if (code !== 'unrecognized_keys') continue;
    const known = message.split(' ');
    for (const key of keys ?? []) meant.add(JSON.stringify([...path, nearest(key, known)]));
  }
  return issues.filter(({ input, path }) => input !== undefined || !meant.has(JSON.stringify(path)));
}

/** Of unknown keys, zod tells which; the schema tells which it knows. */
function knownKeys(issue: { code?: string | undefined; inst?: unknown }): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const { shape } = (issue.inst as { _zod: { def: { shape: object } } })._zod.def;
  return Object.keys(shape).join(' ');
}

/** Takes what an issue names out of the value, so that the rest can be read. */
function prune(root: unknown, issue: Issue, damaged: Set<string>): void {
  const path = issue.path as Path;
  const end = elementIn(path);
  if (end > 0) damaged.add(JSON.stringify(path.slice(0, end)));
  if (issue.code === 'unrecognized_keys') {
    const container = at(root, path);
    // What is around it may be gone already.
    if (isMap(container)) for (const key of issue.keys ?? []) delete container[key];
  } else if (end === 0) {
    pruneRoot(root, path[0]);
  } else {
    pruneElement(root, path.slice(0, end), path[end]);
  }
}

/** Outside of lists a wrong key goes; one that nothing can be read without gets a stand-in. */
function pruneRoot(root: unknown, key: string | number | undefined): void {
  if (key === undefined || !isMap(root)) return;
  if (key in ROOT_STUBS) root[key] = ROOT_STUBS[key];
  else delete root[key];
}

/** In a list entry a wrong key goes, a missing one gets a stand-in, and what is no entry at all is replaced whole. */
function pruneElement(root: unknown, element: Path, key: string | number | undefined): void {
  const name = element.findLast((step) => typeof step === 'string' && step in STUBS) ?? 'records';
  const stub = STUBS[name]!(`unreadable-${String(element.at(-1))}`);
  const value = at(root, element);
  if (isMap(value) && key !== undefined && key in value) {
    delete value[key];
  } else if (isMap(value) && key !== undefined && key in stub) {
    value[key] = stub[key];
  } else {
    const list = at(root, element.slice(0, -1)) as unknown[] | undefined;
    if (list) list[element.at(-1) as number] = stub;
  }
}

function isMap(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

/** How many steps of the path lead to the innermost list entry that is read by itself; 0: none. */
function elementIn(path: Path): number {
  for (let end = path.length; end > 0; end -= 1) {
    const isEntry = typeof path[end - 1] === 'number';
    if (isEntry && (end === 1 || (path[end - 2]! as string) in STUBS || path[end - 3] === 'registers'))
      return end;
  }
  return 0;
}

function at(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}
