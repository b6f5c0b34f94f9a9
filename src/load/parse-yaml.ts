/**
 * YAML text to values, twice: a fast reader for the plain documents that people write, and `yaml` for everything that
 * the fast one objects to or can't be trusted with. The second also tells all the errors, not only the first.
 */
import {
  constructFromEvents,
  CORE_SCHEMA,
  EVENT_ID,
  floatCoreTag,
  mapTag,
  NOT_RESOLVED,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** A value, or what is wrong with the text. */
export type Parsed = { readonly value: unknown } | { readonly problems: readonly Diagnostic[] };

/** Collections within collections; far more than the format has, far less than the stack bears. */
const MAX_DEPTH = 100;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** YAML 1.2's float, also where it is too large for a number: `3e21912` is no text. */
const float = {
  ...floatCoreTag,
  resolve: (source: string, isExplicit: boolean, tag: string): number | typeof NOT_RESOLVED => {
    const value = floatCoreTag.resolve(source, isExplicit, tag);
    return value === NOT_RESOLVED && FLOAT.test(source) ? Number(source) : value;
  },
};

/** A map that takes neither the key `__proto__` nor one that is empty, which has no name. */
const safeMap = {
  ...mapTag,
  addPair: (map: Record<string, unknown>, key: unknown, value: unknown): string => {
    if (key === null) return 'a key is empty';
    return key === '__proto__' ? 'the key "__proto__" is not allowed' : mapTag.addPair(map, key, value);
  },
};

const SCHEMA = CORE_SCHEMA.withTags(float, safeMap);

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

type Fast =
  | { readonly value: unknown }
  | { readonly error: YAMLException; readonly deep: boolean }
  | 'other-reader';

function parseFast(text: string): Fast {
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    let documents = 0;
    for (const event of events) {
      if (event.type === EVENT_ID.POP) continue;
      if (event.type === EVENT_ID.DOCUMENT) {
        documents += 1;
        if (documents > 1 || event.directives.length > 0) return 'other-reader';
      } else if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0 || event.tagStart >= 0) {
        return 'other-reader';
      }
    }
    return { value: constructFromEvents(events, { source: text, schema: SCHEMA })[0] ?? null };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { error, deep: error.reason.includes('maxDepth') || error.reason.includes('nesting') };
  }
}

function fastProblem(file: string, error: YAMLException, deep: boolean): Diagnostic {
  const [line, column] = [(error.mark?.line ?? 0) + 1, (error.mark?.column ?? 0) + 1];
  return {
    rule: 'yaml-syntax',
    message: deep ? `more than ${MAX_DEPTH} levels of lists and maps in one another` : error.reason,
    hint: deep ? 'a roadmap needs only a few levels: check the brackets' : 'correct the YAML here',
    at: { file, line, column, end: column + 1 },
  };
}
