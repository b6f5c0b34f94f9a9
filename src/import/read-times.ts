/** Days and lengths of time in words. */
import { isDate, parseDuration } from '../model/date.ts';
import { NUMBER_WORDS, SPELLED } from './number-words.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const DATES: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, [1, 2, 3]],
  [/(?<!\d)(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日/, [1, 2, 3]],
  [new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, 'i'), [3, 1, 2]],
  [new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+)?${MONTH},?\\s+(\\d{4})`, 'i'), [3, 2, 1]],
];
const UNITS: readonly (readonly [RegExp, string, number])[] = [
  [/^(?:days?|tage?n?|d[ií]as?|jours?|дн\p{L}*|день|天|日|일)/iu, 'day', 1],
  [/^(?:weeks?|wochen?|semanas?|semaines?|недел\p{L}*|周|週間?|星期|주)/iu, 'week', 1],
  [/^(?:months?|monate?n?|mes(?:es)?|mois|месяц\p{L}*|个月|個月|か月|ヶ月|개월)/iu, 'month', 1],
  [/^(?:years?|jahre?n?|años?|anos?|ans?|лет|год\p{L}*|年|년)/iu, 'month', 12],
];
const LENGTH = new RegExp(`(?<![\\p{L}\\d.])(\\d{1,4}|${SPELLED})[\\s-]*(?=\\p{L})`, 'giu');

/** The first day that a text names, YYYY-MM-DD; null: none that exists. */
export function findDate(text: string): string | null {
  const found = DATES.flatMap(([pattern, [year, month, day]]) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const number = MONTHS.indexOf(match[month]!.slice(0, 3).toLowerCase()) + 1 || Number(match[month]);
    const date = `${match[year]}-${String(number).padStart(2, '0')}-${match[day]!.padStart(2, '0')}`;
    return isDate(date) ? [{ date, at: match.index }] : [];
  });
  return found.sort((a, b) => a.at - b.at)[0]?.date ?? null;
}

/** The first length of time that a text names, as the model writes it: "6 weeks"; null: none. */
export function findDuration(text: string): string | null {
  for (const match of text.matchAll(LENGTH)) {
    const unit = UNITS.find(([pattern]) => pattern.test(text.slice(match.index + match[0].length)));
    const count = (NUMBER_WORDS[match[1]!.toLowerCase()] ?? Number(match[1])) * (unit?.[2] ?? 0);
    const duration = `${count} ${unit?.[1]}${count === 1 ? '' : 's'}`;
    if (unit && parseDuration(duration)) return duration;
  }
  return null;
}
