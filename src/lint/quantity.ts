/** What a sentence's figures measure: a ratio, a percentage, a time, a size, a rate, a count. */
import { scaleOf, type Figure } from './figure.ts';
import { perTime } from './per-time.ts';
import { quantityInWords } from './quantity-in-words.ts';
import type { Token } from './tokens.ts';
import { isCurrency, isLongTime, kindOfUnit, type Kind } from './units-of-measure.ts';

export interface Quantity {
  readonly kind: Kind;
  /** Its first and its last token. */
  readonly first: number;
  readonly last: number;
  /** Null where it has no figure: "millions". */
  readonly value: number | null;
  /** The unit as written, in lower case. */
  readonly unit: string;
  /** Written with a thousand, a million or a `+`. */
  readonly isRound: boolean;
}

const MEASURED: ReadonlySet<Kind | null> = new Set(['time', 'size', 'count']);
const MAY_BE_PER: ReadonlySet<Kind> = new Set(['time', 'size', 'count', 'rate']);

/** The quantities that the tokens state, in order. */
export function quantitiesOf(tokens: readonly Token[]): readonly Quantity[] {
  const quantities: Quantity[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { figure } = tokens[at]!;
    const quantity = figure ? withFigure(tokens, at, figure) : quantityInWords(tokens, at);
    if (!quantity) continue;
    quantities.push(quantity);
    at = quantity.last;
  }
  return quantities;
}

function withFigure(tokens: readonly Token[], first: number, figure: Figure): Quantity | null {
  const factor = figure.unit === '' && figure.scale === 1 ? scaleOf(wordAfter(tokens, first)) : null;
  let last = factor === null ? first : first + 1;
  const next = wordAfter(tokens, last);
  if (/[$€£¥]/.test(figure.prefix) || isCurrency(next)) return null;
  let unit = figure.unit.replace(/^-/, '');
  if (unit === '' && kindOfUnit(next) !== null) {
    last += 1;
    unit = next;
  }
  let kind = unit === '' ? 'count' : kindOfUnit(unit);
  // "a 3-second limit" is an attribute of something else, as "16-core" is.
  const isAttribute = figure.unit.startsWith('-') && MEASURED.has(kind);
  if (kind === null || isAttribute) return null;
  const per = MAY_BE_PER.has(kind) && !isLongTime(unit) ? perTime(tokens, last) : null;
  if (per !== null) [kind, last] = ['rate', per];
  const isRound = figure.isOpen || figure.scale > 1 || factor !== null;
  return { kind, first, last, value: figure.value * (factor ?? 1), unit, isRound };
}

/** The next word of the clause. */
function wordAfter(tokens: readonly Token[], at: number): string {
  return tokens[at]!.closes ? '' : (tokens[at + 1]?.lower ?? '');
}
