import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  commit,
  date,
  digest,
  duration,
  glob,
  id,
  integer,
  number,
  optional,
  path,
  pattern,
  pointer,
  required,
  scalar,
  sentences,
  target,
  text,
  version,
  VERSION_SENTENCE,
  type Schema,
} from '../../../src/model/shape.ts';

/** What the schema makes of a value, or what it says is expected instead. */
function read(schema: Schema<unknown>, value: unknown): unknown {
  const { success, data, error } = z.safeParse(schema, value);
  return success ? { is: data } : { expects: error.issues.map(({ message }) => message) };
}

const ID = 'an id: a letter or digit, then letters, digits, ".", "_" or "-"';
const DAY = 'a date as YYYY-MM-DD';
const DURATION = 'a duration such as "6 weeks", "30 days", "3 months" or "P6W"';
const TARGET = 'a target: a number, or ">= 3", "> 3", "<= 3", "< 3", "== 3"';
const PATH = 'a path below the root, written relative to it';
const BELOW = 'a glob that stays below the root';
const COMMIT = '7 to 64 hexadecimal digits, in quotes';
const DIGEST = '"sha256:" and 64 hexadecimal digits';
const POINTER = 'a JSON Pointer such as "/a/0/b" (RFC 6901)';
const PATTERN = 'a regular expression (RE2) that does not match the empty text';
const HEX = 'ab'.repeat(32);

const CASES: Readonly<
  Record<
    string,
    {
      readonly schema: Schema<unknown>;
      /** Values, and what they are read as. */
      readonly right: readonly (readonly [unknown, unknown])[];
      /** What is expected, and the values that are not. */
      readonly wrong: Readonly<Record<string, readonly unknown[]>>;
    }
  >
> = {
  version: { schema: version, right: [[1, 1]], wrong: { 1: [2, '1', null] } },
  text: {
    schema: text,
    right: [[' a ', ' a ']],
    wrong: { text: [1, null, ['a']], 'text that is not empty': ['', ' \n'] },
  },
  id: {
    schema: id,
    right: ['a', '7', 'a.b_c-D9'].map((one) => [one, one]),
    wrong: { 'an id as text': [7, null], [ID]: ['', '-a', '.a', 'a b', ' a', 'a/b', 'ä', 'a\n'] },
  },
  date: {
    schema: date,
    right: [['2026-02-28', '2026-02-28']],
    wrong: {
      [DAY]: [20_260_228, '2026-2-28', '2026-02-28 ', ' 2026-02-28', '2026-02-28T00:00:00Z', '12026-02-28'],
      'a day that exists in the calendar': ['2026-02-29'],
    },
  },
  duration: {
    schema: duration,
    right: [
      ['6 weeks', { count: 6, unit: 'week' }],
      ['1 day', { count: 1, unit: 'day' }],
      ['12 months', { count: 12, unit: 'month' }],
      ['P1W', { count: 1, unit: 'week' }],
      ['P123D', { count: 123, unit: 'day' }],
      ['P10D', { count: 10, unit: 'day' }],
    ],
    wrong: { [DURATION]: [6, null, '0 days', ' 6 weeks', '6 weeks ', 'in 6 weeks', '6 weeks or so', 'P6WD'] },
  },
  target: {
    schema: target,
    right: [
      [3, { op: '>=', number: 3, percent: false }],
      ['< 5%', { op: '<', number: 5, percent: true }],
    ],
    wrong: {
      [TARGET]: [null, true, [3], { at_least: 3 }, 'many', '> 3 or so', Infinity],
      'a target within the range of numbers': [`>= ${'9'.repeat(400)}`],
    },
  },
  number: { schema: number, right: [[-1.5, -1.5]], wrong: { 'a number': ['1', null, NaN, Infinity] } },
  integer: { schema: integer(1, 'a count'), right: [[1, 1]], wrong: { 'a count': [0, 1.5, '1', null] } },
  path: {
    schema: path,
    right: [
      ['a', 'a'],
      ['a/b.md', 'a/b.md'],
      ['./a//b/./c', 'a/b/c'],
      ['a/../b', 'b'],
      ['a/b/../../c', 'c'],
      ['...', '...'],
      ['a:b', 'a:b'],
      ['x/http://y', 'x/http:/y'],
    ],
    wrong: {
      [PATH]: [
        1,
        null,
        '',
        '.',
        './.',
        'a/..',
        '..',
        '../a',
        '../',
        'a/../../b',
        'a/../../b/c/d',
        './../a/b',
        'a//../../b/c',
        '/a',
        '\\a',
        '~/a',
        'C:\\a',
        'c:/a',
        'a\0b',
        'https://example.org/a',
        '..\\a',
        'a\\..\\..\\b\\c',
      ],
      'the path of a file, not of a folder': ['a/', 'a/b/'],
    },
  },
  glob: {
    schema: glob,
    right: [
      ['docs/*.md', 'docs/*.md'],
      ['./docs/**', 'docs/**'],
      ['a..b', 'a..b'],
      ['{a..b}', '{a..b}'],
    ],
    wrong: {
      'a glob below the root': [1, null, ''],
      [BELOW]: [
        '../*',
        '/a',
        'a/..',
        'a/b/..',
        'a/../b',
        '..',
        '{..,a}/b',
        '{a,..}',
        '(a|..)/b',
        '!../a',
        '!(..)/a',
      ],
    },
  },
  commit: {
    schema: commit,
    right: [
      ['3F2A91C', '3f2a91c'],
      [HEX, HEX],
    ],
    wrong: { [COMMIT]: [1_234_567, null, '3f2a91', '3f2a91g', `${HEX}0`, ' 3f2a91c', '3f2a91c '] },
  },
  digest: {
    schema: digest,
    right: [[`sha256:${HEX}`, `sha256:${HEX}`]],
    wrong: {
      'a digest "sha256:…"': [1, null],
      [DIGEST]: [
        HEX,
        `sha256:${HEX}0`,
        `sha256:${HEX.slice(1)}`,
        ` sha256:${HEX}`,
        `sha256:${HEX.toUpperCase()}`,
      ],
    },
  },
  pointer: {
    schema: pointer,
    right: ['/', '/a', '/a/0/b', '/a~1b/m~0n', '//'].map((one) => [one, one]),
    wrong: { [POINTER]: [1, null, '', 'a', 'a/b', '/a~', '/a~2', '#/a'] },
  },
  pattern: { schema: pattern, right: [['a+', 'a+']], wrong: { [PATTERN]: [1, null, ''] } },
  scalar: {
    schema: scalar,
    right: ['a', 1, true].map((one) => [one, one]),
    wrong: { 'text, a number, true or false': [null, [], {}, undefined, NaN] },
  },
};

describe.each(Object.entries(CASES))('%s', (_, { schema, right, wrong }) => {
  test.each(right)('%j is read as %j', (value, is) => expect(read(schema, value)).toEqual({ is }));

  const pairs = Object.entries(wrong).flatMap(([expected, values]) =>
    values.map((value) => [value, expected] as const),
  );
  test.each(pairs)('%j is not %s', (value, expected) =>
    expect(read(schema, value)).toEqual({ expects: [expected] }),
  );
});

test('each key has a sentence of its own, whatever schema it shares', () => {
  const keys = [required(text, 'one'), optional(text, 'two'), optional(text, 'three'), optional(id, 'four')];
  expect(keys.map((key) => sentences().get(key))).toEqual(['one', 'two', 'three', 'four']);
  expect(keys.map((key) => read(key, 'a'))).toEqual(keys.map(() => ({ is: 'a' })));
  expect(keys.map((key) => z.safeParse(key, undefined).success)).toEqual([false, true, true, true]);
  expect(VERSION_SENTENCE).toBe('The version of the format: 1.');
});
