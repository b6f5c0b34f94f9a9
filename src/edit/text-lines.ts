/** Lines of a text and the columns in them. */

/** How the text ends its lines. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

/** The offset at which the line of `offset` begins. */
function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset at which the line of `offset` ends, before its line end. */
export function lineStopOf(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  if (next < 0) return text.length;
  return next > offset && text[next - 1] === '\r' ? next - 1 : next;
}

/** How many characters stand before `offset` on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}

/** Whether nothing but spaces stands before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStartOf(text, offset), offset).trim() === '';
}

/** Whether nothing but a comment follows `offset` on its line. */
export function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:#|$)/.test(text.slice(offset, lineStopOf(text, offset)));
}
