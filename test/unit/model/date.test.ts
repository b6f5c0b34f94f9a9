import { describe, expect, test } from 'vitest';
import {
  addDays,
  addDuration,
  dateOf,
  daysBetween,
  durationText,
  isDate,
  isShorter,
  momentBefore,
  parseDuration,
  type Duration,
} from '../../../src/model/date.ts';

const days = (count: number): Duration => ({ count, unit: 'day' });
const weeks = (count: number): Duration => ({ count, unit: 'week' });
const months = (count: number): Duration => ({ count, unit: 'month' });

describe('isDate', () => {
  test.each([
    '2026-02-24',
    '2024-02-29',
    '2000-02-29',
    '0000-01-01',
    '0000-02-29',
    '9999-12-31',
    '2026-01-31',
    '2026-12-31',
  ])('%s is a day', (text) => expect(isDate(text)).toBe(true));

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-01-32',
    '2026-13-01',
    '2026-00-10',
    '2026-10-00',
    '2026-1-1',
    '2026-01-1',
    '26-01-01',
    '12026-01-01',
    '-2026-01-01',
    '+2026-01-01',
    '2026/01/01',
    '20260101',
    '2026-W08',
    '2026-055',
    '2026-02',
    '2026-02-24T00:00:00Z',
    '2026-02-24 ',
    ' 2026-02-24',
    '2026-02-24\n',
    '２０２６-02-24',
    '',
    'today',
  ])('%j is none', (text) => expect(isDate(text)).toBe(false));
});

describe('parseDuration', () => {
  test.each<[string, Duration]>([
    ['1 day', days(1)],
    ['1 days', days(1)],
    ['30 days', days(30)],
    ['30 day', days(30)],
    ['1 week', weeks(1)],
    ['6 weeks', weeks(6)],
    ['1 month', months(1)],
    ['12 months', months(12)],
    ['P1D', days(1)],
    ['P30D', days(30)],
    ['P6W', weeks(6)],
    ['P3M', months(3)],
    ['100000 days', days(100_000)],
  ])('%s', (text, expected) => expect(parseDuration(text)).toEqual(expected));

  test.each([
    '0 days',
    '00 days',
    '01 day',
    'P0D',
    'P01D',
    '-1 day',
    '+1 day',
    '1.5 weeks',
    '1,5 weeks',
    '1e2 days',
    '6weeks',
    '6  weeks',
    '6\tweeks',
    ' 6 weeks',
    '6 weeks ',
    '6 weeks\n',
    '6 Weeks',
    '6 WEEKS',
    '6 w',
    '6 wks',
    '1 year',
    '2 years',
    '1 quarter',
    '12 hours',
    'P1Y',
    'PT1M',
    'P1DT1H',
    'P1W2D',
    'P1.5D',
    'p1d',
    'P',
    'P1',
    'PD',
    '-P1D',
    'six weeks',
    'a week',
    'weeks',
    '6',
    '',
    '1 week 2 days',
    '６ weeks',
  ])('%j does not parse', (text) => expect(parseDuration(text)).toBeNull());
});

test.each<[Duration, string]>([
  [days(1), '1 day'],
  [days(2), '2 days'],
  [weeks(6), '6 weeks'],
  [months(1), '1 month'],
])('%j in words', (duration, text) => expect(durationText(duration)).toBe(text));

describe('addDuration', () => {
  test.each<[string, Duration, 1 | -1, string]>([
    ['2025-12-01', weeks(6), 1, '2026-01-12'],
    ['2025-12-01', weeks(12), 1, '2026-02-23'],
    ['2026-02-24', days(30), -1, '2026-01-25'],
    ['2024-02-28', days(1), 1, '2024-02-29'],
    ['2025-02-28', days(1), 1, '2025-03-01'],
    ['2025-03-30', days(1), 1, '2025-03-31'],
    ['2025-10-26', days(1), 1, '2025-10-27'],
    ['2026-01-01', days(1), -1, '2025-12-31'],
    // Months are calendar months, clamped to the last day of the month.
    ['2026-01-15', months(1), 1, '2026-02-15'],
    ['2026-01-31', months(1), 1, '2026-02-28'],
    ['2024-01-31', months(1), 1, '2024-02-29'],
    ['2023-11-30', months(3), 1, '2024-02-29'],
    ['2026-03-31', months(1), -1, '2026-02-28'],
    ['2026-05-31', months(1), -1, '2026-04-30'],
    ['2026-12-31', months(2), 1, '2027-02-28'],
    ['2026-12-01', months(1), 1, '2027-01-01'],
    ['2026-01-01', months(1), -1, '2025-12-01'],
    ['2024-02-29', months(12), 1, '2025-02-28'],
    ['2024-02-29', months(48), -1, '2020-02-29'],
    // The years 0 and 9999 are the ends of the calendar.
    ['9999-12-31', days(1), 1, '9999-12-31'],
    ['9999-12-30', days(1), 1, '9999-12-31'],
    ['9999-12-30', weeks(1), 1, '9999-12-31'],
    ['9999-12-15', months(1), 1, '9999-12-31'],
    ['9999-11-15', months(1), 1, '9999-12-15'],
    ['2026-01-01', months(1_000_000), 1, '9999-12-31'],
    ['2026-01-01', days(1e300), 1, '9999-12-31'],
    ['2026-01-01', months(Infinity), 1, '9999-12-31'],
    ['0000-01-01', days(1), -1, '0000-01-01'],
    ['0000-01-02', days(1), -1, '0000-01-01'],
    ['0000-01-15', months(1), -1, '0000-01-01'],
    ['0000-02-15', months(1), -1, '0000-01-15'],
    ['0000-01-31', months(1), 1, '0000-02-29'],
    ['2026-01-01', days(1e300), -1, '0000-01-01'],
    ['2026-01-01', months(Infinity), -1, '0000-01-01'],
    ['0099-12-31', days(1), 1, '0100-01-01'],
  ])('%s and %j (%i) is %s', (date, duration, sign, expected) => {
    expect(addDuration(date, duration, sign)).toBe(expected);
  });
});

test.each<[string, number, string]>([
  ['2026-02-24', 0, '2026-02-24'],
  ['2026-02-24', -1, '2026-02-23'],
  ['2026-02-24', 90, '2026-05-25'],
  ['0000-01-01', -1, '0000-01-01'],
  ['9999-12-31', 1, '9999-12-31'],
])('addDays(%s, %i) is %s', (date, count, expected) => expect(addDays(date, count)).toBe(expected));

test.each<[string, string, number]>([
  ['2026-02-24', '2026-02-24', 0],
  ['2026-02-24', '2026-03-01', 5],
  ['2026-03-01', '2026-02-24', -5],
  ['2024-02-28', '2024-03-01', 2],
  ['0000-01-01', '9999-12-31', 3_652_424],
])('from %s to %s are %i days', (from, to, expected) => expect(daysBetween(from, to)).toBe(expected));

test('the day of a moment is the day in UTC', () => {
  expect(dateOf(Date.UTC(2026, 1, 24, 23, 59, 59, 999))).toBe('2026-02-24');
  expect(dateOf(Date.UTC(2026, 1, 25))).toBe('2026-02-25');
});

test('which of two durations is shorter depends on the day they count from', () => {
  expect(isShorter(months(1), days(30), '2026-02-01')).toBe(true);
  expect(isShorter(months(1), days(30), '2026-01-01')).toBe(false);
  expect(isShorter(weeks(1), days(7), '2026-01-01')).toBe(false);
});

test.each<[string, Duration, string]>([
  ['2026-03-31T10:20:30.400Z', months(1), '2026-02-28T10:20:30.400Z'],
  ['2026-03-31T23:59:59.999Z', days(1), '2026-03-30T23:59:59.999Z'],
  ['2026-01-01T00:00:00.000Z', weeks(1), '2025-12-25T00:00:00.000Z'],
])('the moment %s, %j earlier, is %s', (moment, duration, expected) => {
  expect(new Date(momentBefore(Date.parse(moment), duration)).toISOString()).toBe(expected);
});
