/** Where the characters of a unit's text stand in the source. */
import type { Unit } from './unit.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What of the source may stand between two characters of one text: an entity, the start of a line. */
const GAP = 100;
/** So long may an address be. */
const FAR = 2000;

/** For each index of the text the offset in the source where that character is written. */
export function offsetsOf({ text, spans }: Unit, source: string): readonly number[] {
  const offsets: number[] = [];
  let offset = spans[0]?.from ?? 0;
  for (const [order, { index, from, to }] of spans.entries()) {
    const end = spans[order + 1]?.index ?? text.length;
    offset = from ?? seek(source, offset, text.slice(index, end));
    for (let at = index; at < end; at += 1) {
      // The source has the same characters in the same order, with markup between them; an entity has none of them.
      const found = source.slice(offset, Math.min(offset + GAP, to)).indexOf(text[at]!);
      offset = Math.min(offset + Math.max(found, 0), to);
      offsets.push(offset);
      if (found >= 0) offset += 1;
    }
  }
  return offsets;
}

/** Where a text whose place the parser doesn't tell begins: what it begins with is looked for. */
function seek(source: string, from: number, text: string): number {
  const beginning = /^[^\n]{0,40}/.exec(text)![0];
  const found = source.slice(from, from + FAR).indexOf(beginning);
  return from + Math.max(found, 0);
}

/** Where the lines of a text begin. */
export function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The place of an offset. */
export function placeAt(offset: number, starts: readonly number[]): Place {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}
