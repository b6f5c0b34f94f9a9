/** When a text stands in another one: its words in order, white space aside, and not inside a larger word or number. */

/** Scripts that write without spaces: there a letter beside a text says nothing. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])`;
const STARTS_WORD = new RegExp(`^${LETTER}`, 'u');
const ENDS_WORD = new RegExp(`${LETTER}$`, 'u');

/**
 * A regular expression (flags `gu`) that finds the text, NFC, in an NFC text. `4 users` isn't found in `44 users`,
 * `1.4 users` or `4 usersets`, nor `40%` in `-40%`.
 */
export function wordingPattern(text: string): RegExp {
  const words = text.normalize('NFC').split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  let before = STARTS_WORD.test(first) ? `(?<!${LETTER}_{0,9})` : '';
  if (/^\p{N}/u.test(first)) before += "(?<!\\p{N}[.,'’])(?<!(?:^|[\\s(])[-−])";
  if (/^[.,]\p{N}/u.test(first)) before += '(?<!\\p{N})';
  let after = ENDS_WORD.test(last) ? `(?!_{0,9}${LETTER})` : '';
  if (/\p{N}$/u.test(last)) after += "(?![.,'’]\\p{N})";
  if (/\p{N}[.,]$/u.test(last)) after += '(?!\\p{N})';
  return new RegExp(before + words.map(escape).join('\\s+') + after, 'gu');
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
