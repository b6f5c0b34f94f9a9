/** "per second". */
import type { Token } from './tokens.ts';
import { isLongTime } from './units-of-measure.ts';

/** "5 requests of any kind per second": so far from the figure may the unit of time stand. */
const REACH = 7;

/** The last token of "/s", "per second", "a day" after a figure or its unit, or null. */
export function perTime(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < Math.min(tokens.length - 1, from + REACH); at += 1) {
    const { lower, closes, figure } = tokens[at]!;
    if (at > from && figure) return null;
    const isPer = /^(?:\/|per|each|every)$/.test(lower) || (lower === 'a' && at > from + 1);
    if (isPer && isLongTime(tokens[at + 1]!.lower) && !isOrdinal(tokens, at)) return at + 1;
    if (closes) return null;
  }
  return null;
}

/** "a second time" */
function isOrdinal(tokens: readonly Token[], at: number): boolean {
  const [article, noun, next] = tokens.slice(at, at + 3);
  const isNoun = /^(?:time|pass|run|look|one)$/.test(next?.lower ?? '');
  return article!.lower === 'a' && noun!.lower === 'second' && !noun!.closes && isNoun;
}
