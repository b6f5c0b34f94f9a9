/** What a sentence's figures measure: a ratio, a percentage, a time, a size, a rate, a count. */
import { scaleOf, type Figure } from './figure.ts';
import { perTime } from './per-time.ts';
import { quantityInWords } from './quantity-in-words.ts';
import type { Token } from './tokens.ts';
import { isCurrency, isLongTime, kindOfUnit, unitOfColumn, type Kind } from './units-of-measure.ts';

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

/**
 * The quantities that the tokens state, in order.
 * @param column of a cell: what it is about
 */
export function quantitiesOf(tokens: readonly Token[], column: string): readonly Quantity[] {
  const quantities: Quantity[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { figure } = tokens[at]!;
    if (figure && isMargin(tokens, at)) continue;
    const quantity = figure ? withFigure(tokens, at, figure, column) : quantityInWords(tokens, at);
    if (!quantity) continue;
    quantities.push(quantity);
    at = quantity.last;
  }
  return quantities;
}

function withFigure(
  tokens: readonly Token[],
  first: number,
  figure: Figure,
  column: string,
): Quantity | null {
  const factor = figure.unit === '' && figure.scale === 1 ? scaleOf(wordAfter(tokens, first)) : null;
  let last = factor === null ? first : first + 1;
  const margin = marginAfter(tokens, last);
  last = margin ?? last;
  const next = wordAfter(tokens, last);
  if (/[$€£¥]/.test(figure.prefix) || isCurrency(next)) return null;
  let unit = (figure.unit || (margin === null ? '' : tokens[margin]!.figure!.unit)).replace(/^-/, '');
  if (unit === '' && kindOfUnit(next) !== null) {
    last += 1;
    unit = next;
  }
  if (unit === '' && last === tokens.length - 1 && isBegin(tokens, first)) unit = unitOfColumn(column);
  let kind = unit === '' ? 'count' : kindOfUnit(unit);
  if (kind === 'count' && isFactor(tokens, first)) kind = 'ratio';
  // "a 3-second limit" is an attribute of something else, as "16-core" is.
  const isAttribute = figure.unit.startsWith('-') && MEASURED.has(kind);
  if (kind === null || isAttribute) return null;
  const per = MAY_BE_PER.has(kind) && !isLongTime(unit) ? perTime(tokens, last) : null;
  if (per !== null) [kind, last] = ['rate', per];
  const isRound = figure.isOpen || figure.scale > 1 || factor !== null;
  return { kind, first, last, value: figure.value * (factor ?? 1), unit, isRound };
}

/** "12" and "~ 12" in a cell: nothing but marks stands before it. */
function isBegin(tokens: readonly Token[], first: number): boolean {
  return tokens.slice(0, Math.min(first, 3)).length === first && tokens.slice(0, first).every(isMark);
}

function isMark({ text }: Token): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** "a factor of 10" */
function isFactor(tokens: readonly Token[], first: number): boolean {
  return tokens[first - 1]?.lower === 'of' && /^factors?$/.test(tokens[first - 2]?.lower ?? '');
}

/** The figure of a margin of error that follows: "98 ± 3 %". */
function marginAfter(tokens: readonly Token[], last: number): number | null {
  for (let at = last + 1; at <= Math.min(last + 4, tokens.length - 1); at += 1) {
    if (tokens[at]!.figure) return isMargin(tokens, at) && !tokens[at]!.opens ? at : null;
    if (!isMark(tokens[at]!)) return null;
  }
  return null;
}

/** "± 3 %", "+/- 3": how sure another figure is. */
function isMargin(tokens: readonly Token[], at: number): boolean {
  const { prefix } = tokens[at]!.figure!;
  const before = tokens
    .slice(Math.max(0, at - 3), at)
    .map(({ text }) => text)
    .join('');
  return /(?:±|\+\/[-−–])$/.test(`${before}${prefix}`.replace(/[~≈]$/, ''));
}

/** The next word of the clause. */
function wordAfter(tokens: readonly Token[], at: number): string {
  return tokens[at]!.closes ? '' : (tokens[at + 1]?.lower ?? '');
}
