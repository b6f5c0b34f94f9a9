import { expect, test } from 'vitest';
import { clipText, widthOf, wrapText } from '../../../src/diagnostics/terminal-text.ts';

test.each([
  ['plain', 5],
  ['漢字', 4],
  ['e\u0301', 1],
  ['👍', 2],
  ['ｆｕｌｌ', 8],
  ['한글', 4],
  ['\u05d0\u05d1', 2],
])('%j takes %i columns', (text, width) => expect(widthOf(text)).toBe(width));

test('a text is cut where there is no room', () => {
  expect(clipText('short', 10, true)).toBe('short');
  expect(clipText('a long text', 6, true)).toBe('a lon…');
  expect(clipText('a long text', 6, false)).toBe('a l...');
  expect(clipText('漢字漢字', 6, true)).toBe('漢字…');
});

test('a text is wrapped at spaces, its ids and paths whole', () => {
  expect(wrapText('one two  three', 8, true)).toEqual(['one two', 'three']);
  expect(wrapText('see roadmap/phases/alpha.yaml:3:1 there', 10, true)).toEqual([
    'see',
    'roadmap/phases/alpha.yaml:3:1',
    'there',
  ]);
  expect(wrapText('漢字漢字漢字', 5, true)).toEqual(['漢字', '漢字', '漢字']);
  expect(wrapText('漢', 1, true)).toEqual(['漢']);
  expect(wrapText('', 5, true)).toEqual(['']);
});

test('a text is cut after so many lines', () => {
  expect(wrapText('aaaa bbbb cccc', 4, true, 2)).toEqual(['aaaa', 'bbb…']);
  expect(wrapText('aa bb cc', 5, true, 1)).toEqual(['aa b…']);
  expect(wrapText('aa bb cc', 7, true, 1)).toEqual(['aa bb …']);
  expect(wrapText('aa bb cc', 9, false, 1)).toEqual(['aa bb cc']);
  expect(wrapText('aa bb cc dd', 9, false, 1)).toEqual(['aa bb ...']);
  expect(wrapText('x'.repeat(100_000), 60, true, 3)).toEqual([
    'x'.repeat(60),
    'x'.repeat(60),
    `${'x'.repeat(59)}…`,
  ]);
});
