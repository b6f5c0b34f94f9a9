/** A sentence's words and figures. */
import { readFigure, readShare, type Figure } from './figure.ts';

export interface Token {
  /** Without the punctuation around it. */
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly figure: Figure | null;
  /** A bracket opens before it. */
  readonly opens: boolean;
  /** A mark of punctuation after it ends its clause. */
  readonly closes: boolean;
  /** It ends more than a clause: a sentence, what is in brackets. */
  readonly parts: boolean;
}

const CHUNK = /[^\s—–→⇒➜|·•/]+|[—–→⇒➜/]/gu;
/** A fraction, a date, a path or `HTTP/2`: slashes with digits after them cut no words. */
const NUMERIC_PATH = /\d\/\d|\p{L}\/\d/u;
const OPENING = /^[^\p{L}\p{N}\uFFFC\p{So}]+/u;
const CLAUSE = /[,;:.!?)(\]]/;
const PART = /[;.!?)]/;
/** Longer is no word but data. */
const LONGEST = 60;

export function tokensOf(text: string, from: number, to: number): readonly Token[] {
  const tokens: Token[] = [];
  for (const run of text.slice(from, to).matchAll(/\S+/gu)) {
    if (NUMERIC_PATH.test(run[0])) {
      push(tokens, run[0], from + run.index, true);
      continue;
    }
    for (const chunk of run[0].matchAll(CHUNK)) push(tokens, chunk[0], from + run.index + chunk.index, false);
  }
  return tokens;
}

function push(tokens: Token[], chunk: string, at: number, isOpaque: boolean): void {
  const prefix = OPENING.exec(chunk)?.[0] ?? '';
  let last = chunk.length;
  while (last > prefix.length && !/[\p{L}\p{N}%×+\uFFFC\p{So}]/u.test(chunk[last - 1]!)) last -= 1;
  // A mark alone: "→", "<", "/".
  const text = prefix.length === chunk.length ? chunk : chunk.slice(prefix.length, last);
  const suffix = prefix.length === chunk.length ? '' : chunk.slice(last);
  tokens.push({
    text,
    lower: text.toLowerCase().replaceAll('’', "'"),
    start: prefix.length === chunk.length ? at : at + prefix.length,
    end: prefix.length === chunk.length ? at + chunk.length : at + last,
    figure: chunk.length > LONGEST ? null : figureOf(text, prefix, isOpaque),
    opens: /[([]/.test(prefix),
    closes: CLAUSE.test(suffix),
    parts: PART.test(suffix),
  });
}

function figureOf(text: string, prefix: string, isOpaque: boolean): Figure | null {
  if (isOpaque) return readShare(text, prefix);
  if (/[@#v_]$/.test(prefix)) return null;
  const digits = (prefix.endsWith('.') ? '0.' : '') + text.replace(/\+$/, '');
  return readFigure(digits, prefix, text.endsWith('+'));
}
