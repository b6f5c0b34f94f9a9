import { describe, expect, test } from 'vitest';
import { judgeOne, type JsonMap, type Setup } from '../../roadmap-builder.ts';

const registers = (...records: JsonMap[]) => ({ reg: records });
const COUNT: JsonMap = { count: 'reg', target: 1 };

describe('the evidence of records that a measure uses', () => {
  const found = async (records: readonly JsonMap[], setup: Setup = {}, criterion = COUNT) => {
    const { report } = await judgeOne(criterion, { registers: registers(...records), ...setup });
    return report.findings.map(
      ({ rule, level, message, at }) =>
        `${level} ${rule}: ${message} @${'path' in at ? at.path.slice(2).join('/') : ''}`,
    );
  };

  test('what fails, is unverified or stale is told at its proof', async () => {
    const records = [
      { id: 'a', proofs: ['a.md'] },
      { id: 'b', proofs: ['good.md', 'b.md'] },
      { id: 'c', proofs: [{ file: 'c.md', covers: ['src/*'] }] },
    ];
    const verdicts = { 'a.md': 'fails', 'b.md': 'unverified', 'c.md': { covered: null } } as const;
    expect(await found(records, { verdicts })).toEqual([
      'warning evidence-failed: reg/a is not proven: a.md was seen: fails @0/proofs/0',
      'warning evidence-unverified: reg/b is not proven: b.md could not be verified: was seen: unverified @1/proofs/1',
      'warning evidence-stale: reg/c is not proven: c.md is stale: what it covers is not pinned (agentops evidence pin) @2/proofs/0',
    ]);
  });

  test('what is too old, and pinned as it should be, is only stale', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const records = [
      { id: 'a', on: '2000-01-01', proofs: [{ file: 'a.md', covers: ['src/*'], digest }] },
      { id: 'b', on: '2000-01-01', proofs: ['b.md'] },
    ];
    const verdicts = { 'a.md': { covered: digest } } as const;
    expect(await found(records, { verdicts }, { ...COUNT, fresh_for: '1 day' })).toEqual([
      'warning evidence-stale: reg/a is not proven: a.md is stale @0/proofs/0',
      'warning evidence-stale: reg/b is not proven: b.md is stale @1/proofs/0',
    ]);
  });

  test('a record without proofs', async () => {
    expect(await found([{ id: 'a' }])).toEqual([
      'warning record-unproven: reg/a has no proof, so it never counts @0',
    ]);
  });

  test('a circular proof is an error', async () => {
    expect(
      await found([{ id: 'a', proofs: ['a.md'] }], { verdicts: { 'a.md': { circular: true } } }),
    ).toEqual([
      expect.stringMatching(
        /^error evidence-circular: reg\/a rests on the roadmap itself, .* @0\/proofs\/0$/,
      ),
    ]);
  });

  test("a circular proof of a criterion's own", async () => {
    expect(await found([], { verdicts: { 'a.md': { circular: true } } }, { proofs: ['a.md'] })).toEqual([
      expect.stringMatching(/^error evidence-circular: this proof rests on .*criteria\/0\/proofs\/0$/),
    ]);
  });

  test("other proofs of a criterion's own are told by its status alone", async () => {
    expect(await found([], { verdicts: { 'a.md': 'fails' } }, { proofs: ['a.md'] })).toEqual([]);
  });

  test('what a future date keeps back is no finding', async () => {
    expect(await found([{ id: 'a', on: '2027-01-01', proofs: ['a.md'] }])).toEqual([]);
  });

  test('is told once, however many measures use it', async () => {
    const criteria = [
      { id: 'two', statement: 's', ...COUNT },
      { id: 'three', statement: 's', share: 'reg', target: 9 },
    ];
    expect(
      await found([{ id: 'a' }, { id: 'b', proofs: ['b.md'] }], { criteria, verdicts: { 'b.md': 'fails' } }),
    ).toHaveLength(2);
  });

  test('what nothing uses is not told', async () => {
    expect(
      await found(
        [
          { id: 'a', kind: 'x' },
          { id: 'b', kind: 'y', proofs: ['a.md'] },
        ],
        {},
        { ...COUNT, where: { kind: 'y' } },
      ),
    ).toEqual([]);
  });

  test('the worst is told: failed before stale', async () => {
    const records = [{ id: 'a', on: '2020-01-01', proofs: ['a.md'] }];
    const criteria = [{ id: 'two', statement: 's', ...COUNT, fresh_for: '1 day' }];
    expect(await found(records, { criteria })).toEqual([expect.stringContaining('evidence-stale')]);
    expect(await found(records, { criteria, verdicts: { 'a.md': 'fails' } })).toEqual([
      expect.stringContaining('evidence-failed'),
    ]);
  });

  test.each<[string, Setup]>([
    ['an extension', { phase: { window: { extension: { count: 'reg', target: 1 } } } }],
    ['a trigger', { phase: { risks: [{ risk: 'r', trigger: { count: 'reg', above: 9 } }] } }],
    ['a metric', { roadmap: { metrics: [{ id: 'm', name: 'M', count: 'reg' }] } }],
    [
      'a public claim',
      {
        roadmap: {
          claims: [{ id: 'c', text: 'more than 0', in: ['R.md'], count: 'reg', says: '> 0', disclosed: 'd' }],
        },
      },
    ],
  ])('%s uses it too', async (_, setup) => {
    const records = [{ id: 'a' }, { id: 'b', proofs: ['b.md'] }];
    const told = await found(records, { ...setup, verdicts: { 'b.md': 'fails' } }, { proofs: ['x.md'] });
    expect(told).toContain('warning record-unproven: reg/a has no proof, so it never counts @0');
    expect(told).toContain('warning evidence-failed: reg/b is not proven: b.md was seen: fails @1/proofs/0');
  });
});

test('each tells what to do', async () => {
  const records = [
    { id: 'failed', proofs: ['failed.md'] },
    { id: 'unverified', proofs: ['unverified.md'] },
    { id: 'stale', proofs: [{ file: 'stale.md', covers: ['src/*'] }] },
    { id: 'circular', proofs: ['circular.md'] },
    { id: 'unproven' },
    { id: 'one', proofs: ['a.md', 'b.md'] },
    { id: 'two', proofs: ['b.md', 'a.md'] },
    { id: 'three', proofs: ['b.md'] },
  ];
  const { report } = await judgeOne(COUNT, {
    registers: registers(...records),
    verdicts: {
      'failed.md': 'fails',
      'unverified.md': { verdict: 'unverified', needs: '--allow-net' },
      'stale.md': { covered: null },
      'circular.md': { circular: true },
    },
  });
  expect(Object.fromEntries(report.findings.map(({ rule, hint }) => [rule, hint]))).toEqual({
    'evidence-failed': 'correct the proof, or take the record out',
    'evidence-unverified': 'make the proof checkable, or permit checking it (--allow-net)',
    'evidence-stale': 'renew the evidence, its date or its digest',
    'evidence-circular': 'name evidence that stands by itself',
    'record-unproven': 'add proofs to it',
    'evidence-reused': 'give each record evidence of its own',
  });
  expect(report.findings.filter(({ rule }) => rule === 'evidence-reused')).toHaveLength(1);
});

test('of records with the same proofs the one that counts is named', async () => {
  const { told } = await judgeOne(
    { ...COUNT, independent: true },
    {
      registers: registers(
        { id: 'a', on: '2027-01-01', proofs: ['x.md', 'y.md'] },
        { id: 'b', proofs: ['y.md', 'x.md'] },
        { id: 'c', proofs: ['x.md', 'y.md'] },
        { id: 'd', proofs: ['x.md', 'z.md'] },
        { id: 'e', proofs: ['x.md'] },
        { id: 'f', proofs: ['x.md'] },
        ...['g', 'h'].map((id) => ({
          id,
          proofs: [{ attested: { by: 'j', on: '2026-01-01', statement: 's' } }],
        })),
      ),
    },
  );
  const twins = (name: string, other: string): string =>
    `reg/${name} has the same proofs as reg/${other}, so only that one counts`;
  expect(told('evidence-reused')).toEqual([twins('c', 'b'), twins('f', 'e'), twins('h', 'g')]);
});

test('two circular proofs are told each', async () => {
  const verdicts = { 'a.md': { circular: true }, 'b.md': { circular: true } } as const;
  expect((await judgeOne({ proofs: ['a.md', 'b.md'] }, { verdicts })).rules).toEqual([
    'evidence-circular',
    'evidence-circular',
  ]);
});

test.each<[string, Setup, readonly string[]]>([
  ['a future phase, as of its extension and risks', { before: [{ id: 'first', name: 'F' }] }, []],
  ['a completed one', { phase: { passed: '2026-02-01' } }, []],
  ['the current one', {}, ['record-unproven']],
])('evidence of %s', async (_, setup, expected) => {
  const phase = {
    window: { extension: { count: 'reg', target: 1 } },
    risks: [{ risk: 'r', trigger: { count: 'reg', above: 9 } }],
    ...setup.phase,
  };
  const judged = await judgeOne({ proofs: ['x.md'] }, { ...setup, phase, registers: registers({ id: 'a' }) });
  expect(judged.rules).toEqual(expected);
});

describe('a proof behind a claim that falls short', () => {
  const broken: Setup = {
    registers: registers({ id: 'a', proofs: ['a.md'] }),
    verdicts: { 'a.md': 'fails' },
  };

  test('is told as its cause, not as a second finding', async () => {
    expect((await judgeOne({ ...COUNT, claim: 'met' }, broken)).rules).toEqual(['claim-contradicted']);
    expect((await judgeOne({ ...COUNT, claim: 'not-met' }, broken)).rules).toEqual(['evidence-failed']);
  });

  test('unless the claim is only a warning', async () => {
    const setup: Setup = { ...broken, verdicts: { 'a.md': 'unverified' }, phase: { passed: '2026-01-01' } };
    expect((await judgeOne(COUNT, setup)).rules).toEqual(['claim-unverified', 'evidence-unverified']);
  });

  test('is told all the same when it is circular', async () => {
    const setup: Setup = { ...broken, verdicts: { 'a.md': { circular: true } } };
    expect((await judgeOne({ ...COUNT, claim: 'met' }, setup)).rules).toEqual([
      'claim-unsupported',
      'evidence-circular',
    ]);
  });

  test('holds for public claims', async () => {
    const claims = [{ id: 'c', text: '1', in: ['R.md'], count: 'reg', says: 1 }];
    expect((await judgeOne({ proofs: ['x.md'] }, { ...broken, roadmap: { claims } })).rules).toEqual([
      'claim-contradicted',
    ]);
  });

  test('of a future phase keeps the finding from being told', async () => {
    const after = [
      { id: 'beta', name: 'B', gate: { criteria: [{ id: 'x', statement: 's', ...COUNT, claim: 'met' }] } },
    ];
    expect((await judgeOne(COUNT, { ...broken, after })).rules).toEqual(['claim-contradicted']);
  });
});
