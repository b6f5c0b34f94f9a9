/** Where the characters of a unit's text stand in the source. */
import type { Unit } from './units.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What of the source may stand between two characters of one text: an entity, the start of a line. */
const GAP = 100;
/** So long may an address be. */
const FAR = 2000;

/** A function from an index of the text to the place where that character is written. */
export function placesOf({ text, spans }: Unit, source: string): (index: number) => Place {
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
  return (index) => {
    const at = offsets[index]!;
    return { line: lineOf(source, at), column: at === 0 ? 1 : at - source.lastIndexOf('\n', at - 1) };
  };
}

/** Where a text whose place the parser doesn't tell begins: what it begins with is looked for. */
function seek(source: string, from: number, text: string): number {
  const beginning = /^[^\n]{0,40}/.exec(text)![0];
  const found = source.slice(from, from + FAR).indexOf(beginning);
  return from + Math.max(found, 0);
}

function lineOf(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) line += 1;
  return line;
}
