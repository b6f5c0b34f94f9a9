import { describe, expect, test } from 'vitest';
import { parseJsonLines } from '../../../src/load/parse-json-lines.ts';

/** What is wrong: message, hint, line:column. */
function problems(text: string): readonly string[] {
  const parsed = parseJsonLines('f.jsonl', text);
  if (!('problems' in parsed)) return [];
  return parsed.problems.map(({ rule, message, at }) => {
    if (!('line' in at)) throw new Error('a place is asked');
    return `${rule} ${at.line}:${at.column} ${message}`;
  });
}

describe('values', () => {
  test.each<[string, unknown]>([
    ['', []],
    ['\n\n', []],
    ['{"id":"a"}', [{ id: 'a' }]],
    ['{"id":"a"}\n{"id":"b"}\n', [{ id: 'a' }, { id: 'b' }]],
    ['{"id":"a"}\r\n{"id":"b"}\r\n', [{ id: 'a' }, { id: 'b' }]],
    [' { "id" : "a" } ', [{ id: 'a' }]],
    ['{"id":"a","n":1.50,"e":"\\u00e9"}', [{ id: 'a', n: 1.5, e: 'é' }]],
    ['{"a":{"x":1},"b":{"x":1}}', [{ a: { x: 1 }, b: { x: 1 } }]],
    ['{"a":"__proto__"}', [{ a: '__proto__' }]],
    ['[1]\n3\n', [[1], 3]],
  ])('%j', (text, value) => expect(parseJsonLines('f.jsonl', text)).toEqual({ value }));

  test('an empty line leaves a hole, so that every value keeps its line', () => {
    const parsed = parseJsonLines('f.jsonl', '\n{"id":"a"}\n  \n{"id":"b"}\n');
    expect(Object.keys((parsed as { value: object }).value)).toEqual(['1', '3']);
  });
});

describe('what is no JSON Lines', () => {
  test.each<[string, RegExp]>([
    ['{"id":"a"\n', /^yaml-syntax 1:\d+ this line is not JSON: /],
    ['{"id":"a"}\n{id: b}\n', /^yaml-syntax 2:2 this line is not JSON: /],
    ["{'id': 'a'}", /^yaml-syntax 1:2 this line is not JSON: /],
    ['{"id":"a"}\n>>>>>>> them\n', /^yaml-syntax 2:1 a merge left a conflict marker here$/],
    ['=======\r\n{"id":"b"}', /^yaml-syntax 1:1 a merge left a conflict marker here$/],
    ['======= no', /^yaml-syntax 1:1 this line is not JSON/],
    ['{"id":"a"} // note', /^yaml-syntax 1:12 this line is not JSON: /],
    ['{"id":"a"}{"id":"b"}', /^yaml-syntax 1:11 this line is not JSON: /],
    ['{"n":01}', /^yaml-syntax 1:\d+ this line is not JSON: /],
    ['{"n":NaN}', /^yaml-syntax 1:\d+ this line is not JSON: /],
    ['{"a":1,"a":2}', /^yaml-syntax 1:\d+ a key stands twice in one object$/],
    ['{"b":[{"a":1,"a":1}]}', /^yaml-syntax 1:\d+ a key stands twice in one object$/],
    ['{"a":1,"\\u0061":1}', /^yaml-syntax 1:\d+ a key stands twice in one object$/],
    ['{"id":"a","__proto__":{"x":1}}', /^yaml-syntax 1:11 the key "__proto__" is not allowed$/],
    ['{"id":"a","__proto__" : 1}', /^yaml-syntax 1:11 the key "__proto__" is not allowed$/],
  ])('%j', (text, expected) => expect(problems(text)).toEqual([expect.stringMatching(expected)]));

  test('every line is told', () => {
    expect(problems('{"id":"a"}\nno\n\n{"a":1,"a":1}\n}\n').map((line) => line.split(':')[0])).toEqual([
      'yaml-syntax 2',
      'yaml-syntax 4',
      'yaml-syntax 5',
    ]);
  });

  test('__proto__ in escapes', () => {
    expect(problems('{"id":"a","\\u005f_proto__":["x"]}')).toHaveLength(1);
  });
});
