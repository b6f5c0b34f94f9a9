/** The index may only find what a pattern over the whole text finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexWords, occurrencesOf } from '../../../../src/verify/text/occurrences.ts';
import { wordingPattern } from '../../../../src/verify/text/wording.ts';

/** `4+6` for a text of six characters at 4. */
function find(text: string, wanted: string): readonly string[] {
  return [...occurrencesOf(indexWords(text), wanted)].map(({ index, length }) => `${index}+${length}`);
}

test.each<[string, string, readonly string[]]>([
  ['It is  40x\nfaster than b.', '40x faster', ['7+10']],
  ['a speedup of two', 'speed', ['2+5']],
  ['(it is fast), it is faster', 'it is fast', ['1+10', '14+10']],
  ['a a a a a a', 'a a a', ['0+5', '6+5']],
  ['44 users are 4 users', '4 users', ['13+7']],
  ['１4 users, ٤4 users, ²4 users, 1\u00AD4 users, 1\u200B\u20604 users', '4 users', []],
  ['1_4 users, 1·4 users, 1٬4 users', '4 users', []],
  ['1 040 users', '040 users', []],
  ['in 2024 100 users', '100 users', ['8+9']],
  ['up to 40 million, up to 40\u00A0Billion, up to 40 000', 'up to 40', []],
  ['up to 40 4000', 'up to 40', ['0+8']],
  ['up to 40\u00AD0, up to 40٤', 'up to 40', []],
  ['up to 40  million, up to 40\n million, up to 40  000, up to 40\n 000', 'up to 40', []],
  ['up to 40\u200B,000, up to 40,\u200B000, up to 40 \u200B000, up to 40\u200B million', 'up to 40', []],
  [
    'up to 40k, up to 40M, up to 40 bn, up to 40 Lakhs, up to 40e6, up to 40^6, up to 40-million',
    'up to 40',
    [],
  ],
  ['up to 40km, up to 40ms, up to 40 K8s, up to 40.', 'up to 40', ['0+8', '12+8', '24+8', '38+8']],
  ['1\u200B.40 users, 1.\u200B40 users', '40 users', []],
  ['1\u00a0240 users, 1\u202f240 users', '240 users', []],
  ['Python 3 240 users', '240 users', ['9+9']],
  ['up to 40\f200, up to 40\fmillion', 'up to 40', ['0+8', '14+8']],
  ['40\u00a0x faster', '40 x', ['0+4']],
  ['40\u00a0x is faster', '40 x is', ['0+7']],
  ['40\u00a0 x\fis faster', '40 x is faster', ['0+15']],
  ['up to 40 millionaires', 'up to 40', ['0+8']],
  ['in 2024 100 users', 'in 2024', ['0+7']],
  ['14 users are here, 4 users are here', '4 users are', ['19+11']],
  ['it is fast', 'it is slow', []],
  ['it is', 'it is fast', []],
  ['', 'it', []],
])('%j has %j', (text, wanted, expected) => expect(find(text, wanted)).toEqual(expected));

test('as a pattern over the whole text does', () => {
  const piece = fc.constantFrom('a', 'b', '4', '1.', '-', '%', ' ', ' ', '\n', '\0', 'é', '(');
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const wanted = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, wanted, (source, words) => {
      fc.pre(/\S/.test(words));
      const found = [...source.matchAll(wordingPattern(words))];
      expect(find(source, words)).toEqual(found.map(({ 0: { length }, index }) => `${index}+${length}`));
    }),
    { numRuns: 3000 },
  );
});
