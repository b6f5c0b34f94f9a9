/** From offsets in a text to lines and columns. */
import type { Span } from '../diagnostics/diagnostic.ts';

/** The offsets at which the lines of `text` begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The place of the offsets `from` to `to`, as far as it goes on its first line. */
export function spanAt(
  file: string,
  text: string,
  starts: readonly number[],
  from: number,
  to: number,
): Span {
  const line = lineNumber(starts, from);
  const column = from - starts[line - 1]! + 1;
  const lineEnd = text.indexOf('\n', from);
  const end = Math.max(from + 1, Math.min(to, lineEnd < 0 ? text.length : lineEnd));
  return { file, line, column, end: column + end - from };
}

/** The number of the line, from 1, that has the offset. */
export function lineNumber(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The line of `text` that has the offset, without its end. */
export function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const to = text.indexOf('\n', offset);
  return text.slice(from, to < 0 ? text.length : to).replace(/\r$/, '');
}
