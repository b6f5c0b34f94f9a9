import { expect, test } from 'vitest';
import { clip } from '../../../src/diagnostics/clip.ts';

test.each([
  ['short', 'short'],
  ['two\n  lines', 'two lines'],
  ['a  \t b \r\n\n c', 'a b c'],
  ['>=  3', '>=  3'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(61), `${'x'.repeat(59)}…`],
  ['x'.repeat(100_000), `${'x'.repeat(59)}…`],
])('%s', (text, clipped) => {
  expect(clip(text)).toBe(clipped);
});
test('no character is cut in two', () => {
  expect(clip(`${'x'.repeat(58)}😀 and more`)).toBe(`${'x'.repeat(58)}😀…`);
});
