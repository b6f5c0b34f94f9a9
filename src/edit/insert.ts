/** Where a new entry goes, in blocks of lines and between brackets, so that comments stay with what they are about. */
import type { Edit } from './edit.ts';
import { columnOf, endsLine, lineEndOf, lineStopOf, startsLine } from './text-lines.ts';

/**
 * Puts lines below something.
 * @param end where that ends
 * @param column where it begins; comments that follow further in belong to it
 */
export function insertBelow(text: string, end: number, column: number, lines: readonly string[]): Edit {
  const lineEnd = lineEndOf(text);
  const block = lines.join(lineEnd);
  // A block of text ends behind its last line end.
  const isBehind = end > 0 && text[end - 1] === '\n';
  const start = isBehind ? end : nextLine(text, end);
  const stop = lastComment(text, start, column);
  if (stop === null && isBehind) return insertAt(end, block + lineEnd);
  return insertAt(stop ?? lineStopOf(text, end), lineEnd + block);
}

/** Where the last of the comments ends that stand from `start` on, further in than `column`; null: there is none. */
function lastComment(text: string, start: number, column: number): number | null {
  let last: number | null = null;
  for (let at = start; at < text.length; at = nextLine(text, at)) {
    const stop = lineStopOf(text, at);
    const line = text.slice(at, stop);
    if (line.trim() === '') continue;
    if (!line.trimStart().startsWith('#') || line.search(/\S/) <= column) break;
    last = stop;
  }
  return last;
}

function nextLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next < 0 ? text.length : next + 1;
}

/**
 * Puts an entry behind another one of a list or a map in brackets; on a line of its own if that one has one.
 * @param before where that entry begins and ends
 * @param pad what stands behind a comma
 */
export function insertBehind(
  text: string,
  before: { readonly from: number; readonly to: number },
  entry: string,
  pad = ' ',
): readonly Edit[] {
  const { from, to } = before;
  if (!startsLine(text, from)) return [insertAt(to, `,${pad}${entry}`)];
  const lead = lineEndOf(text) + ' '.repeat(columnOf(text, from));
  const comma = /^(?:\s|#[^\n]*(?:\n|$))*,/.exec(text.slice(to))?.[0].length ?? 0;
  if (!endsLine(text, to + comma)) return [insertAt(to, `,${lead}${entry}`)];
  const stop = lineStopOf(text, to + comma);
  if (comma > 0) return [insertAt(stop, `${lead}${entry},`)];
  return [insertAt(to, ','), insertAt(stop, lead + entry)];
}

export function insertAt(offset: number, text: string): Edit {
  return { from: offset, to: offset, text };
}
