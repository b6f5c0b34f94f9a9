/** What a sentence's figures measure: a ratio, a percentage, a time, a size, a rate, a count. */
import { scaleOf, type Figure } from './figure.ts';
import { isMargin, isMark, marginAfter } from './margin.ts';
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
  const measured = readUnit(tokens, first, factor === null ? first : first + 1, column);
  if (!measured) return null;
  let { kind, last } = measured;
  const per = MAY_BE_PER.has(kind) && !isLongTime(measured.unit) ? perTime(tokens, last) : null;
  if (per !== null) [kind, last] = ['rate', per];
  const isRound = figure.isOpen || figure.scale > 1 || factor !== null;
  return { kind, first, last, value: figure.value * (factor ?? 1), unit: measured.unit, isRound };
}

/** What a figure is of: its own unit, that of its margin of error, the next word, its column's; null: none of ours. */
function readUnit(
  tokens: readonly Token[],
  first: number,
  end: number,
  column: string,
): Pick<Quantity, 'kind' | 'last' | 'unit'> | null {
  const { prefix, unit: own } = tokens[first]!.figure!;
  const margin = marginAfter(tokens, end);
  const last = margin ?? end;
  const next = wordAfter(tokens, last);
  if (/[$€£¥]/.test(prefix) || isCurrency(next)) return null;
  const written = (own || tokens[margin ?? first]!.figure!.unit).replace(/^-/, '');
  if (written !== '') {
    const kind = kindOfUnit(written);
    // "a 3-second limit" is an attribute of something else, as "16-core" is.
    const isAttribute = own.startsWith('-') && MEASURED.has(kind);
    return kind === null || isAttribute ? null : { kind, last, unit: written };
  }
  const kind = kindOfUnit(next);
  if (kind !== null) return { kind, last: last + 1, unit: next };
  const isAlone = last === tokens.length - 1 && tokens.slice(Math.max(0, first - 3), first).every(isMark);
  const unit = isAlone ? unitOfColumn(column) : '';
  return { kind: kindOfUnit(unit) ?? (isFactor(tokens, first) ? 'ratio' : 'count'), last, unit };
}

/** "a factor of 10" */
function isFactor(tokens: readonly Token[], first: number): boolean {
  return tokens[first - 1]?.lower === 'of' && /^factors?$/.test(tokens[first - 2]?.lower ?? '');
}

/** The next word of the clause. */
function wordAfter(tokens: readonly Token[], at: number): string {
  return tokens[at]!.closes ? '' : (tokens[at + 1]?.lower ?? '');
}
