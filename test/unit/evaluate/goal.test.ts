import { describe, expect, test } from 'vitest';
import { judgeOne, type JsonMap, type Setup } from '../../roadmap-builder.ts';

const record = (id: string, more: JsonMap = {}): JsonMap => ({ id, proofs: [`${id}.md`], ...more });
const talks = (count: number): Setup => ({
  registers: { talks: Array.from({ length: count }, (_, index) => record(`t${index}`)) },
});
const data: JsonMap = { value: { data: 'a.json', pointer: '/n' } };
const number = (value: number): Setup => ({ verdicts: { 'a.json#/n': { number: value } } });

describe('status and progress', () => {
  test.each<[string, JsonMap, Setup, string, number]>([
    ['reached', { count: 'talks', target: 3 }, talks(3), 'met', 1],
    ['more than reached', { count: 'talks', target: 3 }, talks(5), 'met', 1],
    ['some of it', { count: 'talks', target: 3 }, talks(1), 'partial', 0.33],
    ['nothing', { count: 'talks', target: 3 }, talks(0), 'not-met', 0],
    ['almost is not all', { count: 'talks', target: '> 3' }, talks(3), 'partial', 0.99],
    ['above', { count: 'talks', target: '> 3' }, talks(4), 'met', 1],
    ['partial as given', { count: 'talks', target: 4, partial: 2 }, talks(2), 'partial', 0.5],
    ['below partial as given', { count: 'talks', target: 4, partial: 2 }, talks(1), 'not-met', 0.25],
    ['at most', { ...data, target: '<= 3' }, number(3), 'met', 1],
    ['too much', { ...data, target: '<= 3' }, number(4), 'not-met', 0],
    ['too much, and partial', { ...data, target: '<= 3', partial: '<= 4' }, number(4), 'partial', 0],
    ['too much to be partial', { ...data, target: '<= 3', partial: '<= 4' }, number(5), 'not-met', 0],
    ['exactly', { ...data, target: '== 3' }, number(3), 'met', 1],
    ['not exactly', { ...data, target: '== 3' }, number(2.99), 'not-met', 0],
    ['a value below zero', { ...data, target: 3 }, number(-1), 'not-met', 0],
    ['a target below zero, reached', { ...data, target: -3 }, number(-3), 'met', 1],
    ['a target below zero, not reached', { ...data, target: -3 }, number(-4), 'not-met', 0],
    ['a target of zero, not reached', { ...data, target: '> 0' }, number(0), 'not-met', 0],
    ['a hair', { ...data, target: 1e9 }, number(1), 'partial', 0],
    ['a hair less', { ...data, target: 1000 }, number(999.9), 'partial', 0.99],
  ])('%s', async (_, measure, setup, status, progress) => {
    expect((await judgeOne(measure, setup)).criterion).toMatchObject({ status, progress });
  });

  test('with per, the mean of the groups', async () => {
    const registers = {
      talks: [record('a', { area: 'x' }), record('b', { area: 'x' }), record('c', { area: 'y' })],
    };
    const per = (of: string[], more: JsonMap = {}): JsonMap => ({
      count: 'talks',
      target: 2,
      per: { field: 'area', of },
      ...more,
    });
    const judge = async (measure: JsonMap) => (await judgeOne(measure, { registers })).criterion;
    expect(await judge(per(['x', 'y']))).toMatchObject({ status: 'partial', value: 1, progress: 0.75 });
    expect(await judge(per(['x', 'z']))).toMatchObject({ status: 'partial', value: 0, progress: 0.5 });
    expect(await judge(per(['y', 'z'], { partial: 1 }))).toMatchObject({ status: 'not-met', progress: 0.25 });
    expect(await judge(per(['x']))).toMatchObject({ status: 'met', value: 2, progress: 1 });
    expect(await judge(per(['w', 'z']))).toMatchObject({ status: 'not-met', value: 0, progress: 0 });
  });
});

test('progress is shown with 2 decimals, and never as arrived before it is: of whatever it is', async () => {
  const count: JsonMap = { count: 'talks', target: 3 };
  const proofs = Array.from({ length: 300 }, (_, index) => `p${index}.md`);
  const { report } = await judgeOne(
    { ...count, per: { field: 'area', of: ['x'] } },
    {
      registers: { talks: [record('a', { area: 'x' })] },
      verdicts: { 'p0.md': 'fails' },
      opens: 'done',
      criteria: [
        { id: 'parts', statement: 's', all: [{ name: 'p', ...count }] },
        { id: 'almost', statement: 's', proofs },
      ],
      roadmap: { metrics: [{ id: 'm', name: 'M', count: 'talks', targets: { alpha: 3 } }] },
    },
  );
  const { progress, criteria } = report.phases[0]!.gate!;
  expect(progress).toBe(0.55);
  expect(criteria.map((one) => one.progress)).toEqual([0.33, 0.33, 0.99]);
  expect(criteria[0]!.groups).toMatchObject([{ progress: 0.33 }]);
  expect(criteria[1]!.parts).toMatchObject([{ progress: 0.33 }]);
  expect(report.decision!.toAdvance.map((step) => step.progress)).toEqual([0.99, 0.33, 0.33]);
  expect(report.metrics).toMatchObject([{ progress: 0.33 }]);
});

test('a gate that lacks one criterion of many is not shown as arrived', async () => {
  const criteria = Array.from({ length: 299 }, (_, index) => ({
    id: `c${index}`,
    statement: 's',
    proofs: ['x.md'],
  }));
  const { phase } = await judgeOne({ proofs: ['a.md'] }, { criteria, verdicts: { 'a.md': 'fails' } });
  expect(phase.gate!.progress).toBe(0.99);
});

test('under an at-most target progress is shown, and is never partial by itself', async () => {
  const registers = {
    bugs: [
      { id: 'a', area: 'x' },
      { id: 'b', area: 'x' },
      { id: 'c', area: 'y' },
    ],
  };
  const bugs: JsonMap = {
    count: 'bugs',
    target: '<= 1',
    complete: 'all.md',
    per: { field: 'area', of: ['x', 'y'] },
  };
  expect((await judgeOne(bugs, { registers })).criterion).toMatchObject({
    status: 'not-met',
    value: 2,
    progress: 0.5,
  });
  expect((await judgeOne({ ...bugs, partial: '<= 2' }, { registers })).criterion).toMatchObject({
    status: 'partial',
  });
});

describe('what would be met by no evidence gets no credit', () => {
  test.each<[string, JsonMap, Setup]>([
    ['a count of zero', { count: 'talks', target: 0 }, talks(3)],
    ['a count below zero', { count: 'talks', target: '> -1' }, talks(3)],
    ['a share of zero', { share: 'talks', target: 0 }, talks(3)],
    ['no proofs', { proofs: ['a.md'], target: 0 }, {}],
    ['claims of zero', { claims: 'supported', target: 0 }, {}],
  ])('%s', async (_, measure, setup) => {
    const { criterion, rules, decision, told } = await judgeOne(measure, { opens: 'done', ...setup });
    expect(criterion).toMatchObject({ status: 'not-met', progress: 0, convincing: false });
    expect(rules).toEqual(['criterion-vacuous']);
    expect(told('criterion-vacuous')).toEqual([
      expect.stringContaining('alpha/one would be met by no evidence'),
    ]);
    expect(decision!.toAdvance).toMatchObject([{ lacks: 'a target that asks for something' }]);
  });

  test.each<[string, JsonMap, Setup]>([
    [
      'an at-most target, since complete has to hold',
      { count: 'talks', target: '<= 0', complete: 'all.md' },
      talks(0),
    ],
    ['a value, since its proof has to hold', { ...data, target: '>= -1' }, number(0)],
    ['a share above zero', { share: 'talks', target: '> 0' }, talks(1)],
  ])('not %s', async (_, measure, setup) => {
    const { criterion, rules } = await judgeOne(measure, setup);
    expect(criterion.status).toBe('met');
    expect(rules).toEqual([]);
  });

  test('a part of it', async () => {
    const part = (name: string, target: number): JsonMap => ({ name, count: 'talks', target });
    const { criterion, told, report } = await judgeOne({ any: [part('some', 0), part('many', 5)] }, talks(1));
    expect(criterion).toMatchObject({ status: 'partial', progress: 0.2 });
    expect(criterion.parts).toMatchObject([{ status: 'not-met', progress: 0 }, { status: 'partial' }]);
    expect(told('criterion-vacuous')).toEqual([expect.stringContaining('the part "some" of alpha/one')]);
    expect(report.findings[0]!.at).toMatchObject({ path: ['phases', 0, 'gate', 'criteria', 0, 'any', 0] });
  });
});

describe('parts', () => {
  const part = (name: string, more: JsonMap = {}): JsonMap => ({
    name,
    proofs: [`${name}1.md`, `${name}2.md`],
    ...more,
  });
  const verdicts = (broken: string): Setup => ({
    verdicts: Object.fromEntries(broken.split(' ').map((name) => [`${name}.md`, 'fails' as const])),
  });
  test.each<['all' | 'any', string, string, number]>([
    ['all', '', 'met', 1],
    ['all', 'b1', 'partial', 0.75],
    ['all', 'b1 b2', 'partial', 0.5],
    ['all', 'a1 b1 b2', 'partial', 0.25],
    ['all', 'a1 a2 b1 b2', 'not-met', 0],
    ['any', '', 'met', 1],
    ['any', 'a1 b1 b2', 'partial', 0.5],
    ['any', 'a1 a2 b1', 'partial', 0.5],
    ['any', 'b1 b2', 'met', 1],
    ['any', 'a1 a2 b1 b2', 'not-met', 0],
  ])('%s without %j', async (form, broken, status, progress) => {
    const { criterion } = await judgeOne({ [form]: [part('a'), part('b')] }, verdicts(broken));
    expect(criterion).toMatchObject({ status, progress, value: null, target: null, evidence: [] });
    expect(criterion.parts!.map(({ name, target }) => [name, target])).toEqual([
      ['a', '>= 2'],
      ['b', '>= 2'],
    ]);
  });

  test('all parts partial is partial', async () => {
    const { criterion } = await judgeOne({ all: [part('a'), part('b')] }, verdicts('a1 b1'));
    expect(criterion).toMatchObject({ status: 'partial', progress: 0.5 });
  });
});

describe('convincing', () => {
  const signed = { attested: { by: 'jane', on: '2026-01-01', statement: 'so' }, signature: 'a.sig' };
  const attested = (by: string): JsonMap => ({ attested: { by, on: '2026-01-01', statement: 'so' } });
  const judge = async (criterion: JsonMap, setup: Setup = {}) =>
    (await judgeOne(criterion, { roadmap: { maintainers: ['me'] }, ...setup })).criterion;

  test('by default when the target holds', async () => {
    expect(await judge({ count: 'talks', target: 2 }, talks(2))).toMatchObject({ convincing: true });
    expect(await judge({ count: 'talks', target: 2 }, talks(1))).toMatchObject({ convincing: false });
  });

  test('when the stricter target holds', async () => {
    const criterion = { count: 'talks', target: 2, convincing: 4 };
    expect(await judge(criterion, talks(3))).toMatchObject({ status: 'met', convincing: false });
    expect(await judge(criterion, talks(4))).toMatchObject({ status: 'met', convincing: true });
  });

  test('never by self-attestations', async () => {
    expect(await judge({ proofs: [attested('me')] })).toMatchObject({
      status: 'met',
      convincing: false,
      selfAttested: true,
    });
    expect(await judge({ proofs: [attested('jane')] })).toMatchObject({
      convincing: false,
      selfAttested: true,
    });
    expect(await judge({ proofs: [signed] })).toMatchObject({ convincing: false, selfAttested: true });
    expect(await judge({ proofs: [signed] }, { verdicts: { jane: { signedBy: 'jane' } } })).toMatchObject({
      convincing: true,
      selfAttested: false,
    });
    expect(await judge({ proofs: [signed] }, { verdicts: { jane: { signedBy: 'joe' } } })).toMatchObject({
      convincing: false,
      selfAttested: true,
    });
  });

  test('a maintainer attests himself, signed or not', async () => {
    const own = { ...signed, attested: { ...signed.attested, by: 'me' } };
    expect(await judge({ proofs: [own] }, { verdicts: { me: { signedBy: 'me' } } })).toMatchObject({
      convincing: false,
      selfAttested: true,
    });
  });

  test('what is convincing without its self-attestations is not self-attested', async () => {
    expect(await judge({ proofs: ['a.md', 'b.md', attested('me')], target: 2 })).toMatchObject({
      convincing: true,
      selfAttested: false,
    });
  });

  test('self-attestations give no credit where evidence has to be independent', async () => {
    expect(await judge({ proofs: [attested('me')], independent: true })).toMatchObject({
      status: 'not-met',
      selfAttested: false,
    });
  });

  test('all: every part', async () => {
    const all = (first: JsonMap): JsonMap => ({ all: [first, { name: 'b', proofs: ['b.md'] }] });
    expect(await judge(all({ name: 'a', proofs: ['a.md'] }))).toMatchObject({
      convincing: true,
      selfAttested: false,
    });
    expect(await judge(all({ name: 'a', proofs: [attested('me')] }))).toMatchObject({
      convincing: false,
      selfAttested: true,
    });
  });

  test('any: a part that is met', async () => {
    const any = (first: JsonMap, second: JsonMap): JsonMap => ({
      any: [
        { name: 'a', ...first },
        { name: 'b', ...second },
      ],
    });
    const self = { proofs: [attested('me')] };
    const good = { proofs: ['a.md'] };
    expect(await judge(any(self, good))).toMatchObject({ convincing: true, selfAttested: false });
    expect(await judge(any(self, self))).toMatchObject({ convincing: false, selfAttested: true });
    expect(await judge(any(self, good), { verdicts: { 'a.md': 'fails' } })).toMatchObject({
      status: 'met',
      convincing: false,
    });
  });

  test('a gate, when every criterion that counts is', async () => {
    const setup = (criteria: readonly JsonMap[]): Setup => ({
      ...talks(3),
      criteria,
      roadmap: { maintainers: ['me'] },
    });
    const gate = async (criteria: readonly JsonMap[]) =>
      (await judgeOne({ count: 'talks', target: 3 }, setup(criteria))).phase.gate;
    const self: JsonMap = { id: 'two', statement: 's', proofs: [attested('me')] };
    const without = { reason: 'r', by: 'b', on: '2026-01-01' };
    expect(await gate([])).toMatchObject({ status: 'met', convincing: true });
    expect(await gate([self])).toMatchObject({ status: 'met', convincing: false });
    expect(await gate([{ ...self, kind: 'quality' }])).toMatchObject({ status: 'met', convincing: false });
    expect(await gate([{ ...self, kind: 'advisory' }])).toMatchObject({ convincing: true });
    expect(await gate([{ ...self, not_applicable: without }])).toMatchObject({ convincing: true });
    expect(
      await gate([{ id: 'two', statement: 's', waiver: { ...without, until: '2026-03-01' } }]),
    ).toMatchObject({
      status: 'met',
      convincing: false,
    });
  });
});

describe('options', () => {
  test('of both, the stricter: a part of an independent criterion is independent', async () => {
    const attested = { attested: { by: 'jane', on: '2026-01-01', statement: 'so' } };
    const judge = async (outer: JsonMap, inner: JsonMap) =>
      (await judgeOne({ ...outer, all: [{ name: 'p', proofs: [attested], ...inner }] })).criterion.status;
    expect(await judge({}, {})).toBe('met');
    expect(await judge({ independent: true }, {})).toBe('not-met');
    expect(await judge({}, { independent: true })).toBe('not-met');
    expect(await judge({ accept: ['file'] }, { accept: ['attested', 'file'] })).toBe('not-met');
    expect(await judge({ accept: ['attested'] }, { accept: ['attested', 'file'] })).toBe('met');
    expect(await judge({ fresh_for: '1 month' }, {})).toBe('not-met');
    expect(await judge({ fresh_for: '2 months' }, {})).toBe('met');
  });
});
