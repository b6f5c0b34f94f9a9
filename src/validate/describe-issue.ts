/** From what a schema objects to, to a sentence that a maintainer can act on. */
import { clip } from '../diagnostics/clip.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest, suggest } from '../diagnostics/nearest.ts';
import { PROOF_KINDS } from '../model/proof-schema.ts';

/** What zod says of one wrong value. */
export interface Issue {
  readonly code: string;
  readonly path: readonly (string | number)[];
  /** What was expected, as a noun phrase; of unknown keys, the known ones separated by spaces. */
  readonly message: string;
  readonly input?: unknown;
  readonly keys?: readonly string[];
}

/** The diagnostics that an issue gives: one for each unknown key, else one. */
export function describeIssue(file: string, issue: Issue): readonly Diagnostic[] {
  const { path, keys } = issue;
  if (issue.code === 'unrecognized_keys' && keys) {
    const known = issue.message.split(' ');
    return keys.map((key) => ({
      rule: 'schema',
      message: `unknown key "${clip(key)}"`,
      hint:
        key === '<<'
          ? 'merge keys are not part of YAML 1.2: write the keys out'
          : (misplacedHint(key, known) ?? suggest(key, known, 'known keys')),
      at: { file, path: [...path, key], on: 'key' },
    }));
  }
  const expected = issue.message;
  const name = nameOf(path);
  if (issue.input === undefined) {
    const at = { file, path: path.slice(0, -1) };
    const key = String(path.at(-1) ?? 'the file');
    return [{ rule: 'schema', message: `"${key}" is missing`, hint: `add ${key}: ${expected}`, at }];
  }
  const kinds = expected.startsWith('a proof:') ? describeKinds(file, path, issue.input) : null;
  if (kinds !== null) return [kinds];
  const found = describeValue(issue.input);
  const message = `${name} is ${found}, but has to be ${expected}`;
  return [{ rule: 'schema', message, hint: hintFor(issue.input, expected), at: { file, path } }];
}

/** A key that belongs elsewhere: what is a proof stands in a list of them, and parts are named. */
function misplacedHint(key: string, known: readonly string[]): string | null {
  if (known.includes('proofs') && PROOF_KINDS.some((kind) => kind === key))
    return `it is a proof: proofs: [{ ${key}: … }]`;
  return key === 'id' && known.includes('name') && !known.includes(key) ? 'did you mean "name"?' : null;
}

/** A map that would be a proof, if its kind were not misspelt or if it had but one; null: it is something else. */
function describeKinds(file: string, path: Issue['path'], value: unknown): Diagnostic | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const keys = Object.keys(value);
  const kinds = keys.filter((key) => (PROOF_KINDS as readonly string[]).includes(key));
  if (kinds.length > 1) {
    const message = `a proof is of exactly one kind, and this one is of ${kinds.length}: ${kinds.join(', ')}`;
    return { rule: 'schema', message, hint: 'write each as a proof of its own', at: { file, path } };
  }
  const misspelt = keys.find((key) => nearest(key, PROOF_KINDS) !== null);
  if (misspelt === undefined) return null;
  const at = { file, path: [...path, misspelt], on: 'key' } as const;
  const hint = `did you mean "${nearest(misspelt, PROOF_KINDS)}"?`;
  return { rule: 'schema', message: `unknown key "${clip(misspelt)}"`, hint, at };
}

/** A value in a few words. */
function describeValue(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text "${clip(value)}"`;
  if (typeof value === 'number')
    return Number.isFinite(value) ? `the number ${value}` : 'a number out of range';
  return String(value);
}

const QUOTABLE =
  /^(text|an id|7 to 64|a date|a path|a glob|a JSON Pointer|the name|an http|a digest|a duration)/;
const TRUTH_WORDS = /^(y|yes|n|no|on|off)$/i;

function hintFor(value: unknown, expected: string): string {
  if ((typeof value === 'number' || typeof value === 'boolean') && QUOTABLE.test(expected)) {
    return `YAML reads this as a ${typeof value === 'number' ? 'number' : 'truth value'}; put it in quotes`;
  }
  if (value === null) return 'write a value (in quotes if it begins with "#"), or leave the key out';
  if (typeof value === 'string' && expected === 'true or false' && TRUTH_WORDS.test(value)) {
    return `in YAML 1.2 "${value}" is text; write ${/^(y|yes|on)$/i.test(value) ? 'true' : 'false'}`;
  }
  if (typeof value === 'string' && /below the root/.test(expected)) {
    return 'paths are relative to the root, the folder that holds roadmap/, and never leave it';
  }
  const listed = typeof value === 'string' ? listOf(value, expected) : null;
  return listed === null ? `write ${expected}` : `write a list: ${listed}`;
}

/** A plain text as the list that it was to be; null: it was to be none, or needs quotes. */
function listOf(text: string, expected: string): string | null {
  if (!/^[\w./-]+(?: [\w./-]+)*$/.test(text)) return null;
  if (expected.startsWith('a command as a list')) return `[${text.split(' ').join(', ')}]`;
  return expected.startsWith('a list of') ? `[${text}]` : null;
}

function nameOf(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last === 'string') return `"${clip(last)}"`;
  const list = path.findLast((step) => typeof step === 'string');
  return list === undefined ? `entry ${last + 1}` : `entry ${last + 1} of "${list}"`;
}
