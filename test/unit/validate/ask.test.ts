import { describe, expect, test } from 'vitest';
import type { Ask, Goal, PartedAsk } from '../../../src/model/roadmap.ts';
import { buildRoadmap, filesOf } from '../../roadmap-builder.ts';
import { expectRule, problemsIn, type Row, testRows, withCriterion, withPhase } from './refused.ts';

const ROWS: readonly Row[] = [
  [
    'two measures',
    'count: reg\nproofs: [a.md]\ntarget: 1',
    'count: reg\ntarget: 1',
    'schema',
    'proofs',
    '"count" and "proofs" are two measures',
    'parts under all: or any:',
  ],
  [
    'all and any',
    'all: [{ name: p, proofs: [a.md] }]\nany: [{ name: p, proofs: [a.md] }]',
    'all: [{ name: p, proofs: [a.md] }]',
    'schema',
    'any',
    '"all" and "any" are two measures',
    'a criterion has one',
  ],
  [
    'no target of a count',
    'count: reg',
    'count: reg\ntarget: 1',
    'schema',
    'id: first',
    '"target" is missing',
    'add target: what the value has to reach',
  ],
  [
    'no target of a share',
    'share: reg',
    'share: reg\ntarget: 1',
    'schema',
    'id: first',
    '"target" is missing',
    'add target',
  ],
  [
    'no target of a value',
    'value: { data: a.json, pointer: /n }',
    'value: { data: a.json, pointer: /n }\ntarget: -3',
    'schema',
    'id: first',
    '"target" is missing',
    'add target',
  ],
  [
    'a target besides all',
    'target: 2\nall: [{ name: p, proofs: [a.md] }]',
    'all: [{ name: p, proofs: [a.md], target: 1 }]',
    'schema',
    'target',
    '"target" does not go with "all"',
    'each part has a target of its own',
  ],
  [
    'partial besides any',
    'partial: 2\nany: [{ name: p, proofs: [a.md, b.md, c.md] }]',
    'any: [{ name: p, proofs: [a.md, b.md, c.md], partial: 2 }]',
    'schema',
    'partial',
    '"partial" does not go with "any"',
    'each part',
  ],
  [
    'convincing besides any',
    'convincing: 2\nany: [{ name: p, proofs: [a.md], target: 1 }]',
    'any: [{ name: p, proofs: [a.md], target: 1, convincing: 2 }]',
    'schema',
    'convincing',
    '"convincing" does not go with "any"',
    'each part',
  ],
  [
    'two parts of one name',
    'all: [{ name: p, proofs: [a.md] }, { name: p, proofs: [b.md] }]',
    'all: [{ name: p, proofs: [a.md] }, { name: q, proofs: [b.md] }]',
    'duplicate-id',
    '{ name: p, proofs: [b.md]',
    'there are two parts called "p"',
    'rename one',
  ],
  [
    'a part without a measure',
    'all: [{ name: p, target: 3 }]',
    'all: [{ name: p, proofs: [a.md] }]',
    'schema',
    '{ name: p',
    'the part "p" has no measure',
    'add count, share, value, proofs or claims',
  ],
  [
    'a part with two measures',
    'all: [{ name: p, proofs: [a.md], claims: supported }]',
    'all: [{ name: p, claims: supported }]',
    'schema',
    'claims',
    '"proofs" and "claims" are two measures',
    'a criterion has one',
  ],
  [
    'a part without a target',
    'all: [{ name: p, count: reg }]',
    'all: [{ name: p, count: reg, target: 1 }]',
    'schema',
    '{ name: p',
    '"target" is missing',
    'add target',
  ],
  [
    '== with per',
    'count: reg\ntarget: "== 1"\nper: { field: kind, of: [talk] }\ncomplete: all.md',
    'count: reg\ntarget: "<= 1"\nper: { field: kind, of: [talk] }\ncomplete: all.md',
    'schema',
    '"== 1"',
    '"==" does not go with "per"',
    'at least or at most',
  ],
  [
    'at most without complete',
    'count: reg\ntarget: "<= 1"',
    'count: reg\ntarget: "<= 1"\ncomplete: all.md',
    'schema',
    '"<= 1"',
    'a count that has to be <= 1 needs "complete"',
    'add complete',
  ],
  [
    'below without complete',
    'count: reg\ntarget: "< 2"',
    'count: reg\ntarget: "> 2"',
    'schema',
    '"< 2"',
    'needs "complete"',
    'add complete',
  ],
  [
    '== without complete',
    'count: reg\ntarget: "== 2"',
    'count: reg\ntarget: "== 2"\ncomplete: all.md',
    'schema',
    '"== 2"',
    'needs "complete"',
    'add complete',
  ],
  [
    'complete with an at-least target',
    'count: reg\ntarget: 2\ncomplete: all.md',
    'count: reg\ntarget: 2',
    'schema',
    'all.md',
    '"complete" goes only with at-most and == targets',
    'leave it out',
  ],
  [
    'a share at most',
    'share: reg\ntarget: "<= 5%"',
    'share: reg\ntarget: "> 5%"',
    'schema',
    '"<= 5%"',
    '"share" takes at-least targets only',
    'write ">= 5"',
  ],
  [
    'proofs exactly',
    'proofs: [a.md]\ntarget: "== 1"',
    'proofs: [a.md]\ntarget: 1',
    'schema',
    '"== 1"',
    '"proofs" takes at-least targets only',
    'write ">= 1"',
  ],
  [
    'claims at most',
    'claims: supported\ntarget: "<= 1"',
    'claims: supported',
    'schema',
    '"<= 1"',
    '"claims" takes at-least targets only',
    'write ">= 1"',
  ],
  [
    '% of a count',
    'count: reg\ntarget: 5%',
    'share: reg\ntarget: 5%',
    'schema',
    '5%',
    '"%" stands only where the value is a share',
    'write >= 5',
  ],
  [
    '% of proofs in convincing',
    'proofs: [a.md]\ntarget: 1\nconvincing: 1%',
    'value: { data: a.json, pointer: /n }\ntarget: 1\nconvincing: 2%',
    'schema',
    '1%',
    'this is "proofs"',
    'write >= 1',
  ],
  [
    '% of a count in partial',
    'count: reg\ntarget: 9\npartial: 5%',
    'share: reg\ntarget: 9\npartial: 5%',
    'schema',
    '5%',
    'this is "count"',
    'write >= 5',
  ],
  [
    'partial that is no looser',
    'count: reg\ntarget: 3\npartial: 3',
    'count: reg\ntarget: 3\npartial: 2',
    'schema',
    '3',
    '"partial" is >= 3, which is not looser than the target',
    'above zero',
  ],
  [
    'partial that is stricter',
    'count: reg\ntarget: 3\npartial: "> 3"',
    'count: reg\ntarget: "> 3"\npartial: 3',
    'schema',
    '"> 3"',
    'not looser',
    'easier to reach',
  ],
  [
    'partial of zero',
    'count: reg\ntarget: 3\npartial: 0',
    'count: reg\ntarget: 3\npartial: 0.1',
    'schema',
    '0',
    '"partial" is >= 0, which is not above zero',
    'above zero',
  ],
  [
    'partial in the other direction',
    'count: reg\ntarget: 3\npartial: "<= 5"',
    'count: reg\ntarget: "<= 3"\npartial: "<= 5"\ncomplete: all.md',
    'schema',
    '"<= 5"',
    'not looser',
    'direction',
  ],
  [
    'partial of ==',
    'count: reg\ntarget: "== 3"\npartial: "== 2"\ncomplete: all.md',
    'count: reg\ntarget: "< 3"\npartial: "< 4"\ncomplete: all.md',
    'schema',
    '"== 2"',
    'not looser',
    'easier to reach',
  ],
  [
    'convincing that is easier',
    'count: reg\ntarget: 3\nconvincing: 2',
    'count: reg\ntarget: 3\nconvincing: 3',
    'schema',
    '2',
    '"convincing" is >= 2, which is easier to reach',
    'asks at least as much',
  ],
  [
    'convincing that is easier at most',
    'count: reg\ntarget: "< 3"\nconvincing: "<= 3"\ncomplete: all.md',
    'count: reg\ntarget: "<= 3"\nconvincing: "< 3"\ncomplete: all.md',
    'schema',
    '"<= 3"',
    'easier to reach',
    'direction',
  ],
  [
    'convincing in the other direction',
    'count: reg\ntarget: 3\nconvincing: "<= 5"',
    'count: reg\ntarget: 3\nconvincing: 5',
    'schema',
    '"<= 5"',
    'easier to reach',
    'direction',
  ],
  [
    'convincing of == with another number',
    'count: reg\ntarget: "== 3"\nconvincing: "== 2"\ncomplete: all.md',
    'count: reg\ntarget: "== 3"\nconvincing: "== 3"\ncomplete: all.md',
    'schema',
    '"== 2"',
    '"convincing" is == 2',
    'asks at least as much',
  ],
];

testRows(ROWS, withCriterion);

test('three measures are two too many, and each is told', async () => {
  const problems = await problemsIn(withCriterion('count: reg\nshare: reg\nproofs: [a.md]\ntarget: 1'));
  expect(problems.map(({ marked }) => marked)).toEqual(['share', 'proofs']);
});

test('what a damaged criterion lacks may only look missing', async () => {
  const problems = await problemsIn(withCriterion('count: reg\ntraget: 3'));
  expect(problems.map(({ message }) => message)).toEqual(['unknown key "traget"']);
});

describe('what is read', () => {
  const read = async (criterion: string) =>
    (await buildRoadmap(withCriterion(criterion))).phases[0]!.gate!.criteria[0]!.ask as Goal;

  test('the target of proofs is all of them', async () => {
    expect((await read('proofs: [a.md, b.md]')).target).toEqual({ op: '>=', number: 2, percent: false });
    expect((await read('proofs: [a.md, b.md]\ntarget: 1')).target).toMatchObject({ number: 1 });
  });

  test('the target of claims is 1', async () => {
    expect((await read('claims: supported')).target).toEqual({ op: '>=', number: 1, percent: false });
  });

  test('no measure is no ask', async () => {
    expect(await read('claim: not-met')).toBeNull();
  });

  test('of options given twice the stricter applies', async () => {
    const part = async (outer: string, inner: string) => {
      const ask = (await read(`${outer}\nall: [{ name: p, proofs: [a.md], ${inner} }]`)) as Ask as PartedAsk;
      return ask.measure.parts[0]!.options;
    };
    expect(await part('accept: [file, url]', 'accept: [url, run]')).toMatchObject({ accept: ['url'] });
    expect(await part('accept: [file]', 'independent: true')).toMatchObject({
      accept: ['file'],
      independent: true,
    });
    expect(await part('independent: true', 'accept: [run]')).toMatchObject({
      accept: ['run'],
      independent: true,
    });
    expect(await part('independent: true', 'independent: false')).toMatchObject({ independent: true });
    expect(await part('fresh_for: 6 weeks', 'fresh_for: 30 days')).toMatchObject({
      freshFor: { count: 30, unit: 'day' },
    });
    expect(await part('fresh_for: 30 days', 'fresh_for: 6 weeks')).toMatchObject({
      freshFor: { count: 30, unit: 'day' },
    });
    expect(await part('fresh_for: 30 days', 'independent: false')).toMatchObject({
      freshFor: { count: 30, unit: 'day' },
    });
    expect(await part('independent: false', 'fresh_for: P1M')).toMatchObject({
      freshFor: { count: 1, unit: 'month' },
    });
  });
});

describe('an extension', () => {
  const window = (extension: string) => withPhase(`window: { extension: ${extension} }`);

  test('needs a measure', () =>
    expectRule({
      refused: window('{ target: 3 }'),
      accepted: window('{ proofs: [a.md] }'),
      rule: 'schema',
      at: '{ target: 3 }',
      message: 'the extension has no measure',
      hint: 'add count',
    }));

  test('needs a target', () =>
    expectRule({
      refused: window('{ count: reg }'),
      accepted: window('{ count: reg, target: 1 }'),
      rule: 'schema',
      at: '{ count: reg }',
      message: '"target" is missing',
      hint: 'add target',
    }));
});

describe('keys of a measure beside parts', () => {
  test.each([
    'where: { kind: talk }',
    'distinct: kind',
    'since: 3 days',
    'per: { field: kind, of: [talk] }',
    'among: { kind: talk }',
    'complete: x.md',
  ])('%s', async (line) => {
    const problems = await problemsIn(withCriterion(`all: [{ name: p, proofs: [a.md] }]\n${line}`));
    expect(problems).toMatchObject([{ rule: 'schema', marked: line.split(':')[0] }]);
  });
});

describe('a target out of range', () => {
  const huge = `">= ${'9'.repeat(400)}"`;
  test.each([
    `count: reg\ntarget: ${huge}`,
    `count: reg\ntarget: 3\npartial: ${huge}`,
    `count: reg\ntarget: 3\nconvincing: ${huge}`,
    `proofs: [{ data: a.json, pointer: /n, is: ${huge} }]`,
  ])('%s', async (criterion) => {
    const problems = await problemsIn(withCriterion(criterion));
    expect(problems).toMatchObject([{ message: expect.stringContaining('has to be a target') }]);
  });
});

describe('what is accepted, as it is read', () => {
  const ask = async (criterion: string): Promise<unknown> =>
    (await buildRoadmap(withCriterion(criterion))).phases[0]!.gate!.criteria[0]!.ask;

  test.each(['<= 5', '< 5', '== 5'])('a value may have the target %s', async (target) => {
    expect(await ask(`value: { data: a.json, pointer: /n }\ntarget: "${target}"`)).toMatchObject({
      target: { op: target.split(' ')[0], number: 5 },
    });
  });

  test('options ask nothing unless they are given, and parts have those of the whole', async () => {
    const NONE = { accept: null, independent: false, freshFor: null };
    expect(await ask('proofs: [a.md]')).toMatchObject({ options: NONE });
    expect(await ask('all: [{ name: p, proofs: [a.md] }]')).toMatchObject({
      measure: { parts: [{ options: NONE }] },
    });
    expect(
      await ask(`fresh_for: 30 days
all:
- { name: p, proofs: [a.md] }
- { name: q, proofs: [b.md], independent: true, fresh_for: 1 week }
- { name: r, proofs: [c.md], fresh_for: 2 months }`),
    ).toMatchObject({
      measure: {
        parts: [
          { options: { independent: false, freshFor: { count: 30, unit: 'day' } } },
          { options: { independent: true, freshFor: { count: 1, unit: 'week' } } },
          { options: { independent: false, freshFor: { count: 30, unit: 'day' } } },
        ],
      },
    });
  });

  test('groups come by their ids, whatever the order of the records', async () => {
    const { phases } = await buildRoadmap(
      filesOf(
        { count: 'reg', target: 1, per: { field: 'of', of: { register: 'groups' } } },
        { registers: { reg: [{ id: 'r', of: 'b' }], groups: [{ id: 'b' }, { id: 'c' }, { id: 'a' }] } },
      ),
    );
    expect(phases[0]!.gate!.criteria[0]!.ask!.measure).toMatchObject({ per: { members: ['a', 'b', 'c'] } });
  });

  test('a convincing target of another direction is refused, however it compares', async () => {
    const problems = await problemsIn(withCriterion('count: reg\ntarget: 3\nconvincing: "<= 1"'));
    expect(problems.map(({ marked }) => marked)).toContain('"<= 1"');
  });

  test('claims are no evidence of claims', async () => {
    const problems = await problemsIn(
      withCriterion(
        'proofs: [a.md]',
        'claims: [{ id: c, text: t, in: [R.md], all: [{ name: p, claims: supported }] }]\n',
      ),
    );
    expect(problems).toMatchObject([
      { message: 'claims are no evidence of claims', hint: 'name other evidence', marked: 'claims' },
    ]);
  });
});

test.each<[string, boolean]>([
  ['{ min: 1 month, max: 30 days }', false],
  ['{ min: 1 month, max: 31 days }', true],
  ['{ starts: 2026-02-01, min: 1 month, max: 28 days }', true],
])('a window of %s is right: %s', async (window, isRight) => {
  expect(await problemsIn(withPhase(`window: ${window}`))).toHaveLength(isRight ? 0 : 1);
});
