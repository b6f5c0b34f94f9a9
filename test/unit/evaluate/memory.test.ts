import { describe, expect, test } from 'vitest';
import { judge, judgeOne, type JsonMap, type Setup } from '../../roadmap-builder.ts';

/** What was worked out for one measure must never be taken for another that differs from it in a single thing. */
describe('measures of one register, side by side', () => {
  const registers = {
    reg: [
      { id: 'a', on: '2026-02-20', area: 'x', person: 'me', proofs: ['a.md'] },
      { id: 'b', on: '2026-01-10', area: 'x', person: 'me', proofs: ['b.md'] },
      { id: 'c', on: '2025-01-01', area: ['x', 'y'], person: 'joe', proofs: [{ run: ['c'] }] },
      {
        id: 'd',
        area: 'y',
        person: 'jill',
        proofs: [{ attested: { by: 'me', on: '2026-02-01', statement: 's' } }],
      },
    ],
  };
  const MEASURES: readonly JsonMap[] = [
    { count: 'reg', target: 9 },
    { count: 'reg', target: 9, distinct: 'area' },
    { count: 'reg', target: 9, distinct: 'person' },
    { count: 'reg', target: 9, where: { area: 'x' } },
    { count: 'reg', target: 9, where: { area: 'y' } },
    { count: 'reg', target: 9, where: { area: 'x', person: 'me' } },
    { count: 'reg', target: 9, since: '30 days' },
    { count: 'reg', target: 9, since: '3 months' },
    { count: 'reg', target: '<= 9', since: '30 days', complete: 'all.md' },
    { count: 'reg', target: 9, per: { field: 'area', of: ['x', 'y'] } },
    { count: 'reg', target: 9, per: { field: 'area', of: ['x'] } },
    { count: 'reg', target: 9, per: { field: 'person', of: ['me', 'joe'] } },
    { count: 'reg', target: 9, per: { field: 'person', of: ['me', 'joe'] }, distinct: 'area' },
    { count: 'reg', target: 9, accept: ['file'] },
    { count: 'reg', target: 9, accept: ['run'] },
    { count: 'reg', target: 9, independent: true },
    { count: 'reg', target: 9, fresh_for: '1 month' },
    { count: 'reg', target: 9, fresh_for: '3 months' },
    { share: 'reg', target: 90 },
    { share: 'reg', target: 90, where: { area: 'x' } },
    { share: 'reg', target: 90, among: { area: 'x' } },
    { share: 'reg', target: 90, where: { person: 'me' }, among: { area: 'x' } },
  ];
  const VALUES = [4, 2, 3, 3, 2, 2, 1, 2, 2, 2, 3, 1, 1, 2, 1, 3, 3, 4, 100, 75, 100, 200 / 3];
  const all: Setup = {
    registers,
    criteria: MEASURES.slice(1).map((measure, index) => ({ id: `c${index}`, statement: 's', ...measure })),
    roadmap: { maintainers: ['me'] },
  };

  test('each has its own value', async () => {
    const { phase } = await judgeOne(MEASURES[0]!, all);
    expect(phase.gate!.criteria.map(({ value }) => value)).toEqual(VALUES);
  });

  test('and its own evidence', async () => {
    const together = (await judgeOne(MEASURES[0]!, all)).phase.gate!.criteria;
    for (const [index, measure] of MEASURES.entries()) {
      const alone = await judgeOne(measure, { ...all, criteria: [] });
      const name = index === 0 ? 'alpha/one' : `alpha/c${index - 1}`;
      const renamed = together[index]!.evidence.map((use) =>
        use.ref === name ? { ...use, ref: 'alpha/one' } : use,
      );
      expect(renamed).toEqual(alone.criterion.evidence);
    }
  });
});

test('a document is no evidence for its own claim, and is for all others', async () => {
  const claim = (id: string, document: string): JsonMap => ({
    id,
    text: '1',
    in: [document],
    count: 'reg',
    says: 1,
  });
  const { report, criterion } = await judgeOne(
    { count: 'reg', target: 1 },
    {
      registers: { reg: [{ id: 'a', proofs: ['R.md'] }] },
      verdicts: { 'R.md': { rests: ['R.md'] } },
      roadmap: { claims: [claim('other', 'S.md'), claim('own', 'R.md'), claim('again', 'S.md')] },
    },
  );
  expect(criterion.status).toBe('met');
  expect(report.claims.map(({ status }) => status)).toEqual(['supported', 'unsupported', 'supported']);
});

test('time counts as of the day that a phase passed, and as of today', async () => {
  const gate = { criteria: [{ id: 'one', statement: 's', count: 'reg', target: 1, fresh_for: '30 days' }] };
  const { report } = await judge({
    'roadmap.yaml': {
      version: 1,
      name: 'T',
      phases: [
        { id: 'first', name: 'F', passed: '2026-01-01', gate },
        { id: 'second', name: 'S', gate },
      ],
      registers: { reg: [{ id: 'a', on: '2026-01-01', proofs: ['a.md'] }] },
    },
  });
  expect(report.phases.map((phase) => phase.gate!.criteria[0]!.value)).toEqual([1, 0]);
});

test('a field whose name is null', async () => {
  const records = ['a', 'b'].map((id) => ({ id, null: 'x', proofs: [`${id}.md`] }));
  const { phase } = await judgeOne(
    { count: 'reg', target: 9 },
    {
      registers: { reg: records },
      criteria: [{ id: 'two', statement: 's', count: 'reg', distinct: 'null', target: 9 }],
    },
  );
  expect(phase.gate!.criteria.map(({ value }) => value)).toEqual([2, 1]);
});
