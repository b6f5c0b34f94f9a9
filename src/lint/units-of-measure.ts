/** The units that quantities are given in, as they are written in English, in lower case. */

export type Kind = 'ratio' | 'times' | 'percent' | 'time' | 'size' | 'rate' | 'count';

const SHORT_TIME = /^(?:[nuµμm]s|msecs?|(?:nano|micro|milli)seconds?)$/;
const TIME = /^(?:s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?)$/;
const SIZE = /^(?:[kmgtp]i?b|bytes?|(?:kilo|mega|giga|tera|peta)bytes?)$/;

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['percent', /^(?:%|percents?|pct)$/],
  ['ratio', /^(?:x|×|fold)$/],
  ['times', /^times$/],
  [
    'rate',
    /^(?:[kmg]i?b(?:ps|s)|[kmg]bits?|[rqt]ps|iops|fps|ops|\p{L}{1,12}\/(?:s|sec|second|min|minute|h|hour|day))$/u,
  ],
  ['size', SIZE],
  ['time', TIME],
  ['time', SHORT_TIME],
];

/** What a unit measures; null for other words. */
export function kindOfUnit(word: string): Kind | null {
  return KINDS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

/** "ms": a time in which nothing but a machine does anything. */
export function isShortTime(unit: string): boolean {
  return SHORT_TIME.test(unit);
}

/** "s", "week": what a rate is per. */
export function isLongTime(unit: string): boolean {
  return TIME.test(unit);
}

/** "gigabytes", as in "gigabytes per second". */
export function isManyBytes(word: string): boolean {
  return SIZE.test(word) && word.endsWith('bytes') && word !== 'bytes';
}

export function isCurrency(word: string): boolean {
  return /^(?:usd|eur|gbp|dollars?|euros?|cents?)$/.test(word);
}

/** The unit that a column gives its figures, or its row: "latency (ms)", "coverage, %"; empty: none. */
export function unitOfColumn(column: string): string {
  for (const name of column.split('\n')) {
    const [, unit = ''] = /(?:^|[([,\s])([^\s()[\],]{1,16})[)\]]?\s*$/u.exec(name) ?? [];
    const isSetOff = /[)\]%]\s*$|,\s*\S+\s*$/.test(name) || name.trim() === unit;
    if (isSetOff && kindOfUnit(unit) !== null) return unit;
  }
  return '';
}
