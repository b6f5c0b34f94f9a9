/** What a change lets public claims do is told: of one claim, and of where claims are looked for. */
import { describe, expect, test } from 'vitest';
import { compareEvaluations } from '../../../src/compare/compare.ts';
import type { Evaluation } from '../../../src/evaluate/evaluate.ts';
import { filesOf, judge, type JsonMap } from '../../roadmap-builder.ts';
import { compare, told, type State } from './changes.ts';

const COUNT: JsonMap = { count: 'talks', target: 3 };

describe('a public claim', () => {
  const CLAIM: JsonMap = {
    id: 'fast',
    text: 'It is 40x faster',
    in: ['README.md'],
    says: '>= 40',
    value: { data: 'a.json', pointer: '/n' },
  };
  const withClaim = (claim: JsonMap, value: number): State => ({
    criterion: COUNT,
    roadmap: { claims: [claim] },
    verdicts: { '*': { number: value } },
  });
  const claims = async (before: State, after: State): Promise<readonly string[]> =>
    told(await compare(before, after)).filter((line) => line.includes('claims/'));
  const turned = { ...CLAIM, says: '<= 40' };

  test.each<[name: string, after: JsonMap, value: number, told: readonly string[]]>([
    ['the same', CLAIM, 3, []],
    ['another direction', turned, 50, ['note: claims/fast asks for something else than at main, which can']],
    [
      'another direction, that supports it',
      turned,
      3,
      ['error: claims/fast asks for something else than at main, which can'],
    ],
    [
      'another name, and another direction',
      { ...turned, id: 'new' },
      50,
      ['note: claims/new asks for something'],
    ],
    ['other words', { ...CLAIM, text: 'It is 4x faster', says: '>= 4' }, 4, []],
  ])('%s', async (_, after, value, expected) => {
    const found = await claims(withClaim(CLAIM, value), withClaim(after, value));
    expect(found).toHaveLength(expected.length);
    for (const [index, line] of expected.entries())
      expect(found[index]).toContain(`criterion-loosened ${line}`);
  });

  test('that holds by what is asked less', async () => {
    const counted = {
      id: 'liked',
      text: 'Liked by 3 people',
      in: ['README.md'],
      says: '>= 3',
      count: 'talks',
    };
    const counting = { registers: { talks: [{ id: 'a', person: 'a', proofs: ['a.md'] }] }, criterion: COUNT };
    const stated = (claim: JsonMap): State => ({ ...counting, roadmap: { claims: [claim] } });
    const changed = await claims(stated(counted), stated({ ...counted, says: '>= 1' }));
    expect(changed).toEqual([
      'criterion-loosened error: claims/liked asks for less than at main: its target is >= 1, not >= 3; and this very change supports the claim',
    ]);
    expect(await claims(stated({ ...counted, says: '>= 1' }), stated(counted))).toEqual([]);
  });
});

describe('where claims are checked', () => {
  const entry = (text: string, more: JsonMap = {}): JsonMap => ({
    rule: 'claim-unregistered',
    file: 'README.md',
    text,
    since: '2026-02-01',
    fingerprint: `sha256:${text.padEnd(64, '0')}`,
    ...more,
  });
  const withDocuments = (roadmap: JsonMap): Promise<Evaluation> =>
    judge(filesOf(COUNT, { registers: { talks: [] }, roadmap })).then(({ evaluation }) => evaluation);
  const baseline = async (...entries: readonly JsonMap[]): Promise<Evaluation> => {
    const written = filesOf(COUNT, { registers: { talks: [] } });
    const more = entries.length > 0 ? { 'baseline.yaml': { version: 1, entries } } : {};
    return (await judge({ ...written, ...more })).evaluation;
  };
  const since = (before: Evaluation, after: Evaluation): readonly string[] =>
    told(compareEvaluations(before, after, 'main'));

  test('a baseline that grows', async () => {
    const [none, one, twice, two] = [
      await baseline(),
      await baseline(entry('a')),
      await baseline(entry('a', { count: 2 })),
      await baseline(entry('a'), entry('b'), entry('c')),
    ];
    const grown = (text: string): readonly string[] => [
      `criterion-loosened warning: roadmap/baseline.yaml asks for less than at main: it passes over ${text} as well`,
    ];
    expect(since(none, one)).toEqual(grown('"a"'));
    expect(since(one, twice)).toEqual(grown('"a"'));
    expect(since(one, two)).toEqual(grown('"b" and 1 more'));
    for (const [before, after] of [
      [one, one],
      [one, none],
      [twice, one],
      [two, one],
    ] as const)
      expect(since(before, after)).toEqual([]);
  });

  test.each<[name: string, before: JsonMap, after: JsonMap, told: readonly string[]]>([
    ['one more is passed over', {}, { exclude: ['docs/old/**'] }, ['warning "docs/old/**"']],
    ['one more is read', { exclude: ['docs/old/**'] }, {}, []],
    ['one is not read', { include: ['a.md', 'b.md'] }, { include: ['a.md'] }, ['warning "b.md"']],
    ['others are read', { include: ['a.md'] }, { include: ['*.md'] }, ['note "a.md"']],
    ['the usual ones are not read', {}, { include: ['docs/**/*.md'] }, ['warning "README.md"']],
  ])('documents, of which %s', async (_, before, after, expected) => {
    const found = since(
      await withDocuments({ documents: before }),
      await withDocuments({ documents: after }),
    );
    expect(found).toHaveLength(expected.length);
    for (const [index, one] of expected.entries()) {
      const [level, glob] = one.split(' ') as [string, string];
      expect(found[index]).toContain(`criterion-loosened ${level}: roadmap/roadmap.yaml asks for`);
      expect(found[index]).toContain(`claims are no longer looked for in ${glob}`);
    }
  });
});
