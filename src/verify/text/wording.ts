/** When a text stands in another one: its words in order, white space aside, and no number cut in two. */
import { NARROW, SCALES, SEPARATOR } from '../../model/numerals.ts';

/** Digits, also those that are none of 0 to 9, as far as they are usual, and powers. */
const DIGIT =
  '[\\d\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\u2070-\\u2079\\uff10-\\uff19]';
/** Signs that nobody sees. The property of Unicode costs more to build. */
const UNSEEN =
  '[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0]*';
/** White space in a line and of one line's end, but not of a cell's (a form feed) or a paragraph's. */
const BLANK = `(?:[^\\S\\n\\f]|${UNSEEN.slice(0, -1)})`;
const GAP = `(?:${BLANK}*\\n${BLANK}*|${BLANK}+)`;
const SCALE = Object.keys(SCALES)
  .flatMap((word) =>
    word.length > 2 ? [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()] : [word],
  )
  .join('|');

/**
 * A regular expression (flags `gu`) that finds the text, NFC, in an NFC text. `4 users` isn't found in `44 users` or
 * `1.4 users`, nor `40%` in `-40%`, nor `up to 40` in `up to 40 million` or `up to 40 000`; letters beside the text are no matter: `speedup` is in `speedups`.
 */
export function wordingPattern(text: string): RegExp {
  const words = text.normalize('NFC').split(/\s+/).filter(Boolean);
  const inner = words.map(escape).join('\\s+');
  return new RegExp(startGuard(words[0] ?? '') + inner + endGuard(words.at(-1) ?? ''), 'gu');
}

/** Where the text may not begin. */
function startGuard(first: string): string {
  if (/^[.,]\d/.test(first)) return '(?<!\\d)';
  if (!/^\d/.test(first)) return '';
  const guards = [
    `(?<!${DIGIT}${UNSEEN})`,
    `(?<!${DIGIT}${UNSEEN}(?:\\.|${SEPARATOR})${UNSEEN})`,
    '(?<!(?:^|[\\s(])[-−])',
  ];
  if (/^0\d/.test(first)) guards.push(`(?<!\\d${GAP})`);
  if (/^\d{3}(?!\d)/.test(first)) guards.push(`(?<!\\d${NARROW})`);
  return guards.join('');
}

/** Where the text may not end. */
function endGuard(last: string): string {
  if (/\d[.,]$/.test(last)) return '(?!\\d)';
  if (!/\d$/.test(last)) return '';
  const guards = [
    `(?!${UNSEEN}(?:${DIGIT}|\\^|[eE][-+]?\\d))`,
    `(?!${UNSEEN}(?:\\.|${SEPARATOR})${UNSEEN}${DIGIT})`,
    `(?!(?:${GAP}?|-)(?:${SCALE})(?![A-Za-z\\d]))`,
  ];
  if (/(?<!\d)\d{1,3}$/.test(last)) guards.push(`(?!${GAP}\\d{3}(?!\\d))`);
  return guards.join('');
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
