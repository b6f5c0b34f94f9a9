import { describe, expect, test } from 'vitest';
import { claimsOf, offerClaim } from '../../../src/edit/new-claims.ts';
import { ID_PATTERN } from '../../../src/model/shape.ts';
import { read } from './reading.ts';

const idOf = (text: string, ...taken: readonly string[]): string =>
  claimsOf([{ text, file: 'README.md' }], taken)[0]!.id;

describe('a name of the words', () => {
  test.each<[string, string]>([
    ['Proven 40x speedups', 'proven-40x-speedups'],
    ['204 production sessions executed', '204-production-sessions-executed'],
    ['95% success rate (last 100 commits)', '95-success-rate-last-100'],
    ['In the contexts that we measured, it was 1.5x faster than Édith', 'contexts-measured-1.5x-faster-than'],
    ['Used by 10,000 users', 'used-10000-users'],
    ['used by more than ten organizations worldwide', 'used-more-than-ten-organizations'],
    ['速度提升40倍以上', '40'],
    ['速度提升', 'claim'],
    [`${'long'.repeat(30)} 40x`, 'long'.repeat(12)],
  ])('%s', (text, id) => {
    expect(idOf(text)).toBe(id);
    expect(id).toMatch(ID_PATTERN);
  });

  test('that no other has', () => {
    expect(idOf('40x speedups', '40x-speedups', '40x-speedups-2')).toBe('40x-speedups-3');
    const statements = ['40x speedups', '40x speedups!', '40x speedups?'].map((text) => ({
      text,
      file: 'R.md',
    }));
    expect(claimsOf(statements, ['40x-speedups-2']).map(({ id }) => id)).toEqual([
      '40x-speedups',
      '40x-speedups-3',
      '40x-speedups-4',
    ]);
  });
});

test('the same words in several documents are one claim', () => {
  const statements = [
    { text: '40x  speedups', file: 'README.md' },
    { text: '9 users', file: 'README.md' },
    { text: '40x\nspeedups', file: 'docs/a.md' },
    { text: '40x speedups', file: 'README.md' },
  ];
  const claims = claimsOf(statements, []);
  expect(claims[0]).toEqual({ id: '40x-speedups', text: '40x speedups', in: ['README.md', 'docs/a.md'] });
  expect(claims[2]).toBe(claims[0]);
  expect(claims[3]).toBe(claims[0]);
});

test.each(['40x: faster', '95% of "all" # people', '- { a', '12', 'yes', 'a\u202Eb 40x', "it's 'so'"])(
  'what is offered says it: %s',
  async (text) => {
    const claim = claimsOf([{ text, file: 'docs/a, b.md' }], [])[0]!;
    const offered = offerClaim(claim);
    expect(offered).not.toMatch(/[\n\u202E]/);
    expect(await read(offered)).toEqual([claim]);
  },
);
