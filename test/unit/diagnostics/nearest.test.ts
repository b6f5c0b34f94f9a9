import { describe, expect, test } from 'vitest';
import { nearest, suggest } from '../../../src/diagnostics/nearest.ts';

const KEYS = ['count', 'where', 'distinct', 'target', 'partial', 'convincing', 'statement'];

describe('nearest', () => {
  test.each<[string, string | null]>([
    ['count', 'count'],
    ['cuont', 'count'],
    ['coutn', 'count'],
    ['counts', 'count'],
    ['cont', 'count'],
    ['COUNT', 'count'],
    ['wher', 'where'],
    ['Where', 'where'],
    ['distnct', 'distinct'],
    ['convicing', 'convincing'],
    ['statment', 'statement'],
    ['tagret', 'target'],
    ['targets', 'target'],
    ['banana', null],
    ['x', null],
    ['', null],
    ['threshold', null],
  ])('%j: %j', (name, expected) => expect(nearest(name, KEYS)).toBe(expected));

  test('the nearer of two', () => {
    expect(nearest('factor', ['factors', 'factor-x', 'actors'])).toBe('factors');
    expect(nearest('alpha', ['alpine', 'alpha1', 'alpha'])).toBe('alpha');
  });

  test('the first of two that are equally near', () => {
    expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
    expect(nearest('bat', ['hat', 'cat'])).toBe('hat');
  });

  test('one edit is enough for a short name, and not two', () => {
    expect(nearest('v1', ['v2'])).toBe('v2');
    expect(nearest('v1', ['w2'])).toBeNull();
  });

  test('a very long name is compared to nothing but itself', () => {
    const long = 'a'.repeat(5000);
    expect(nearest(long, [`${long}b`])).toBeNull();
    expect(nearest(long, [long])).toBe(long);
  });

  test('there is no nearest of nothing', () => expect(nearest('x', [])).toBeNull());
});

describe('suggest', () => {
  test('the nearest', () => expect(suggest('cuont', KEYS, 'keys')).toBe('did you mean "count"?'));
  test('else all', () => expect(suggest('zzzzzz', ['a', 'b'], 'keys')).toBe('keys: a, b'));
  test('else that there is none', () =>
    expect(suggest('zzz', [], 'registers')).toBe('there is no registers'));
  test('of many the first twelve', () => {
    const names = Array.from({ length: 15 }, (_, index) => `name-${index}`);
    expect(suggest('zzzzzz', names.slice(0, 12), 'keys')).toBe(`keys: ${names.slice(0, 12).join(', ')}`);
    expect(suggest('zzzzzz', names, 'keys')).toBe(`keys: ${names.slice(0, 12).join(', ')}, … 3 more`);
  });
});
