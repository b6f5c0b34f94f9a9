/** Where texts stand in a larger one: many are found about as fast as a few. */
import { NARROW } from '../../model/numerals.ts';
import { wordingPattern } from './wording.ts';

const NARROW_SPACE = new RegExp(NARROW);

/** A text by its words: what stands between white space. */
export interface WordIndex {
  readonly words: readonly string[];
  /** The words with single spaces between. */
  readonly flat: string;
  /** The same with what ends a number in place of a space where such stands: the end of a cell, or of a paragraph. */
  readonly parted: string;
  /** Where each word begins in the flat text, and in the text itself. */
  readonly inFlat: readonly number[];
  readonly inText: readonly number[];
  /** The places among the words where a word stands. */
  readonly placesOf: ReadonlyMap<string, readonly number[]>;
}

/** A place in the text. */
export interface Occurrence {
  readonly index: number;
  readonly length: number;
}

/** Prepares a text, NFC, for being searched. */
export function indexWords(text: string): WordIndex {
  const [words, inFlat, inText]: [string[], number[], number[]] = [[], [], []];
  const placesOf = new Map<string, number[]>();
  let [parted, end, length] = ['', 0, 0];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const places = placesOf.get(word);
    if (places) places.push(words.length);
    else placesOf.set(word, [words.length]);
    parted += words.length === 0 ? word : gapOf(text.slice(end, index)) + word;
    end = index + word.length;
    words.push(word);
    inText.push(index);
    inFlat.push(length);
    length += word.length + 1;
  }
  return { words, flat: words.join(' '), parted, inFlat, inText, placesOf };
}

/** White space as far as it tells where a number ends, as one character. */
function gapOf(space: string): string {
  if (space === ' ' || space === '\n') return ' ';
  if (/\f|\n[^\S\n]*\n/.test(space)) return '\f';
  return NARROW_SPACE.test(space) ? '\u00a0' : ' ';
}

/** Where the wanted text stands, as `wordingPattern` says; none overlaps the one before. */
export function* occurrencesOf(index: WordIndex, wanted: string): Generator<Occurrence> {
  const words = wanted.normalize('NFC').split(/\s+/).filter(Boolean);
  // To make a pattern of a long text takes longer than to see that it is not there.
  let pattern: RegExp | undefined;
  let behind = 0;
  for (const start of likelyStarts(index, words)) {
    if (start < behind) continue;
    pattern ??= new RegExp(wordingPattern(wanted).source, 'uy');
    pattern.lastIndex = start;
    const found = pattern.exec(index.parted);
    if (!found) continue;
    behind = start + found[0].length;
    const from = placeOf(index, start);
    yield { index: from, length: placeOf(index, behind - 1) + 1 - from };
  }
}

/** Offsets in the flat text, in order, where the words may begin. */
function* likelyStarts(index: WordIndex, wanted: readonly string[]): Generator<number> {
  const [first, last] = [wanted[0], wanted.at(-1)];
  if (first === undefined || last === undefined) return;
  if (wanted.length < 3) {
    const text = wanted.join(' ');
    for (let at = index.flat.indexOf(text); at >= 0; at = index.flat.indexOf(text, at + 1)) yield at;
    return;
  }
  const { places, offset } = rarest(index, wanted);
  for (const place of places) {
    const begin = place - offset;
    const word = index.words[begin];
    if (!word?.endsWith(first) || !index.words[begin + wanted.length - 1]?.startsWith(last)) continue;
    yield index.inFlat[begin]! + word.length - first.length;
  }
}

/** The word that the text has least often; the first and the last may be parts of longer ones. */
function rarest(
  { placesOf }: WordIndex,
  wanted: readonly string[],
): { readonly places: readonly number[]; readonly offset: number } {
  let best = { places: placesOf.get(wanted[1]!) ?? [], offset: 1 };
  for (let offset = 2; offset < wanted.length - 1; offset += 1) {
    const places = placesOf.get(wanted[offset]!) ?? [];
    if (places.length < best.places.length) best = { places, offset };
  }
  return best;
}

/** Where a character of the flat text stands in the text; no space is asked for. */
function placeOf(index: WordIndex, offset: number): number {
  let [low, high] = [0, index.inFlat.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (index.inFlat[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return index.inText[low]! + offset - index.inFlat[low]!;
}
