/** Shares of proofs: every proof is in one, all machines agree which, and none has much more to do than another. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Proof } from '../../../../src/model/proof.ts';
import { divideProofs } from '../../../../src/verify/collected/shares.ts';
import { proof } from '../fixture.ts';

const keys = (share: readonly Proof[]): readonly string[] => share.map(({ key }) => key).sort();
const files = (count: number): readonly Proof[] =>
  Array.from({ length: count }, (_, n) => proof({ file: `docs/${n}.md` }));

const anyProof = fc.oneof(
  fc.record({ file: fc.constantFrom('a.md', 'b.md', 'c.md'), contains: fc.constantFrom('x', 'y') }),
  fc.record({ data: fc.constantFrom('a.json', 'b.json'), pointer: fc.constantFrom('/a', '/b') }),
  fc.record({ files: fc.constantFrom('*.md', 'docs/*.md'), min: fc.integer({ min: 2, max: 4 }) }),
  fc.record({ run: fc.constantFrom(['true'], ['node', 'a.js']), timeout: fc.integer({ min: 1, max: 50 }) }),
  fc.record({
    url: fc.constantFrom('https://a.org/', 'https://b.org/'),
    contains: fc.constantFrom('x', 'y'),
  }),
  fc.record({ commit: fc.constantFrom('1234567', '2345678') }),
);
const anyProofs = fc
  .uniqueArray(anyProof, { selector: (one) => JSON.stringify(one), maxLength: 30 })
  .map((list) => list.map((one) => proof(one)));

describe('shares', () => {
  test('every proof is in exactly one', () => {
    fc.assert(
      fc.property(anyProofs, fc.integer({ min: 1, max: 9 }), (proofs, count) => {
        const shares = divideProofs(proofs, count);
        expect(shares).toHaveLength(count);
        expect(keys(shares.flat())).toEqual(keys(proofs));
      }),
    );
  });

  test('the order of proofs changes nothing', () => {
    const shuffled = anyProofs.chain((proofs) =>
      fc.tuple(
        fc.constant(proofs),
        fc.shuffledSubarray([...proofs], { minLength: proofs.length, maxLength: proofs.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 5 }), ([proofs, other], count) => {
        expect(divideProofs(other, count).map(keys)).toEqual(divideProofs(proofs, count).map(keys));
      }),
    );
  });

  test('equal proofs are shared out evenly', () => {
    expect(divideProofs(files(10), 4).map(({ length }) => length)).toEqual([3, 3, 2, 2]);
    expect(divideProofs(files(2), 4).map(({ length }) => length)).toEqual([1, 1, 0, 0]);
  });

  test('a command weighs by its time and its negative control, a request more than a glob, a glob more than a file', () => {
    const alone = (heavy: object, light: readonly object[]): void => {
      const shares = divideProofs([...light, heavy].map(proof), 2);
      expect(keys(shares[0]!)).toEqual(keys([proof(heavy)]));
    };
    alone({ run: ['a'], timeout: 30 }, [
      { run: ['b'], timeout: 10 },
      { run: ['c'], timeout: 10 },
    ]);
    alone({ run: ['a'], timeout: 15, must_fail: ['b'] }, [
      { run: ['b'], timeout: 29 },
      { run: ['c'], timeout: 29 },
    ]);
    // What its proof does not say is a minute.
    alone({ run: ['a'] }, [
      { run: ['b'], timeout: 59 },
      { run: ['c'], timeout: 59 },
    ]);
    alone({ url: 'https://a.org/' }, [{ files: '*.md' }, { files: '*.js' }]);
    alone({ files: '*.md' }, [{ file: 'a.md' }, { file: 'b.md' }]);
    alone({ file: 'c.md', covers: ['src/**'] }, [{ file: 'a.md' }, { file: 'b.md' }]);
    alone({ commit: '1234567', signed: true }, [{ commit: '2345678' }, { tag: 'v1' }]);
    const attested = { by: 'jane', on: '2026-01-01', statement: 'So' };
    alone({ attested, signature: 'a.sig' }, [{ file: 'a.md' }, { file: 'b.md' }]);
  });

  test.each([
    ['file', { file: 'a.md' }, { file: 'a.md', contains: 'x' }],
    ['data', { data: 'a.json', pointer: '/a' }, { data: 'a.json', pointer: '/b' }],
    ['command', { run: ['a'] }, { run: ['a'], exit: 1 }],
    ['server', { url: 'https://a.org/' }, { url: 'https://a.org/', contains: 'x' }],
    ['glob', { files: '*.md' }, { files: '*.md', min: 2 }],
  ])('what asks the same %s stays together', (_, one, other) => {
    const [first] = divideProofs([proof(one), proof(other)], 2);
    expect(first).toHaveLength(2);
  });
});
