/** A calendar day in UTC, written YYYY-MM-DD; two of them compare as text. */
export type IsoDate = string;

/** A length of time in whole days, weeks or calendar months. */
export interface Duration {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month';
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WORDS = /^([1-9]\d*) (day|week|month)s?$/;
const ISO = /^P([1-9]\d*)([DWM])$/;
const ISO_UNIT = { D: 'day', W: 'week', M: 'month' } as const;
const DAY_MS = 86_400_000;
const FIRST: IsoDate = '0000-01-01';
const LAST: IsoDate = '9999-12-31';

/** Whether `text` is YYYY-MM-DD and names a day that exists. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= daysInMonth(Number(text.slice(0, 4)), month);
}

/** Reads `<n> day(s)|week(s)|month(s)` or ISO 8601 `P<n>D|W|M`, n above zero; null for anything else. */
export function parseDuration(text: string): Duration | null {
  const words = WORDS.exec(text);
  if (words) return { count: Number(words[1]), unit: words[2] as Duration['unit'] };
  const iso = ISO.exec(text);
  return iso ? { count: Number(iso[1]), unit: ISO_UNIT[iso[2] as keyof typeof ISO_UNIT] } : null;
}

/** The duration in words: "1 day", "6 weeks". */
export function durationText({ count, unit }: Duration): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/**
 * The day that lies `duration` after `date` (before it, with `sign` -1). Months are calendar months, clamped to the
 * last day of the month; days before year 0 or after year 9999 are clamped to these years.
 */
export function addDuration(date: IsoDate, { count, unit }: Duration, sign: 1 | -1 = 1): IsoDate {
  if (unit !== 'month') return addDays(date, sign * count * (unit === 'week' ? 7 : 1));
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + sign * count;
  const year = Math.floor(months / 12);
  if (year < 0) return FIRST;
  if (year > 9999) return LAST;
  const month = (months % 12) + 1;
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month));
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The day `days` days after `date` (before it, when negative), clamped to the years 0 to 9999. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const time = epochDay(date) + days;
  if (time < epochDay(FIRST)) return FIRST;
  if (time > epochDay(LAST)) return LAST;
  return dateOf(time * DAY_MS);
}

/** The moment that lies `duration` before another one, both in milliseconds since 1970. */
export function momentBefore(moment: number, duration: Duration): number {
  const day = dateOf(moment);
  return moment - (epochDay(day) - epochDay(addDuration(day, duration, -1))) * DAY_MS;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return epochDay(to) - epochDay(from);
}

/** The UTC day of a moment given in milliseconds since 1970, within the years 0 to 9999. */
export function dateOf(milliseconds: number): IsoDate {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Whether `a` is shorter than `b`, both counted from `from`. */
export function isShorter(a: Duration, b: Duration, from: IsoDate): boolean {
  return addDuration(from, a) < addDuration(from, b);
}

function epochDay(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
