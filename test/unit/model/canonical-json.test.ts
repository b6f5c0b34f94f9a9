import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/model/canonical-json.ts';

test.each<[unknown, string]>([
  [null, 'null'],
  ['a"b', '"a\\"b"'],
  [1.5, '1.5'],
  [[], '[]'],
  [{}, '{}'],
  [{ b: 1, a: [{ d: null, c: 'x' }, 2] }, '{"a":[{"c":"x","d":null},2],"b":1}'],
  [{ a: undefined, b: 1, c: undefined }, '{"b":1}'],
])('%j is written %s', (value, text) => expect(canonicalJson(value)).toBe(text));
