/** Statements of documents as claims that can be registered: each with a name made of its words. */
import { flatten } from '../model/flat-text.ts';
import { createFreeIds, joinWords, tellingWords } from '../model/make-ids.ts';
import { USUAL, type RecordStyle } from './record-style.ts';
import type { NewRecord } from './write-record.ts';
import { writeValue } from './write-value.ts';

/** A claim of claims.yaml, still without evidence. */
export type NewClaim = NewRecord & { readonly text: string; readonly in: readonly string[] };

/** How claims are written where none are: a line each, as findings offer them. */
export const CLAIM_STYLE: RecordStyle = { ...USUAL, inBraces: true };

const WORDS = 5;

/**
 * The claims that statements make, in their order; statements of the same words are one claim of several documents.
 * @param taken ids of the claims that there are
 */
export function claimsOf(
  statements: readonly { readonly text: string; readonly file: string }[],
  taken: readonly string[],
): readonly NewClaim[] {
  const files = new Map<string, Set<string>>();
  for (const { text, file } of statements) {
    const key = flatten(text);
    files.set(key, (files.get(key) ?? new Set()).add(file));
  }
  const freeId = createFreeIds(taken);
  const claims = new Map<string, NewClaim>();
  for (const [text, documents] of files) {
    claims.set(text, { id: freeId(idOf(text)), text, in: [...documents] });
  }
  return statements.map(({ text }) => claims.get(flatten(text))!);
}

/** The YAML that registers a claim: an entry of the list in claims.yaml, on one line. */
export function offerClaim(claim: NewClaim): string {
  return `- ${writeValue(claim, CLAIM_STYLE)}`;
}

/** A name of the words around the first figure: `proven-40x-speedups`. */
function idOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|(?<=\d)[,'’](?=\d{3})/gu, '')
    .match(/\d+(?:\.\d+)+\w*|[a-z0-9]+/g);
  const telling = tellingWords(words ?? []);
  const figure = telling.findIndex((word) => /\d/.test(word));
  const chosen = telling.slice(Math.max(0, figure - 2)).slice(0, WORDS);
  return joinWords(chosen) || 'claim';
}
