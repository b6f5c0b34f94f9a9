import { describe, expect, test } from 'vitest';
import {
  direction,
  holds,
  isAsStrict,
  parseTarget,
  targetText,
  type Target,
} from '../../../src/model/target.ts';

const target = (source: string | number): Target => parseTarget(source)!;

describe('parseTarget', () => {
  test.each<[string | number, Target['op'], number, boolean]>([
    [3, '>=', 3, false],
    [0, '>=', 0, false],
    [-2, '>=', -2, false],
    [0.5, '>=', 0.5, false],
    [1e21, '>=', 1e21, false],
    ['0.25', '>=', 0.25, false],
    ['3', '>=', 3, false],
    ['>= 3', '>=', 3, false],
    ['>=3', '>=', 3, false],
    ['> 3', '>', 3, false],
    ['>3', '>', 3, false],
    ['<= 3', '<=', 3, false],
    ['<=3', '<=', 3, false],
    ['< 3', '<', 3, false],
    ['<3', '<', 3, false],
    ['== 3', '==', 3, false],
    ['==3', '==', 3, false],
    ['>= -1.5', '>=', -1.5, false],
    ['>= 95%', '>=', 95, true],
    ['95%', '>=', 95, true],
    ['< 0.5%', '<', 0.5, true],
  ])('%j', (source, op, number, percent) => expect(parseTarget(source)).toEqual({ op, number, percent }));

  test.each([
    '',
    ' ',
    ' 3',
    '>=  3',
    '>=\t3',
    ' >= 3',
    '>= 3\n',
    '= 3',
    '=> 3',
    '=< 3',
    '=== 3',
    '!= 3',
    '<> 3',
    '>> 3',
    '≥ 3',
    '>=',
    '%',
    '>= %',
    '>= 3%%',
    '>= 3  %',
    '+3',
    '>= +3',
    '--3',
    '- 3',
    '1e3',
    '>= 1e3',
    '.5',
    '>= .5',
    '5.',
    '>= 5.',
    '1,000',
    '1_000',
    '0x10',
    '1/2',
    'NaN',
    'Infinity',
    '.inf',
    'three',
    '3 or more',
    '3+',
    'at least 3',
    '>= 3 <= 5',
    '>= 3, <= 5',
    '3-5',
    '３',
    `>= ${'9'.repeat(400)}`,
  ])('%j does not parse', (source) => expect(parseTarget(source)).toBeNull());

  test.each(['3 ', '>= 3 '])('%j does not parse', (source) => expect(parseTarget(source)).toBeNull());

  test.each([Number.NaN, Infinity, -Infinity])('%d does not parse', (source) =>
    expect(parseTarget(source)).toBeNull(),
  );
});

test.each<[string, number, boolean]>([
  ['>= 3', 3, true],
  ['>= 3', 2.999, false],
  ['> 3', 3, false],
  ['> 3', 3.001, true],
  ['<= 3', 3, true],
  ['<= 3', 3.001, false],
  ['< 3', 3, false],
  ['< 3', 2.999, true],
  ['== 3', 3, true],
  ['== 3', 3.0001, false],
  ['== 0', -0, true],
])('%s of %d: %s', (source, value, expected) => expect(holds(target(source), value)).toBe(expected));

test.each<[string, string]>([
  ['>= 3', 'at-least'],
  ['> 3', 'at-least'],
  ['<= 3', 'at-most'],
  ['< 3', 'at-most'],
  ['== 3', 'equal'],
])('%s points %s', (source, expected) => expect(direction(target(source))).toBe(expected));

test.each<[string, string, boolean]>([
  ['>= 5', '>= 3', true],
  ['>= 3', '>= 3', true],
  ['> 3', '>= 3', true],
  ['>= 3', '> 3', false],
  ['> 3', '> 3', true],
  ['>= 2', '>= 3', false],
  ['> 2', '>= 3', false],
  ['<= 2', '<= 3', true],
  ['<= 3', '<= 3', true],
  ['< 3', '<= 3', true],
  ['<= 3', '< 3', false],
  ['<= 4', '<= 3', false],
  ['== 3', '== 3', true],
  ['== 4', '== 3', false],
  ['== 3', '== 4', false],
])('%s is as strict as %s: %s', (a, b, expected) => expect(isAsStrict(target(a), target(b))).toBe(expected));

test.each<[string | number, string]>([
  [3, '>= 3'],
  ['<5', '< 5'],
  ['>= 95%', '>= 95'],
])('%j is written %s', (source, expected) => expect(targetText(target(source))).toBe(expected));
