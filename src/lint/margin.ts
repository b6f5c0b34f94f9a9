/** Margins of error: how sure a figure is, which is no statement of its own. */
import type { Token } from './tokens.ts';

/** "→", "<", "±": no word. */
export function isMark({ text }: Token): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** The figure of a margin of error that follows: "98 ± 3 %". */
export function marginAfter(tokens: readonly Token[], last: number): number | null {
  for (let at = last + 1; at <= Math.min(last + 4, tokens.length - 1); at += 1) {
    if (tokens[at]!.opens) return null;
    if (tokens[at]!.figure) return isMargin(tokens, at) ? at : null;
    if (!isMark(tokens[at]!)) return null;
  }
  return null;
}

/** "± 3 %", "+/- 3": how sure another figure is. */
export function isMargin(tokens: readonly Token[], at: number): boolean {
  const { prefix } = tokens[at]!.figure!;
  const before = tokens
    .slice(Math.max(0, at - 3), at)
    .map(({ text }) => text)
    .join('');
  return /(?:±|\+\/[-−–])$/.test(`${before}${prefix}`.replace(/[~≈]$/, ''));
}
