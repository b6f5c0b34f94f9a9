/** What a sentence's figures measure: a ratio, a percentage, a time, a size, a rate, a count. */
import { scaleOf } from './figure.ts';
import type { Token } from './tokens.ts';

export type Kind = 'ratio' | 'times' | 'percent' | 'time' | 'size' | 'rate' | 'count';

export interface Quantity {
  readonly kind: Kind;
  /** Its first and its last token. */
  readonly first: number;
  readonly last: number;
  readonly value: number | null;
  /** The unit as written, in lower case. */
  readonly unit: string;
  /** Written with a thousand, a million or a `+`. */
  readonly isRound: boolean;
}

const SHORT_TIME = /^(?:[nuµμm]s|msecs?|(?:nano|micro|milli)seconds?)$/;
const TIME = /^(?:s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?)$/;
const SIZE = /^(?:[kmgtp]i?b|bytes?|(?:kilo|mega|giga|tera|peta)bytes?)$/;
const RATE = /^(?:[kmg]i?b(?:ps|s)|[kmg]bits?|[rqt]ps|iops|fps|ops)$/;
const MAGNITUDE = /^(?:hundreds|thousands|millions|billions|trillions)$/;
const PORTION = /^(?:half|twice|thrice|double|triple|quadruple|halved?|halves|doubled|doubles|tripled|triples|(?:one|two|three)-(?:third|quarter|fifth|half)s?)$/;
/** "5 requests per second": so far from the figure may the unit of time stand. */
const REACH = 7;

export function isShortTime(unit: string): boolean {
  return SHORT_TIME.test(unit);
}

/** The quantities that the tokens state, in order. */
export function quantitiesOf(tokens: readonly Token[]): readonly Quantity[] {
  const quantities: Quantity[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const quantity = tokens[at]!.figure ? withFigure(tokens, at) : inWords(tokens, at);
    if (!quantity) continue;
    quantities.push(quantity);
    at = quantity.last;
  }
  return quantities;
}

function withFigure(tokens: readonly Token[], first: number): Quantity | null {
  const { value, unit: glued, prefix, scale, isOpen } = tokens[first]!.figure!;
  let last = first;
  let factor = 1;
  const next = (): string => (tokens[last]!.closes ? '' : (tokens[last + 1]?.lower ?? ''));
  if (glued === '' && scale === 1 && scaleOf(next()) !== null && next().length > 1) {
    factor = scaleOf(next())!;
    last += 1;
  }
  const isRound = isOpen || scale > 1 || factor > 1;
  const quantity = (kind: Kind, unit: string): Quantity => ({
    kind,
    first,
    last,
    value: value * factor,
    unit,
    isRound,
  });
  const isPrice = /[$€£¥]/.test(prefix);
  if (isPrice) return null;
  let unit = glued.replace(/^-/, '');
  if (unit === '' && !/^(?:a|an|in|of)$/.test(next()) && isUnit(next())) {
    last += 1;
    unit = tokens[last]!.lower;
  }
  if (/^(?:%|percent|percents|pct)$/.test(unit)) return quantity('percent', unit);
  if (/^(?:x|×|fold)$/.test(unit)) return quantity('ratio', unit);
  if (unit === 'times') return quantity('times', unit);
  if (RATE.test(unit)) return quantity('rate', unit);
  // "a 3-second limit" is an attribute of something else, as "16-core" is.
  if (glued.startsWith('-')) return null;
  const isMeasured = SIZE.test(unit) || TIME.test(unit) || SHORT_TIME.test(unit);
  if (unit !== '' && !isMeasured) return null;
  const isPer = TIME.test(unit) ? null : perTime(tokens, last);
  if (isPer !== null) {
    last = isPer;
    return quantity('rate', unit);
  }
  if (SIZE.test(unit)) return quantity('size', unit);
  return quantity(isMeasured ? 'time' : 'count', unit);
}

function isUnit(word: string): boolean {
  return (
    /^(?:%|percent|pct|x|×|fold|times)$/.test(word) ||
    SIZE.test(word) ||
    TIME.test(word) ||
    SHORT_TIME.test(word) ||
    RATE.test(word)
  );
}

/** The last token of "/s", "per second", "a day" after a figure, or null. */
function perTime(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < Math.min(tokens.length - 1, from + REACH); at += 1) {
    const { lower, closes, figure } = tokens[at]!;
    if (at > from && figure) return null;
    const isPer = /^(?:\/|per|each|every)$/.test(lower) || (lower === 'a' && at > from + 1);
    if (isPer && TIME.test(tokens[at + 1]!.lower) && !isOrdinal(tokens, at)) return at + 1;
    if (closes) return null;
  }
  return null;
}

/** "a second time" */
function isOrdinal(tokens: readonly Token[], at: number): boolean {
  const [article, noun, next] = tokens.slice(at, at + 3);
  return article!.lower === 'a' && noun!.lower === 'second' && !noun!.closes && /^(?:time|pass|run|look|one)$/.test(next?.lower ?? '');
}

/** "hundreds of thousands", "orders of magnitude", "gigabytes per second", "twice", "sub-millisecond". */
function inWords(tokens: readonly Token[], first: number): Quantity | null {
  const { lower, text } = tokens[first]!;
  // With a capital inside a sentence it is part of a name: a title.
  if (first > 0 && /^\p{Lu}/u.test(text)) return null;
  const quantity = (kind: Kind, last: number): Quantity => ({
    kind,
    first,
    last,
    value: null,
    unit: lower,
    isRound: true,
  });
  const next = tokens[first + 1]?.lower;
  if (/^orders?$/.test(lower) && next === 'of' && /^magnitudes?$/.test(tokens[first + 2]?.lower ?? '')) {
    return quantity('ratio', first + 2);
  }
  if (/^sub-(?:milli|micro|nano)?second$/.test(lower)) return quantity('time', first);
  if (lower === 'several' && next === 'times') return quantity('times', first + 1);
  if (PORTION.test(lower)) return quantity('times', first);
  const isSize = lower.endsWith('s') && SIZE.test(lower) && lower !== 'bytes';
  if (!MAGNITUDE.test(lower) && !isSize) return null;
  let last = first;
  if (next === 'of' && MAGNITUDE.test(tokens[first + 2]?.lower ?? '')) last += 2;
  if (tokens[last + 1]?.lower === 'of' && tokens[last + 2]?.lower === 'times') return quantity('times', last + 2);
  const per = perTime(tokens, last);
  if (per !== null) return quantity('rate', per);
  return isSize ? null : quantity('count', last);
}
