import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeTerminal, escapeText } from '../../../src/report/escape.ts';
import { isSafe } from './safe.ts';

test.each([
  ['plain text', 'plain text'],
  ['a\nb\r\nc\td', 'a b c d'],
  ['\u001b[31mred\u001b]0;title\u0007', '\\x1b[31mred\\x1b]0;title\\x07'],
  ['over\rwritten\u0008\u007f\u009b', 'over\\x0dwritten\\x08\\x7f\\x9b'],
  [
    '\u202egnp.exe\u202c \u2066x\u2069 \u200e\u200f\u061c',
    '\\u202egnp.exe\\u202c \\u2066x\\u2069 \\u200e\\u200f\\u061c',
  ],
  ['a\u2028b\u2029c\u0085', 'a\\u2028b\\u2029c\\x85'],
  ['pass\u200bword\ufeff\u00ad\u2060\u180e\u3164', 'pass\\u200bword\\ufeff\\xad\\u2060\\u180e\\u3164'],
  ['tag\u{e0041}\u{e0100}', 'tag\\u{e0041}\\u{e0100}'],
  ['\ud800 and \udc00', '\\ud800 and \\udc00'],
  ['漢字 né \u05d0\u05d1 ⚠️ 👍', '漢字 né \u05d0\u05d1 ⚠️ 👍'],
  ['a ##[add-mask]b ##vso[task]c ### d', 'a #\\x23[add-mask]b #\\x23vso[task]c ### d'],
  ['::error file=a::b ::debug::c', '\\x3a:error file=a::b \\x3a:debug::c'],
  ['std::vector ::root a:b', 'std::vector ::root a:b'],
])('%j', (text, expected) => expect(escapeTerminal(text)).toBe(expected));

test.each([
  ['short', 5, 'short'],
  ['longer', 5, 'long…'],
  ['\u{1f600}\u{1f600}\u{1f600}', 4, '\u{1f600}…'],
  ['a\u001b[31m', 5, 'a\\x1…'],
])('%j in %i characters', (text, most, expected) => expect(escapeText(text, most)).toBe(expected));

test('lines are kept where they are asked for', () => {
  expect(escapeTerminal('a\r\nb\n\u2028\u001b', true)).toBe('a\nb\n\\u2028\\x1b');
});

test('marks are not piled up over what stands above', () => {
  const pile = `a${'\u0301'.repeat(12)}`;
  expect(escapeTerminal(pile)).toBe(`a${'\u0301'.repeat(8)}${'\\u0301'.repeat(4)}`);
});

test('nothing that acts on a terminal gets through, and escaping twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeTerminal(text);
      expect(isSafe(escaped)).toBe(true);
      expect(escapeTerminal(escaped)).toBe(escaped);
    }),
  );
});
