/** Quantities without a figure: "hundreds of thousands", "orders of magnitude", "twice", "sub-millisecond". */
import { perTime } from './per-time.ts';
import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';
import { isManyBytes, type Kind } from './units-of-measure.ts';

const MAGNITUDE = /^(?:hundreds|thousands|millions|billions|trillions)$/;
const PORTION =
  /^(?:half|twice|thrice|double|triple|quadruple|halved?|halves|doubled|doubles|tripled|triples|(?:one|two|three)-(?:third|quarter|fifth|half)s?)$/;
/** "a third of the memory" */
const PART = /^(?:half|third|quarter|fifth|tenth)$/;
const BELOW = /^sub-(?:(?:milli|micro|nano)?seconds?|[mnuµμ]s)$/;

/** The quantity that begins with the token, or null. */
export function quantityInWords(tokens: readonly Token[], first: number): Quantity | null {
  const { lower, text } = tokens[first]!;
  // With a capital inside a sentence it is part of a name: a title.
  if (first > 0 && /^\p{Lu}/u.test(text)) return null;
  const said = phraseAt(tokens, first) ?? magnitudeAt(tokens, first);
  return said && { ...said, first, value: null, unit: lower, isRound: true };
}

type Said = { readonly kind: Kind; readonly last: number } | null;

function phraseAt(tokens: readonly Token[], first: number): Said {
  const [word, next, third] = [0, 1, 2].map((offset) => tokens[first + offset]?.lower ?? '');
  if (/^orders?$/.test(word!) && next === 'of' && /^magnitudes?$/.test(third!)) {
    return { kind: 'ratio', last: first + 2 };
  }
  if (word === 'several' && next === 'times') return { kind: 'times', last: first + 1 };
  if (/^(?:one|a)$/.test(word!) && PART.test(next!) && third === 'of')
    return { kind: 'times', last: first + 1 };
  if (PART.test(word!) && next === 'of') return { kind: 'times', last: first };
  if (PORTION.test(word!)) return { kind: 'times', last: first };
  return BELOW.test(word!) ? { kind: 'time', last: first } : null;
}

function magnitudeAt(tokens: readonly Token[], first: number): Said {
  const isBytes = isManyBytes(tokens[first]!.lower);
  if (!isBytes && !MAGNITUDE.test(tokens[first]!.lower)) return null;
  const partOf = (at: number): string =>
    tokens[at + 1]?.lower === 'of' ? (tokens[at + 2]?.lower ?? '') : '';
  const last = MAGNITUDE.test(partOf(first)) ? first + 2 : first;
  if (partOf(last) === 'times') return { kind: 'times', last: last + 2 };
  const per = perTime(tokens, last);
  if (per !== null) return { kind: 'rate', last: per };
  return isBytes ? null : { kind: 'count', last };
}
