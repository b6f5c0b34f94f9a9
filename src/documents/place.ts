/** Places in a Markdown document. */
import type { Node } from 'mdast';

/** Lines and columns, from 1; `endLine` is the last line. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

/** A stretch of the source: offsets in UTF-16 units, `to` behind its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where a node of a parsed document stands. */
export function placeOf({ position }: Node): LinePlace & Stretch {
  const { start, end } = position!;
  return {
    line: start.line,
    column: start.column,
    endLine: end.line,
    from: start.offset!,
    to: end.offset!,
  };
}

/** Whether one of the stretches has the offset. */
export function isWithin(stretches: readonly Stretch[], offset: number): boolean {
  return stretches.some(({ from, to }) => from <= offset && offset < to);
}

/** The place as reports have it: with a last line only where there are several. */
export function reportPlace(
  file: string,
  { line, column, endLine }: LinePlace,
): { readonly file: string; readonly line: number; readonly column: number; readonly endLine?: number } {
  return { file, line, column, ...(endLine > line ? { endLine } : {}) };
}

/** Finds the offsets of places in a text whose lines end with LF. */
export function createOffsets(text: string): (place: Pick<LinePlace, 'line' | 'column'>) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return ({ line, column }) => (starts[line - 1] ?? text.length) + column - 1;
}
