/** When a text stands in another one: its words in order, white space aside, and no number cut in two. */

/**
 * A regular expression (flags `gu`) that finds the text, NFC, in an NFC text. `4 users` isn't found in `44 users` or
 * `1.4 users`, nor `40%` in `-40%`; letters beside the text are no matter: `speedup` is in `speedups`.
 */
export function wordingPattern(text: string): RegExp {
  const words = text.normalize('NFC').split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  let before = /^\d/.test(first) ? "(?<!\\d)(?<!\\d[.,'’])(?<!(?:^|[\\s(])[-−])" : '';
  if (/^[.,]\d/.test(first)) before += '(?<!\\d)';
  let after = /\d$/.test(last) ? "(?!\\d)(?![.,'’]\\d)" : '';
  if (/\d[.,]$/.test(last)) after += '(?!\\d)';
  return new RegExp(before + words.map(escape).join('\\s+') + after, 'gu');
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
