/**
 * YAML text to values, twice: a fast reader for the plain documents that people write, and `yaml` for everything that
 * the fast one objects to or can't be trusted with. The second also tells all the errors, not only the first.
 */
import { CORE_SCHEMA, load, Type, YAMLException, type LoadOptions } from 'js-yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isSpecial, watchLines } from './special-yaml.ts';

/** A value, or what is wrong with the text. */
export type Parsed = { readonly value: unknown } | { readonly problems: readonly Diagnostic[] };

/** Collections within collections; far more than the format has, far less than the stack bears. */
const MAX_DEPTH = 100;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const INTEGER = /^(?:[-+]?\d+|0o[0-7]+|0x[0-9a-fA-F]+)$/;

/** Numbers of YAML 1.2, also where they are too large for a number: `3e21912` is no text. */
const NUMBERS = [
  new Type('tag:yaml.org,2002:int', { kind: 'scalar', resolve: is(INTEGER), construct: Number }),
  new Type('tag:yaml.org,2002:float', {
    kind: 'scalar',
    resolve: is(FLOAT, NOT_FINITE),
    construct: (source: string) => (NOT_FINITE.test(source) ? notFinite(source) : Number(source)),
  }),
];
/** How the fast reader reads; `maxDepth` is not in its types. */
export const FAST_READING = {
  schema: CORE_SCHEMA.extend({ implicit: NUMBERS }),
  maxDepth: MAX_DEPTH,
} as LoadOptions;

function is(...patterns: readonly RegExp[]): (source: unknown) => boolean {
  // Most scalars are words, which begin behind the digits and signs.
  return (source) =>
    typeof source === 'string' && source.charCodeAt(0) <= 0x39 && patterns.some((one) => one.test(source));
}

function notFinite(source: string): number {
  if (source.length === 4 && /nan/i.test(source)) return Number.NaN;
  return source.startsWith('-') ? -Infinity : Infinity;
}

/**
 * Reads one YAML 1.2 document (core schema).
 * @param file relative to the root, for the places of problems
 */
export async function parseYaml(file: string, text: string): Promise<Parsed> {
  const fast = parseFast(text);
  if (fast === 'other-reader') return await (await import('./parse-yaml-fully.ts')).parseFully(file, text);
  if ('value' in fast) return fast;
  if (!fast.deep) {
    const full = await (await import('./parse-yaml-fully.ts')).parseFully(file, text);
    if ('problems' in full) return full;
  }
  return { problems: [fastProblem(file, fast.error, fast.deep)] };
}

/** What the fast reader says; `deep`: it gave up on account of the depth. */
type Fast =
  | { readonly value: unknown }
  | { readonly error: YAMLException; readonly deep: boolean }
  | 'other-reader';

/** Reads one document with the fast reader alone. */
export function parseFast(text: string): Fast {
  // What is special is read as well: how deep it goes, the other reader finds out at a high price.
  const isForOther = isSpecial(text);
  const watch = isForOther ? null : watchLines(text);
  try {
    const value: unknown = load(text, watch ? { ...FAST_READING, listener: watch.listener } : FAST_READING);
    return isForOther || watch?.isDoubtful() ? 'other-reader' : { value: value ?? null };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const deep = error.reason.includes('maxDepth');
    return isForOther && !deep ? 'other-reader' : { error, deep };
  }
}

function fastProblem(file: string, error: YAMLException, deep: boolean): Diagnostic {
  const [line, column] = [error.mark.line + 1, error.mark.column + 1];
  return {
    rule: 'yaml-syntax',
    message: deep ? `more than ${MAX_DEPTH} levels of lists and maps in one another` : error.reason,
    hint: deep ? 'a roadmap needs only a few levels: check the brackets' : 'correct the YAML here',
    at: { file, line, column, end: column + 1 },
  };
}
