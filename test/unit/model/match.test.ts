import { describe, expect, test } from 'vitest';
import { elementsOf, fieldOf, matches } from '../../../src/model/match.ts';
import type { Condition } from '../../../src/model/measure.ts';
import type { Field } from '../../../src/model/register.ts';

const RECORD: Record<string, Field> = {
  id: 'jane',
  review: 'complete',
  stars: 4,
  zero: 0,
  flag: false,
  digits: '4',
  tags: ['a', 'b', 4],
  none: [],
};

function match(field: string, condition: Condition): boolean {
  return matches(RECORD, [{ [field]: condition }]);
}

describe('many values', () => {
  const others = Array.from({ length: 200_000 }, (_, n) => `other-${n}`);

  test.each<[string, Condition, boolean]>([
    ['review', { any: [...others, 'complete'] }, true],
    ['review', { any: others }, false],
    ['stars', { any: [...others, '4'] }, false],
    ['stars', { any: [...others, 4] }, true],
    ['tags', { any: [...others, 'b'] }, true],
    ['tags', { not: [...others, 'b'] }, false],
    ['review', { not: others }, true],
  ])('%s', (field, condition, expected) => {
    // Looked through anew for each of so many records, the list would take minutes.
    for (let record = 0; record < 50_000; record += 1)
      expect(match(field, condition) === expected).toBe(true);
  });
});

describe('one condition', () => {
  test.each<[string, Condition, boolean]>([
    // Equal, or any of, type for type.
    ['review', { any: ['complete'] }, true],
    ['review', { any: ['Complete'] }, false],
    ['review', { any: ['none', 'complete'] }, true],
    ['id', { any: ['jane'] }, true],
    ['stars', { any: [4] }, true],
    ['stars', { any: ['4'] }, false],
    ['digits', { any: [4] }, false],
    ['digits', { any: ['4'] }, true],
    ['flag', { any: [false] }, true],
    ['flag', { any: [0] }, false],
    ['zero', { any: [false] }, false],
    ['missing', { any: ['x'] }, false],
    // Of a list one element is enough.
    ['tags', { any: ['b'] }, true],
    ['tags', { any: [4] }, true],
    ['tags', { any: ['4'] }, false],
    ['none', { any: ['a'] }, false],
    // Not: the field is there, and no element is one of these.
    ['review', { not: ['none'] }, true],
    ['review', { not: ['complete'] }, false],
    ['review', { not: ['none', 'complete'] }, false],
    ['digits', { not: [4] }, true],
    ['tags', { not: ['z'] }, true],
    ['tags', { not: ['z', 'b'] }, false],
    ['none', { not: ['a'] }, true],
    ['missing', { not: ['x'] }, false],
    // Numbers from and to, both ends included.
    ['stars', { at_least: 4 }, true],
    ['stars', { at_least: 4.1 }, false],
    ['stars', { at_most: 4 }, true],
    ['stars', { at_most: 3.9 }, false],
    ['stars', { at_least: 3, at_most: 5 }, true],
    ['stars', { at_least: 5, at_most: 9 }, false],
    ['digits', { at_least: 1 }, false],
    ['flag', { at_most: 1 }, false],
    ['tags', { at_least: 4 }, true],
    ['tags', { at_least: 5 }, false],
    ['missing', { at_most: 9 }, false],
    // Whether it is there.
    ['review', { exists: true }, true],
    ['review', { exists: false }, false],
    ['zero', { exists: true }, true],
    ['flag', { exists: true }, true],
    ['none', { exists: true }, true],
    ['missing', { exists: true }, false],
    ['missing', { exists: false }, true],
    // What every object inherits is no field.
    ['constructor', { exists: true }, false],
    ['toString', { not: ['x'] }, false],
  ])('%s %j: %s', (field, condition, expected) => expect(match(field, condition)).toBe(expected));
});

describe('maps', () => {
  test('every entry of a map has to match', () => {
    const both = (review: string, stars: number): boolean =>
      matches(RECORD, [{ review: { any: [review] }, stars: { any: [stars] } }]);
    expect(both('complete', 4)).toBe(true);
    expect(both('complete', 5)).toBe(false);
    expect(both('none', 4)).toBe(false);
  });

  test('of several maps one is enough', () => {
    const wrong = { review: { any: ['none'] } };
    const right = { stars: { at_least: 1 } };
    expect(matches(RECORD, [wrong, right])).toBe(true);
    expect(matches(RECORD, [right, wrong])).toBe(true);
    expect(matches(RECORD, [wrong, wrong])).toBe(false);
  });
});

test('elements: of a list each for itself', () => {
  expect(elementsOf(RECORD, 'tags')).toEqual(['a', 'b', 4]);
  expect(elementsOf(RECORD, 'flag')).toEqual([false]);
  expect(elementsOf(RECORD, 'missing')).toEqual([]);
  expect(elementsOf(RECORD, 'none')).toEqual([]);
});

test('only own fields are fields', () => {
  expect(fieldOf(RECORD, 'id')).toBe('jane');
  expect(fieldOf(RECORD, 'valueOf')).toBeUndefined();
});
