import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOwnTexts } from '../../../src/validate/own-texts.ts';

test('a text stays what it is, whatever is in it', () => {
  const own = createOwnTexts();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000, size: 'max' }), (text) => {
      expect(own(text)).toBe(text);
    }),
  );
  for (const text of [
    '',
    'a',
    'half \uD800 a character',
    'é'.repeat(2000),
    '€'.repeat(1365),
    '€'.repeat(2000),
    '😀'.repeat(20),
  ])
    expect(own(text)).toBe(text);
});
