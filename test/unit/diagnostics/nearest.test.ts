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

  test('of a path each part has to be close', () => {
    const refs = ['alpha/bar', 'beta/well', 'alpha/well'];
    expect(nearest('alpha/foo', refs)).toBeNull();
    expect(nearest('aplha/wel', refs)).toBe('alpha/well');
    expect(nearest('beta/wel', refs)).toBe('beta/well');
    expect(nearest('alpha', ['alpha/', 'alpha/b'])).toBeNull();
  });

  test('there is no nearest of nothing', () => expect(nearest('x', [])).toBeNull());
});

describe('suggest', () => {
  test('the nearest', () => expect(suggest('cuont', KEYS, 'keys')).toBe('did you mean "count"?'));
  test('else all', () => expect(suggest('zzzzzz', ['a', 'b'], 'keys')).toBe('keys: a, b'));
  test('else that there is none', () =>
    expect(suggest('zzz', [], 'registers')).toBe('there are no registers'));
  test('else those that have it as a part', () => {
    const rules = ['claim-stale', 'claim-mismatch', 'evidence-stale', 'schema'];
    expect(suggest('stale', rules, 'rules')).toBe('did you mean "claim-stale" or "evidence-stale"?');
    expect(suggest('jane', ['reviews/jane', 'reviews/omar'], 'records')).toBe('did you mean "reviews/jane"?');
    const many = ['a-x', 'a-y', 'a-z', 'a-w'];
    expect(suggest('a', many, 'rules')).toBe('rules: a-x, a-y, a-z, a-w');
  });
  test('of many the first twelve', () => {
    const names = Array.from({ length: 15 }, (_, index) => `name-${index}`);
    expect(suggest('zzzzzz', names.slice(0, 12), 'keys')).toBe(`keys: ${names.slice(0, 12).join(', ')}`);
    expect(suggest('zzzzzz', names, 'keys')).toBe(`keys: ${names.slice(0, 12).join(', ')}, … 3 more`);
  });
});
