/** A text's sentences. */

export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const END = new Set(['.', '!', '?', '…', '。']);
const CLOSERS = new Set(['"', "'", '”', '’', ')', ']']);
/** A point after these ends no sentence. */
const ABBREVIATIONS = new Set(
  'approx ca cf dr e.g eg est etc fig i.e ie incl max min mr mrs ms no st vs'.split(' '),
);
const LONGEST_ABBREVIATION = 6;

/** Cuts a text where sentences end: at a mark that white space and no small letter follow. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!END.has(text[at]!)) continue;
    let end = at + 1;
    while (CLOSERS.has(text[end]!)) end += 1;
    if (!endsHere(text, at, end)) continue;
    sentences.push({ start, end });
    start = end;
    at = end - 1;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}

function endsHere(text: string, at: number, end: number): boolean {
  if (!/\s/.test(text[end] ?? '')) return false;
  let next = end;
  // Bounded, so that a long run of white space after many marks is no trap.
  while (next < end + 4 && /\s/.test(text[next] ?? '')) next += 1;
  if (/\p{Ll}/u.test(text[next] ?? '')) return false;
  if (text[at] !== '.') return true;
  const before = text.slice(Math.max(0, at - LONGEST_ABBREVIATION - 1), at);
  const word = before.slice(before.search(/\S*$/)).replace(/^[^\p{L}]+/u, '');
  return !ABBREVIATIONS.has(word.toLowerCase());
}
