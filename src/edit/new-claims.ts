/** Statements of documents as claims that can be registered: each with a name made of its words. */
import { USUAL, type RecordStyle } from './record-style.ts';
import type { NewRecord } from './write-record.ts';
import { writeValue } from './write-value.ts';

/** A claim of claims.yaml, still without evidence. */
export type NewClaim = NewRecord & { readonly text: string; readonly in: readonly string[] };

/** How claims are written where none are: a line each, as findings offer them. */
export const CLAIM_STYLE: RecordStyle = { ...USUAL, inBraces: true };

const WORDS = 5;
/** Characters of a name. */
const LONGEST = 48;
/** Words that tell nothing of what is claimed. */
const FILLERS = new Set(
  'a an and are as at be been by can for from had has have in is it its of on or our so that the their they this to up was we were will with you your'.split(
    ' ',
  ),
);

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
  const ids = new Set(taken);
  const next = new Map<string, number>();
  const claims = new Map<string, NewClaim>();
  for (const [text, documents] of files) {
    const id = freeId(idOf(text), ids, next);
    ids.add(id);
    claims.set(text, { id, text, in: [...documents] });
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
  const telling = (words ?? []).filter((word) => !FILLERS.has(word));
  const figure = telling.findIndex((word) => /\d/.test(word));
  const chosen = telling.slice(Math.max(0, figure - 2)).slice(0, WORDS);
  let id = '';
  for (const word of chosen) {
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`;
    if (longer.length > LONGEST) break;
    id = longer;
  }
  return id === '' ? 'claim' : id;
}

/** @param next for each name the number to try next, so that many of one name are no search */
function freeId(wanted: string, taken: ReadonlySet<string>, next: Map<string, number>): string {
  if (!taken.has(wanted)) return wanted;
  let number = next.get(wanted) ?? 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  next.set(wanted, number + 1);
  return `${wanted}-${number}`;
}

function flatten(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
