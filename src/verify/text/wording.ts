/** When a text stands in another one: its words in order, white space aside, and no number cut in two. */

/** Digits, also those that are none of 0 to 9, as far as they are usual, and powers. */
const DIGIT =
  '[\\d\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\u2070-\\u2079\\uff10-\\uff19]';
/** Between the digits of one number. */
const SEPARATOR = "[.,'’_·٬]";
const UNSEEN = '[\\u00ad\\u200b-\\u200d\\u2060-\\u2064\\ufeff]';
const SCALE = '(?:[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|THOUSAND|MILLION|BILLION|TRILLION)';

/**
 * A regular expression (flags `gu`) that finds the text, NFC, in an NFC text. `4 users` isn't found in `44 users` or
 * `1.4 users`, nor `40%` in `-40%`, nor `up to 40` in `up to 40 million` or `up to 40 000`; letters beside the text are no matter: `speedup` is in `speedups`.
 */
export function wordingPattern(text: string): RegExp {
  const words = text.normalize('NFC').split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  let before = /^\d/.test(first)
    ? `(?<!${DIGIT}${UNSEEN}*)(?<!${DIGIT}${SEPARATOR})(?<!(?:^|[\\s(])[-−])`
    : '';
  if (/^0\d/.test(first)) before += `(?<!${DIGIT}\\s)`;
  if (/^[.,]\d/.test(first)) before += '(?<!\\d)';
  let after = /\d$/.test(last)
    ? `(?!${UNSEEN}*${DIGIT})(?!${SEPARATOR}${DIGIT})(?!\\s?${SCALE}(?![A-Za-z]))`
    : '';
  if (/(?<!\d)\d{1,3}$/.test(last)) after += '(?!\\s\\d{3}(?!\\d))';
  if (/\d[.,]$/.test(last)) after += '(?!\\d)';
  return new RegExp(before + words.map(escape).join('\\s+') + after, 'gu');
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
