/** The schemas of the proofs: one a kind; `verify/proofs` holds the verifier of each. */
import * as z from 'zod/mini';
import { canonicalJson } from './canonical-json.ts';
import type { Proof, ProofKind } from './proof.ts';
import {
  asMap,
  optional,
  required,
  choose,
  commit,
  date,
  digest,
  duration,
  glob,
  integer,
  list,
  oneOrMore,
  path,
  pattern,
  pointer,
  read,
  scalar,
  target,
  text,
  type Schema,
} from './shape.ts';

const texts = oneOrMore(text, 'text, or a list of texts');
const globs = oneOrMore(glob, 'a glob, or a list of globs');
const seconds = integer(1, 'a whole number of seconds, at least 1');

const common = {
  on: optional(date, 'The day this proof speaks for; default: the record’s date.'),
  covers: optional(globs, 'What it was measured on: when these files change, the proof is stale.'),
  digest: optional(digest, 'The pinned digest of the files that `covers` names.'),
};

const textConditions = {
  contains: optional(texts, 'Text that has to occur.'),
  excludes: optional(texts, 'Text that must not occur.'),
  matches: optional(pattern, 'A regular expression (RE2) that has to match somewhere.'),
  headings: optional(texts, 'Markdown headings that have to be there, each with text below it.'),
  min_words: optional(integer(1, 'a whole number of words, at least 1'), 'The least number of words.'),
};

const equalsValue = choose([scalar, z.null()], 'text, a number, true, false or null', (value) =>
  value === null ? 1 : 0,
);

const valueConditions = {
  is: optional(target, 'The target that the number there has to reach.'),
  equals: optional(
    oneOrMore(equalsValue, 'a value, or a list of values'),
    'The value there, or any of a list.',
  ),
};

const lasting = optional(duration, 'How long an answer is remembered; default: not at all.');

const revisionConditions = {
  paths: optional(globs, 'Globs that it has to touch.'),
  signed: optional(z.literal(true, { error: 'true' }), 'Whether git has to verify a signature.'),
};

// Git allows no control characters; a property class of Unicode would say so at a higher cost.
// oxlint-disable-next-line no-control-regex
const TAG = /^[^-\s~^:?*[\\\u0000-\u001f\u007f-\u009f][^\s~^:?*[\\\u0000-\u001f\u007f-\u009f]*$/;
const URL_EXPECTED = 'an http or https address without a user name or password';
const url = z.string({ error: URL_EXPECTED }).check(z.refine(isWebAddress, { error: URL_EXPECTED }));

/** The schema of each kind, made when a proof of the kind is met; its key is the key that the kind is told by. */
const proofSchemas: Record<ProofKind, () => z.ZodMiniType> = {
  file: () => z.strictObject({ file: required(path, 'A non-empty file.'), ...textConditions, ...common }),
  files: () =>
    z.strictObject({
      files: required(glob, 'A glob of files.'),
      min: optional(integer(1, 'a whole number of files, at least 1'), 'How many must match; default 1.'),
      each: optional(
        z.strictObject(textConditions, asMap('a map of conditions')),
        'What has to hold for every file that matches.',
      ),
      ...common,
    }),
  data: () =>
    z.strictObject({
      data: required(path, 'A JSON, YAML, JSON Lines or CSV file, or the front matter of a Markdown file.'),
      pointer: required(pointer, 'Where in it, as a JSON Pointer (RFC 6901).'),
      ...valueConditions,
      shows: optional(
        z.record(z.string(), pointer, asMap('a map of field names to JSON Pointers')),
        'Fields of the record that have to equal the values at these pointers.',
      ),
      ...common,
    }),
  junit: () =>
    z.strictObject({
      junit: required(path, 'A JUnit XML report.'),
      min_tests: optional(
        integer(1, 'a whole number of tests, at least 1'),
        'How many tests must have run; default 1.',
      ),
      ...common,
    }),
  commit: () =>
    z.strictObject({
      commit: required(commit, 'A commit that HEAD descends from.'),
      ...revisionConditions,
      ...common,
    }),
  tag: () =>
    z.strictObject({
      tag: required(
        z.string({ error: 'the name of a tag' }).check(z.regex(TAG, { error: 'the name of a tag' })),
        'A tag that HEAD descends from.',
      ),
      ...revisionConditions,
      ...common,
    }),
  run: () =>
    z.strictObject({
      run: required(
        list(text, 'a command as a list of texts: the program, then its arguments'),
        'A command, without a shell. Needs a permission flag.',
      ),
      exit: optional(integer(0, 'an exit code'), 'The exit code it must end with; default 0.'),
      timeout: optional(seconds, 'Seconds until it is ended; default 60.'),
      stdout: optional(
        z.strictObject(
          {
            contains: textConditions.contains,
            matches: textConditions.matches,
            pointer: optional(pointer, 'Where in the JSON that it prints, as a JSON Pointer (RFC 6901).'),
            is: valueConditions.is,
          },
          asMap('a map of conditions'),
        ),
        'What has to hold for what it prints.',
      ),
      must_fail: optional(
        list(text, 'a command as a list of texts'),
        'Its negative control: a command that has to fail.',
      ),
      cache: lasting,
      ...common,
    }),
  url: () =>
    z.strictObject({
      url: required(url, 'A web address. Needs a permission flag.'),
      contains: textConditions.contains,
      pointer: optional(pointer, 'Where in the JSON of the answer, as a JSON Pointer (RFC 6901).'),
      ...valueConditions,
      cache: lasting,
      ...common,
    }),
  attested: () =>
    z.strictObject({
      attested: required(
        z.strictObject(
          {
            by: required(text, 'Who stated it.'),
            on: required(date, 'The day it was stated.'),
            statement: required(text, 'What was stated.'),
          },
          asMap('a map with by, on and statement'),
        ),
        'What a named person stated.',
      ),
      signature: optional(path, 'An SSH signature of the statement.'),
      ...common,
    }),
};

export const PROOF_KINDS: readonly ProofKind[] = Object.keys(proofSchemas) as ProofKind[];
const KIND_LIST = PROOF_KINDS.join(', ');

/** A proof as it is written, turned into the form the other stages work with. */
export const proof: Schema<Proof> = read(
  choose<Record<string, unknown>>(
    [
      ...PROOF_KINDS.map((kind) => z.lazy(proofSchemas[kind])),
      read(choose<string>([path, glob, url], '', textIndex), expandShorthand),
    ],
    `a proof: a path, a glob, a web address, or a map with exactly one of ${KIND_LIST}`,
    proofIndex,
  ),
  finishProof,
);

/** The proofs of a record or a criterion. */
export const proofs: Schema<readonly Proof[]> = list(proof, 'a list of proofs');

function proofIndex(value: unknown): number | null {
  if (typeof value === 'string') return PROOF_KINDS.length;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const found = PROOF_KINDS.filter((kind) => Object.hasOwn(value, kind));
  return found.length === 1 ? PROOF_KINDS.indexOf(found[0]!) : null;
}

/** Text alone is a file, a glob or a web address: the index of which. */
function textIndex(value: unknown): 0 | 1 | 2 {
  if (/^https?:\/\//.test(String(value))) return 2;
  return /[*?[\]{}]/.test(String(value)) ? 1 : 0;
}

function expandShorthand(source: string): Record<string, unknown> {
  return { [(['file', 'files', 'url'] as const)[textIndex(source)]]: source };
}

/** A default that is written out makes no other proof. */
const DEFAULTS: Readonly<Record<string, unknown>> = { min: 1, min_tests: 1, exit: 0, timeout: 60 };

function finishProof(value: Record<string, unknown>): Proof {
  const kind = PROOF_KINDS.find((name) => Object.hasOwn(value, name))!;
  return { kind, key: keyOfProof(value), ...value } as unknown as Proof;
}

/** What tells a proof, as its schema reads it, apart from others. */
export function keyOfProof(value: Readonly<Record<string, unknown>>): string {
  const hasDefault = Object.keys(DEFAULTS).some((name) => value[name] === DEFAULTS[name]);
  if (!hasDefault) return canonicalJson(value);
  return canonicalJson(
    Object.fromEntries(Object.entries(value).filter(([name, entry]) => DEFAULTS[name] !== entry)),
  );
}

function isWebAddress(source: string): boolean {
  if (!/^https?:\/\//.test(source) || !URL.canParse(source)) return false;
  const { username, password } = new URL(source);
  return username === '' && password === '';
}
