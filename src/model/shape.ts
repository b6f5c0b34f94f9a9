/**
 * The building blocks of the schemas: text, ids, dates, paths, targets. Each says in its `error` what it expects, as a
 * noun phrase; the sentence around it is made where diagnostics are.
 */
import * as z from 'zod/mini';
import { isDate, parseDuration, type Duration, type IsoDate } from './date.ts';
import { parseTarget, TARGET_PATTERN, type Target } from './target.ts';

/** A schema whose output is T. */
export type Schema<T> = z.ZodMiniType<T, unknown>;

export const ID_PATTERN: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const DIGEST_PATTERN = /^sha256:[0-9a-f]{64}$/;
const COMMIT_PATTERN = /^[0-9a-fA-F]{7,64}$/;
const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const DURATION_PATTERN = /^([1-9]\d* (day|week|month)s?|P[1-9]\d*[DWM])$/;
/** A `..` that stands alone behind a slash, also inside the alternatives of a glob. */
const PARENT = /[/{,(|!]\.\.(?:$|[/},)|])/;

const TEXT = 'text';
const NONEMPTY = 'text that is not empty';

/** The version of the files' format. */
export const version: Schema<1> = z.literal(1, { error: '1' });
/** What editors show for it. */
export const VERSION_SENTENCE = 'The version of the format: 1.';

/** Text with something in it besides white space. */
export const text: Schema<string> = z.string({ error: TEXT }).check(z.regex(/\S/, { error: NONEMPTY }));

/** A name of a phase, criterion, record, register, claim or metric. */
export const id: Schema<string> = z
  .string({ error: 'an id as text' })
  .check(z.regex(ID_PATTERN, { error: 'an id: a letter or digit, then letters, digits, ".", "_" or "-"' }));

/** A day that exists, YYYY-MM-DD. */
export const date: Schema<IsoDate> = z
  .string({ error: 'a date as YYYY-MM-DD' })
  .check(
    z.regex(DATE_PATTERN, { error: 'a date as YYYY-MM-DD', abort: true }),
    z.refine(isDate, { error: 'a day that exists in the calendar' }),
  );

const DURATION = 'a duration such as "6 weeks", "30 days", "3 months" or "P6W"';

/** A length of time above zero. */
export const duration: Schema<Duration> = read(
  z.string({ error: DURATION }).check(z.regex(DURATION_PATTERN)),
  (source) => parseDuration(source)!,
);

const TARGET = 'a target: a number, or ">= 3", "> 3", "<= 3", "< 3", "== 3"';

/** What a value is held against. */
export const target: Schema<Target> = read(
  choose<number | string>(
    [
      z.number({ error: TARGET }),
      z.string().check(
        z.regex(TARGET_PATTERN, { error: TARGET, abort: true }),
        z.refine((source) => parseTarget(source) !== null, { error: 'a target within the range of numbers' }),
      ),
    ],
    TARGET,
    (value) => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : null),
  ),
  (source) => parseTarget(source)!,
);

/** A finite number. */
export const number: Schema<number> = z.number({ error: 'a number' });

/** A whole number from `min` on. */
export function integer(min: number, what: string): Schema<number> {
  return z.int({ error: what }).check(z.gte(min));
}

const PATH = 'a path below the root, written relative to it';

/** A path below the root, normalised: no `.` and no doubled slash left in it. */
export const path: Schema<string> = read(
  z.string({ error: PATH }).check(
    z.minLength(1, { error: PATH, abort: true }),
    z.refine(staysBelow, { abort: true }),
    z.refine((source) => !source.endsWith('/'), { error: 'the path of a file, not of a folder' }),
  ),
  normalisePath,
);

/** A glob below the root, normalised like a path. */
export const glob: Schema<string> = read(
  z.string({ error: 'a glob below the root' }).check(
    z.minLength(1, { error: 'a glob below the root', abort: true }),
    z.refine((source) => staysBelow(source) && !PARENT.test(source), {
      error: 'a glob that stays below the root',
    }),
  ),
  normalisePath,
);

const COMMIT = '7 to 64 hexadecimal digits, in quotes';

/** A commit's object name, or the beginning of one. */
export const commit: Schema<string> = read(
  z.string({ error: COMMIT }).check(z.regex(COMMIT_PATTERN)),
  (source) => source.toLowerCase(),
);

/** A pinned digest, `sha256:` and 64 hexadecimal digits. */
export const digest: Schema<string> = z
  .string({ error: 'a digest "sha256:…"' })
  .check(z.regex(DIGEST_PATTERN, { error: '"sha256:" and 64 hexadecimal digits' }));

const POINTER = 'a JSON Pointer such as "/a/0/b" (RFC 6901)';

/** A JSON Pointer that names something inside the document. */
export const pointer: Schema<string> = z.string({ error: POINTER }).check(z.regex(/^(\/([^~/]|~[01])*)+$/));

const PATTERN = 'a regular expression (RE2) that does not match the empty text';

/** A regular expression as text; `validate` compiles it, since the engine is loaded only where one is used. */
export const pattern: Schema<string> = z.string({ error: PATTERN }).check(z.minLength(1));

/** A scalar to filter, group and count by. */
export type Scalar = string | number | boolean;
export const SCALAR = 'text, a number, true or false';
const scalarTypes = [z.string(), z.number({ error: SCALAR }), z.boolean()] as const;
const scalarIndex = (value: unknown): number | null => {
  const index = ['string', 'number', 'boolean'].indexOf(typeof value);
  return index < 0 ? null : index;
};
export const scalar: Schema<Scalar> = choose(scalarTypes, SCALAR, scalarIndex);

/** A list with something in it. */
export function list<T>(item: Schema<T>, what: string): Schema<readonly T[]> {
  return z
    .array(item, { error: what })
    .check(z.minLength(1, { error: `${what} with at least one entry` })) as never;
}

/** One value or a list of them, read as a list. */
export function oneOrMore<T>(item: Schema<T>, what: string): Schema<readonly T[]> {
  return read(
    choose<T | readonly T[]>([item, list(item, what)], what, (value) => (Array.isArray(value) ? 1 : 0)),
    (value): readonly T[] => (Array.isArray(value) ? value : [value as T]),
  );
}

/** What is expected where a value is no map at all; unknown keys in a map are told otherwise. */
export function asMap(expected: string): {
  error: (issue: { code?: string | undefined }) => string | undefined;
} {
  return { error: ({ code }) => (code === 'unrecognized_keys' ? undefined : expected) };
}

/** A key that may be left out. */
export type Optional<T> = z.ZodMiniOptional<Schema<Exclude<T, undefined>>>;

const SENTENCES = new Map<z.ZodMiniType, string>();
const OPTIONALS = new Map<z.ZodMiniType, z.ZodMiniType>();

/** A key that may be left out, with the sentence that editors show for it. */
export function optional<T>(schema: Schema<T>, sentence: string): Optional<T> {
  let base = OPTIONALS.get(schema);
  if (!base) OPTIONALS.set(schema, (base = z.optional(schema)));
  return describe(base, sentence) as unknown as Optional<T>;
}

/** A key that has to be there, with its sentence. */
export function required<T>(schema: Schema<T>, sentence: string): Schema<T> {
  return describe(schema, sentence);
}

/** A key of its own for each sentence, though many keys have the same schema, which takes far longer to make. */
function describe<S extends z.ZodMiniType>(schema: S, sentence: string): S {
  const key = Object.create(schema) as S;
  SENTENCES.set(key, sentence);
  return key;
}

/** The sentences of all keys. */
export function sentences(): ReadonlyMap<z.ZodMiniType, string> {
  return SENTENCES;
}

/** A schema that turns what it accepted into what the model works with. */
export function read<I, O>(schema: Schema<I>, turn: (value: I) => O): Schema<O> {
  return z.pipe(schema as never, z.transform(turn as never)) as never;
}

/**
 * A union whose branch is chosen by a look at the value, so that a wrong value gets the errors of the branch it was
 * meant for, and a long list is not tried against every branch. To JSON Schema it is a plain union.
 * @param pick the branch's index, or null when the value fits none
 */
export function choose<T>(
  branches: readonly z.ZodMiniType[],
  expected: string,
  pick: (value: unknown) => number | null,
): Schema<T> {
  const union = z.union(branches as never, { error: expected });
  const parse: typeof union._zod.parse = (payload, context) => {
    const index = pick(payload.value);
    if (index !== null) return branches[index]!._zod.run(payload as never, context);
    payload.issues.push({ code: 'custom', input: payload.value, inst: union, path: [] } as never);
    return payload;
  };
  union._zod.parse = parse;
  union._zod.run = parse;
  return union as never;
}

function staysBelow(source: string): boolean {
  if (/^([/\\~]|[A-Za-z]:[/\\])|\0|^[a-z]+:\/\//.test(source)) return false;
  let depth = 0;
  for (const part of source.split(/[/\\]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return false;
  }
  return depth > 0;
}

function normalisePath(source: string): string {
  const parts: string[] = [];
  for (const part of source.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
