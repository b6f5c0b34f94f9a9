import { describe, expect, test } from 'vitest';
import { judgeOne, type Json, type JsonMap, type Setup } from '../../roadmap-builder.ts';

/** The value of a measure, with a target that is always at hand. */
async function valueOf(measure: JsonMap, setup: Setup = {}): Promise<number | null> {
  const { criterion } = await judgeOne({ target: 1, ...measure }, setup);
  return criterion.value;
}

const record = (id: string, more: JsonMap = {}): JsonMap => ({ id, proofs: [`${id}.md`], ...more });

describe('count', () => {
  const registers = {
    talks: [
      record('a', { by: 'jane', tags: ['x', 'y'], stars: 3, on: '2026-01-01' }),
      record('b', { by: 'jane', tags: ['y', 'z'], stars: 5, on: '2026-02-24' }),
      record('c', { by: 'joe', stars: 4, on: '2026-01-25' }),
      record('d', { by: ['joe', 'jill'] }),
      { id: 'e', by: 'jack', on: '2026-02-01' },
    ],
  };

  test.each<[string, JsonMap, number]>([
    ['proven records', {}, 4],
    ['distinct values of a field', { distinct: 'by' }, 3],
    ['distinct elements of lists', { distinct: 'tags' }, 3],
    ['a record without the field adds nothing', { distinct: 'stars' }, 3],
    ['that match', { where: { by: 'jane' } }, 2],
    ['that match one of two maps', { where: [{ by: 'jane' }, { stars: { at_least: 4 } }] }, 3],
    ['that match nothing', { where: { by: 'nobody' } }, 0],
    ['since a day, this included', { since: '30 days' }, 2],
    ['since one day later', { since: '29 days' }, 1],
  ])('%s', async (_, measure, value) => {
    expect(await valueOf({ count: 'talks', ...measure }, { registers })).toBe(value);
  });

  test.each<[string, 'fails' | 'unverified', number]>([
    ['broken', 'fails', 3],
    ['unverified', 'unverified', 3],
  ])('a record with a proof that is %s adds nothing', async (_, verdict, value) => {
    expect(await valueOf({ count: 'talks' }, { registers, verdicts: { 'a.md': verdict } })).toBe(value);
  });

  test('a register without records', async () => {
    expect(await valueOf({ count: 'talks' }, { registers: { talks: [] } })).toBe(0);
  });
});

describe('per', () => {
  const registers = {
    talks: [
      record('a', { area: 'x' }),
      record('b', { area: ['x', 'y'] }),
      record('c', { area: 'elsewhere' }),
      record('d', { area: 1 }),
    ],
    areas: [record('x'), { id: 'y' }, { id: 'z' }],
  };
  const groups = async (per: JsonMap, more: JsonMap = {}) => {
    const { criterion } = await judgeOne({ count: 'talks', target: 2, per, ...more }, { registers });
    return [criterion.value, criterion.groups];
  };

  test('the smallest of the groups, for every declared member', async () => {
    expect(await groups({ field: 'area', of: 'areas' })).toEqual([
      0,
      [
        { member: 'x', value: 2, progress: 1 },
        { member: 'y', value: 1, progress: 0.5 },
        { member: 'z', value: 0, progress: 0 },
      ],
    ]);
  });

  test('members of a type of their own', async () => {
    const [value] = await groups({ field: 'area', of: [1, '1'] });
    expect(value).toBe(0);
    expect((await groups({ field: 'area', of: [1] }))[0]).toBe(1);
  });

  test('the largest under an at-most target', async () => {
    const [value, found] = await groups(
      { field: 'area', of: ['x', 'y'] },
      { target: '<= 1', complete: 'all.md' },
    );
    expect(value).toBe(2);
    expect(found).toEqual([
      { member: 'x', value: 2, progress: 0 },
      { member: 'y', value: 1, progress: 1 },
    ]);
  });

  test('distinct within each group', async () => {
    expect((await groups({ field: 'area', of: ['x', 'y'] }, { distinct: 'area' }))[1]).toEqual([
      { member: 'x', value: 2, progress: 1 },
      { member: 'y', value: 2, progress: 1 },
    ]);
  });
});

describe('complete', () => {
  const registers = {
    bugs: [
      record('a', { on: '2026-02-24' }),
      { id: 'b', on: '2026-02-23' },
      { id: 'c' },
      { id: 'd', on: '2026-02-25' },
      { id: 'e', on: '2025-01-01' },
    ],
  };
  const value = (more: JsonMap = {}, setup: Setup = {}) =>
    valueOf({ count: 'bugs', target: '<= 9', complete: 'all.md', ...more }, { registers, ...setup });

  test('counts every declared record up to the as-of date, proven or not', async () => {
    expect(await value()).toBe(4);
  });

  test('under since the undated too', async () => {
    expect(await value({ since: '30 days' })).toBe(3);
  });

  test.each(['fails', 'unverified'] as const)('there is no value when its proof %s', async (verdict) => {
    expect(await value({}, { verdicts: { 'all.md': verdict } })).toBeNull();
  });

  test('nor when its proof gives no credit', async () => {
    expect(await value({ accept: ['run'] })).toBeNull();
    expect(await value({ accept: ['file'] })).toBe(4);
  });

  test('and then no group has one', async () => {
    const { criterion } = await judgeOne(
      { count: 'bugs', target: '<= 9', complete: 'all.md', per: { field: 'id', of: ['a', 'b'] } },
      { registers, verdicts: { 'all.md': 'fails' } },
    );
    expect(criterion.groups).toEqual([
      { member: 'a', value: null, progress: 0 },
      { member: 'b', value: null, progress: 0 },
    ]);
    expect(criterion.status).toBe('not-met');
  });

  test('an at-most target is met by what is proven to be all', async () => {
    const met = async (target: string) =>
      (await judgeOne({ count: 'bugs', target, complete: 'all.md' }, { registers })).criterion;
    expect(await met('<= 4')).toMatchObject({ status: 'met', progress: 1 });
    expect(await met('< 4')).toMatchObject({ status: 'not-met', progress: 0, value: 4 });
    expect(await met('== 4')).toMatchObject({ status: 'met' });
    expect(await met('== 5')).toMatchObject({ status: 'not-met', progress: 0 });
  });
});

describe('share', () => {
  const registers = {
    replies: [
      record('a', { fast: true, kind: 'bug' }),
      record('b', { fast: true, kind: 'bug' }),
      { id: 'c', fast: true, kind: 'bug' },
      record('d', { fast: false, kind: 'idea' }),
    ],
  };
  test.each<[string, JsonMap, number | null]>([
    ['of all records, those that are proven', {}, 75],
    ['and match', { where: { fast: true } }, 50],
    ['among some', { where: { fast: true }, among: { kind: 'bug' } }, 200 / 3],
    ['where both have to match', { where: { kind: 'idea' }, among: { fast: true } }, 0],
    ['among none: no value', { among: { kind: 'none' } }, null],
  ])('%s', async (_, more, value) => {
    expect(await valueOf({ share: 'replies', target: '50%', ...more }, { registers })).toBe(value);
  });

  test('of no records there is none', async () => {
    const { criterion, rules } = await judgeOne(
      { share: 'replies', target: 0 },
      { registers: { replies: [] } },
    );
    expect(criterion).toMatchObject({ value: null, status: 'not-met' });
    expect(rules).toEqual([]);
  });
});

describe('value', () => {
  const measure: JsonMap = { value: { data: 'a.json', pointer: '/n' }, target: 3 };
  const key = 'a.json#/n';
  test.each<[string, Setup['verdicts'] & object, number | null, string]>([
    ['a number', { [key]: { number: 3.5 } }, 3.5, 'met'],
    ['zero', { [key]: { number: 0 } }, 0, 'not-met'],
    ['below zero', { [key]: { number: -2 } }, -2, 'not-met'],
    ['less', { [key]: { number: 2 } }, 2, 'partial'],
    ['none', { [key]: 'holds' }, null, 'not-met'],
    ['a number of a proof that fails', { [key]: { verdict: 'fails', number: 9 } }, null, 'not-met'],
    ['an unverified one', { [key]: 'unverified' }, null, 'not-met'],
  ])('%s', async (_, verdicts, value, status) => {
    const { criterion } = await judgeOne(measure, { verdicts });
    expect(criterion).toMatchObject({ value, status });
  });

  test('a proof that gives no credit counts as one that does not hold', async () => {
    const { criterion } = await judgeOne(
      { ...measure, accept: ['run'] },
      { verdicts: { [key]: { number: 9 } } },
    );
    expect(criterion.value).toBeNull();
  });
});

describe('proofs', () => {
  const proofs = ['a.md', 'b.md', 'https://example.org'];
  test.each<[string, JsonMap, Setup, number, string]>([
    ['all hold', {}, {}, 3, 'met'],
    ['one fails', {}, { verdicts: { 'a.md': 'fails' } }, 2, 'partial'],
    ['one is unverified', {}, { verdicts: { 'a.md': 'unverified' } }, 2, 'partial'],
    ['two are enough', { target: 2 }, { verdicts: { 'a.md': 'fails' } }, 2, 'met'],
    ['more than two', { target: '> 2' }, { verdicts: { 'a.md': 'fails' } }, 2, 'partial'],
    ['none holds', {}, { verdicts: { '*': 'fails' } }, 0, 'not-met'],
    ['one gives no credit, and the target still counts it', { accept: ['file'] }, {}, 2, 'partial'],
    ['one is circular', {}, { verdicts: { 'a.md': { circular: true } } }, 2, 'partial'],
  ])('%s', async (_, more, setup, value, status) => {
    const { criterion } = await judgeOne({ proofs, ...more }, setup);
    expect(criterion).toMatchObject({ value, status });
  });

  test('a proof that nobody checked is unverified', async () => {
    const { evaluation } = await judgeOne({ proofs: ['a.md'] }, { verdicts: { 'a.md': 'unverified' } });
    expect(evaluation.phases[0]!.gate!.ifVerified).toBe('met');
  });
});

describe('claims: supported', () => {
  const claim = (id: string, more: JsonMap): JsonMap => ({ id, text: '40x', in: ['R.md'], ...more });
  const supported = async (claims: readonly JsonMap[], setup: Setup = {}) =>
    (await judgeOne({ claims: 'supported' }, { roadmap: { claims }, ...setup })).criterion;

  test('needs a claim', async () => {
    expect(await supported([])).toMatchObject({ value: 0, status: 'not-met' });
  });

  test('supported, understated and disclosed ones will do', async () => {
    const claims = [
      claim('a', { proofs: ['a.md'] }),
      claim('b', { proofs: ['b.md'], disclosed: 'not proven' }),
      claim('c', { proofs: ['c.md'], disclosed: 'not proven' }),
    ];
    expect(await supported(claims, { verdicts: { 'c.md': 'fails' } })).toMatchObject({
      value: 1,
      status: 'met',
    });
  });

  test('disclosed ones alone will do', async () => {
    expect(await supported([claim('a', { disclosed: 'not proven' })])).toMatchObject({
      value: 1,
      status: 'met',
    });
  });

  test('what they rest on tells what it is worth', async () => {
    const one = { claims: 'supported', claim: 'met' };
    const judged = async (proof: Json, setup: Setup = {}) =>
      (await judgeOne(one, { roadmap: { claims: [claim('a', { proofs: [proof] })] }, ...setup })).criterion;
    const stated = { attested: { by: 'jo', on: '2026-01-01', statement: 'so' } };
    expect(await judged('a.md')).toMatchObject({ convincing: true, selfAttested: false });
    expect(await judged(stated)).toMatchObject({ status: 'met', convincing: false, selfAttested: true });
    expect(await judged('a.md', { verdicts: { 'a.md': 'unverified' } })).toMatchObject({
      status: 'not-met',
      claimStatus: 'unverified',
    });
    expect(
      await judged({ file: 'a.md', covers: 'src/*' }, { verdicts: { 'a.md': { covered: null } } }),
    ).toMatchObject({
      status: 'not-met',
      claimStatus: 'stale',
    });
  });

  test('self-attestations give none to what is to be independent', async () => {
    const stated = { attested: { by: 'jo', on: '2026-01-01', statement: 'so' } };
    const judged = async (more: JsonMap, proof: Json, setup: Setup = {}) =>
      (await judgeOne(more, { roadmap: { claims: [claim('a', { proofs: [proof] })] }, ...setup })).criterion;
    const asked = { claims: 'supported', independent: true };
    const unverified = { verdicts: { 'a.md': 'unverified' } } as const;
    expect(await judged({ ...asked, claim: 'met' }, 'a.md', unverified)).toMatchObject({
      status: 'not-met',
      claimStatus: 'unverified',
    });
    expect(await judged(asked, stated)).toMatchObject({ status: 'not-met', selfAttested: false });
    expect(await judged(asked, 'a.md')).toMatchObject({ status: 'met', convincing: true });
    const parts = { all: [{ name: 'x', claims: 'supported' }], independent: true };
    expect((await judged(parts, stated)).status).toBe('not-met');
  });

  test('all of them, though phases are named and they themselves stay out', async () => {
    const setup = (proof: string): Setup => ({
      phases: ['alpha'],
      roadmap: { claims: [claim('a', { proofs: [proof] })] },
      verdicts: { 'b.md': 'fails' },
    });
    expect((await judgeOne({ claims: 'supported' }, setup('a.md'))).criterion.status).toBe('met');
    expect((await judgeOne({ claims: 'supported' }, setup('b.md'))).criterion.status).toBe('not-met');
  });

  test.each<[string, JsonMap, Setup]>([
    ['unsupported', {}, {}],
    ['contradicted', { proofs: ['a.md'] }, { verdicts: { 'a.md': 'fails' } }],
    ['orphaned', { proofs: ['a.md'] }, { documents: { 'R.md': [] } }],
    ['one that says another number', { proofs: ['a.md'], says: 1 }, {}],
    ['one whose disclosure is missing', { disclosed: 'not proven' }, { documents: { 'R.md': ['40x'] } }],
  ])('%s will not', async (_, more, setup) => {
    expect(await supported([claim('x', { proofs: ['x.md'] }), claim('a', more)], setup)).toMatchObject({
      value: 0,
      status: 'not-met',
    });
  });
});
