import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { record } from '../../../src/model/register.ts';
import { createOwnTexts } from '../../../src/validate/own-texts.ts';
import { readPlainRecord, type Known } from '../../../src/validate/plain-record.ts';
import { recordOf } from '../../../src/validate/read-records.ts';

const LIST = { file: 'roadmap/evidence/a.yaml', path: ['records'] };

const odd = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  0,
  -0,
  1.5,
  Infinity,
  NaN,
  true,
  [],
  {},
  [[]],
  ['a', 1],
  [null],
  'a b',
  'a/../b',
  './a//b',
  '../a',
  '/a',
  'a/',
  'a*.md',
  'https://example.org',
  'C:\\a',
  '2026-02-28',
  '2026-02-30',
  '2026-2-3',
);
const often = <T>(usual: readonly T[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: odd });
const maybe = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<readonly unknown[]> =>
  fc.oneof(
    fc.constant([]),
    arbitrary.map((value) => [value]),
  );

/** A map with some of the keys, in any order. */
function map(keys: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const entries = Object.entries(keys).map(([key, value]) =>
    maybe(value).map((given) => given.map((one) => [key, one] as const)),
  );
  return fc
    .tuple(...entries)
    .chain((given) => fc.shuffledSubarray(given.flat(), { minLength: given.flat().length }))
    .map((given) => Object.fromEntries(given));
}

const texts = often<unknown>(['word', 'two words', ['a', 'b'], ['a', ' ']]);
const attested = map({ by: often(['ann']), on: often(['2026-01-05']), statement: often(['is so']), x: odd });
const proof = fc.oneof(
  often(['docs/a.md', 'b.md']),
  map({ file: often(['docs/a.md', 'docs/./b.md']), contains: texts }),
  map({ file: often(['docs/a.md']), matches: texts, on: often(['2026-01-05']), covers: texts }),
  fc.oneof(attested, odd).map((stated) => ({ attested: stated })),
  map({ data: often(['a.json']), pointer: often(['/a']), equals: often([1]) }),
  map({ junit: often(['a.xml']), min_tests: often([1, 2]) }),
);
const source = map({
  id: often(['r1', 'a.b-c']),
  on: often(['2026-01-05', '2024-02-29']),
  proofs: fc.oneof(fc.array(proof, { minLength: 1, maxLength: 2 }), odd),
  person: often(['ann', 7, false, ['ann', 'joe']]),
  '1': often(['x']),
});

test('a record that is read by hand is what the schema reads', () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: source }, { weight: 1, arbitrary: odd }), (value) => {
      const before = JSON.stringify(value);
      const { success, data } = z.safeParse(record, structuredClone(value));
      const read = readPlainRecord(value, known(), LIST, 7);
      if (read === null) {
        expect(JSON.stringify(value)).toBe(before);
        return;
      }
      plain += 1;
      expect(success).toBe(true);
      const { proofs: _, ...fields } = data!;
      expect(read).toEqual({
        ...recordOf(data!, LIST, 7),
        fields: expect.objectContaining(fields) as unknown,
      });
      expect(Object.keys(read.fields).sort()).toEqual(Object.keys(data!).sort());
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(100);
});

const known = (): Known => ({ paths: new Map(), own: createOwnTexts() });
const ATTESTED = { by: 'ann', on: '2026-01-05', statement: 'it is so' };
const proving = (one: unknown): unknown => ({ id: 'r1', proofs: [one] });

test.each<unknown>([
  { id: 'r1' },
  { id: 'r1', on: '2026-01-05', area: 'x', tags: ['a', 'b'], proofs: ['docs/a.md'] },
  { id: 'r1', proofs: [{ file: 'docs/a.md', contains: 'r1' }, { file: 'docs/b.md' }] },
  { id: 'r1', proofs: [{ attested: { by: 'ann', on: '2026-01-05', statement: 'it is so' } }] },
  { proofs: ['b.md', 'docs/./a.md', 'b.md/../c.md', 'd//e.md', 'd/e//f.md'], id: 'r1' },
  { id: 'r1', proofs: [{ contains: ['r1', 'two words'], file: 'docs/a.md' }] },
  { id: 'r1', flag: false, stars: -1.5, none: [], mixed: [1, 'a', true], empty: '' },
])('the usual records are read by hand, as the schema reads them: %j', (value) => {
  const read = recordOf(z.parse(record, structuredClone(value)), LIST, 7);
  expect(readPlainRecord(value, known(), LIST, 7)).toEqual(read);
});

test.each<unknown>([
  null,
  'r1',
  [{ id: 'r1' }],
  {},
  { id: 7 },
  { id: 'a b' },
  { id: 'r1', on: undefined },
  { id: 'r1', proofs: undefined },
  { id: 'r1', on: '2026-02-30' },
  { id: 'r1', on: 20_260_105 },
  { id: 'r1', proofs: [] },
  { id: 'r1', proofs: 'a.md' },
  { id: 'r1', area: null },
  { id: 'r1', area: undefined },
  { id: 'r1', area: {} },
  { id: 'r1', area: NaN },
  { id: 'r1', tags: ['a', null] },
  { id: 'r1', tags: [['a']] },
  JSON.parse('{"id":"r1","__proto__":"x"}'),
  { id: 'r1', proofs: ['a.md', '*.md'] },
  proving('a b.md'),
  proving('https://example.org'),
  proving('../a.md'),
  proving('docs/'),
  proving('d/'),
  proving('a/b/'),
  proving('a/..'),
  proving(7),
  proving(null),
  proving({}),
  proving({ file: 7 }),
  proving({ file: '../a.md' }),
  proving({ file: 'a.md', contains: undefined }),
  proving({ file: 'a.md', contains: [] }),
  proving({ file: 'a.md', contains: ' ' }),
  proving({ file: 'a.md', contains: ['a', ''] }),
  proving({ file: 'a.md', contains: 7 }),
  proving({ file: 'a.md', matches: 'x' }),
  proving({ contains: 'x' }),
  proving({ contains: 'x', matches: 'x' }),
  proving({ matches: 'x', file: 'a.md' }),
  proving({ file: 'a.md', contains: 'x', matches: 'y' }),
  proving({ contains: 'x', file: 'a.md', on: '2026-01-05' }),
  proving({ attested: 'ann' }),
  proving({ attested: { ...ATTESTED, by: ' ' } }),
  proving({ attested: { ...ATTESTED, by: 7 } }),
  proving({ attested: { ...ATTESTED, on: '2026-02-30' } }),
  proving({ attested: { ...ATTESTED, statement: '' } }),
  proving({ attested: { ...ATTESTED, more: 'x' } }),
  proving({ attested: { by: 'ann', on: '2026-01-05' } }),
  proving({ attested: ATTESTED, signature: 'a.sig' }),
])('what is not plainly right is left to the schema: %j', (value) => {
  expect(readPlainRecord(value, known(), LIST, 7)).toBeNull();
});

test('a field that is too odd for reading by hand may be right all the same', () => {
  expect(z.safeParse(record, proving({ file: 'a.md', matches: 'x' })).success).toBe(true);
});
