/** What becomes of the evidence that criteria count. */
import { expect, test } from 'vitest';
import type { JsonMap } from '../../roadmap-builder.ts';
import { compare, type State } from './changes.ts';

const COUNT: JsonMap = { count: 'talks', target: 1 };
const talk = (id: string, more: JsonMap = {}): JsonMap => ({
  id,
  on: '2026-02-01',
  proofs: [`${id}.md`],
  ...more,
});
const of = (talks: readonly JsonMap[], more: Partial<State> = {}): State => ({
  criterion: COUNT,
  registers: { talks },
  ...more,
});
const changes = async (before: State, after: State): Promise<readonly string[]> =>
  (await compare(before, after)).changes.map(({ kind, ref, text }) => `${kind} ${ref}: ${text}`);

test('what counts for one of two parts counts', async () => {
  const parts = [
    { name: 'few', ...COUNT },
    { name: 'fresh', ...COUNT, fresh_for: '1 day' },
  ];
  for (const all of [parts, parts.toReversed()]) {
    const state = of([talk('a')], { criterion: { all } });
    expect(await changes(state, state)).toEqual([]);
    expect(await changes(state, of([talk('b')], { criterion: { all } }))).toEqual([
      'lost talks/a: counted for alpha/one; it is gone',
    ]);
  }
});

test('a record that no longer matches, or is stale, is lost without being gone', async () => {
  const where = { criterion: { ...COUNT, where: { kind: 'x' } } };
  const [x, y] = [talk('a', { kind: 'x' }), talk('a', { kind: 'y' })];
  const other = talk('b', { kind: 'x' });
  const { changes: list, findings } = await compare(of([x, other], where), of([y, other], where));
  expect(list).toEqual([
    { kind: 'lost', ref: 'talks/a', text: 'counted for alpha/one; it is none of those that are counted' },
  ]);
  expect(findings).toEqual([]);
});

test('a condition of a proof that a record counts by', async () => {
  const [much, little] = [{ file: 'a.md', min_words: 9 }, { file: 'a.md' }];
  const [before, after] = [of([talk('a', { proofs: [much] })]), of([talk('a', { proofs: [little] })])];
  expect(await changes(before, after)).toEqual(['loosened talks/a: a.md need not have 9 words']);
  expect(await changes(after, before)).toEqual([]);
  const unused = { ...after, verdicts: { 'a.md': 'fails' } } as const;
  expect((await changes(before, unused)).filter((line) => line.startsWith('loosened'))).toEqual([]);
});
