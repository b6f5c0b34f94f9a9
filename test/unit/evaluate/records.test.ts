import { describe, expect, test } from 'vitest';
import type { CriterionReport } from '../../../src/report/report.ts';
import { judgeOne, type Json, type JsonMap, type Setup } from '../../roadmap-builder.ts';

/** Why each record of the register does not count; null: it does. */
async function whys(records: readonly JsonMap[], setup: Setup = {}, more: JsonMap = {}) {
  const { criterion } = await judgeOne(
    { count: 'reg', target: 1, ...more },
    { registers: { reg: records }, ...setup },
  );
  return whysOf(criterion);
}

function whysOf(
  criterion: Pick<CriterionReport<unknown>, 'evidence'>,
): Readonly<Record<string, string | null>> {
  for (const { counts, why } of criterion.evidence) expect(counts).toBe(why === null);
  return Object.fromEntries(criterion.evidence.map(({ ref, why }) => [ref.replace('reg/', ''), why]));
}

const one = (...proofs: Json[]): readonly JsonMap[] => [{ id: 'a', proofs }];

describe('proven', () => {
  test('has a proof, and all of them hold', async () => {
    expect(await whys([{ id: 'a' }])).toEqual({ a: 'unproven' });
    expect(await whys(one('a.md', 'b.md'))).toEqual({ a: null });
    expect(await whys(one('a.md', 'b.md'), { verdicts: { 'b.md': 'fails' } })).toEqual({ a: 'failed' });
    expect(await whys(one('a.md', 'b.md'), { verdicts: { 'b.md': 'unverified' } })).toEqual({
      a: 'unverified',
    });
    expect(await whys(one('a.md', 'b.md'), { verdicts: { 'b.md': { circular: true } } })).toEqual({
      a: 'circular',
    });
  });

  test.each<[string, Setup['verdicts'] & object, string]>([
    ['failed before unverified', { 'a.md': 'unverified', 'b.md': 'fails' }, 'failed'],
    ['unverified before stale', { 'a.md': { covered: 'sha256:x' }, 'b.md': 'unverified' }, 'unverified'],
    ['stale before circular', { 'a.md': { circular: true }, 'b.md': { covered: 'sha256:x' } }, 'stale'],
    ['circular before future', { 'a.md': { date: '2027-01-01' }, 'b.md': { circular: true } }, 'circular'],
    [
      'what fails is false, whatever else',
      { 'a.md': { verdict: 'fails', circular: true, covered: null } },
      'failed',
    ],
  ])('of several reasons the first: %s', async (_, verdicts, why) => {
    const proofs = ['a.md', 'b.md'].map((file) => ({ file, covers: ['src/*'] }));
    expect(await whys(one(...proofs), { verdicts })).toEqual({ a: why });
  });
});

describe('dates', () => {
  const dated = (on: string, proofs: readonly Json[] = ['a.md']): readonly JsonMap[] => [
    { id: 'a', on, proofs },
  ];

  test('a record of tomorrow does not count yet', async () => {
    expect(await whys(dated('2026-02-24'))).toEqual({ a: null });
    expect(await whys(dated('2026-02-25'))).toEqual({ a: 'future' });
    expect(await whys([{ id: 'a', on: '2026-02-25' }])).toEqual({ a: 'future' });
    expect(await whys(dated('2026-02-25'), { asOf: '2026-02-25' })).toEqual({ a: null });
  });

  test('nor does one with a proof of tomorrow', async () => {
    expect(await whys(one({ file: 'a.md', on: '2026-02-25' }))).toEqual({ a: 'future' });
    expect(
      await whys(one({ commit: '3f2a91c' }), { verdicts: { '3f2a91c': { date: '2026-02-25' } } }),
    ).toEqual({ a: 'future' });
  });

  const fresh: JsonMap = { fresh_for: '30 days' };
  test.each<[string, readonly JsonMap[], Setup, string | null]>([
    ['the last day', dated('2026-01-25'), {}, null],
    ['a day too old', dated('2026-01-24'), {}, 'stale'],
    ['without a date', one('a.md'), {}, 'stale'],
    [
      "a proof's own date comes before its record's",
      dated('2020-01-01', [{ file: 'a.md', on: '2026-02-01' }]),
      {},
      null,
    ],
    ['and before a newer one', dated('2026-02-01', [{ file: 'a.md', on: '2020-01-01' }]), {}, 'stale'],
    [
      'the earliest of its own',
      one({ commit: '3f2a91c', on: '2026-02-20' }),
      { verdicts: { '3f2a91c': { date: '2026-01-01' } } },
      'stale',
    ],
    ["the committer's date", one({ tag: 'v1' }), { verdicts: { v1: { date: '2026-02-01' } } }, null],
    ['the day of an attestation', one({ attested: { by: 'j', on: '2026-02-01', statement: 's' } }), {}, null],
    ['an old attestation', one({ attested: { by: 'j', on: '2025-02-01', statement: 's' } }), {}, 'stale'],
    [
      'an attestation and its own date',
      one({ attested: { by: 'j', on: '2026-02-01', statement: 's' }, on: '2025-01-01' }),
      {},
      'stale',
    ],
    ['a run is of today', dated('2020-01-01', [{ run: ['ls'] }]), {}, null],
    ['a url is of today', dated('2020-01-01', ['https://example.org']), {}, null],
    ['unless it has a date', one({ url: 'https://example.org', on: '2020-01-01' }), {}, 'stale'],
  ])('fresh: %s', async (_, records, setup, why) => {
    expect(await whys(records, setup, fresh)).toEqual({ a: why });
  });
});

describe('covers', () => {
  const SHA = `sha256:${'a'.repeat(64)}`;
  const pinned = { file: 'a.md', covers: ['src/**'], digest: SHA };
  test.each<[string, Json, Setup['verdicts'] & object, string | null]>([
    ['the same files', pinned, { 'a.md': { covered: SHA } }, null],
    ['files that changed', pinned, { 'a.md': { covered: `sha256:${'b'.repeat(64)}` } }, 'stale'],
    ['files that are gone', pinned, { 'a.md': { covered: null } }, 'stale'],
    ['no pinned digest', { file: 'a.md', covers: ['src/**'] }, { 'a.md': { covered: SHA } }, 'stale'],
    [
      'no pinned digest, and no files',
      { file: 'a.md', covers: ['src/**'] },
      { 'a.md': { covered: null } },
      'stale',
    ],
    ['files that could not be read', pinned, { 'a.md': { verdict: 'unverified' } }, 'unverified'],
    ['no covers', { file: 'a.md' }, { 'a.md': 'holds' }, null],
  ])('%s', async (_, proof, verdicts, why) => {
    expect(await whys(one(proof), { verdicts })).toEqual({ a: why });
  });
});

describe('shows', () => {
  const proof = { data: 'a.json', pointer: '/x', shows: { kind: '/kind', list: '/list' } };
  const records: readonly JsonMap[] = [{ id: 'a', kind: 'talk', list: ['x', 1], proofs: [proof] }];
  const shown = (kind: Json, list: Json): Setup => ({
    verdicts: { 'a.json#/x': { shown: { kind, list } } },
  });
  test.each<[string, Setup, string | null]>([
    ['the same', shown('talk', ['x', 1]), null],
    ['another value of one', shown('post', ['x', 1]), 'failed'],
    ['nothing there', { verdicts: { 'a.json#/x': { shown: { kind: 'talk' } } } }, 'failed'],
    ['nothing at all', {}, 'failed'],
    ['nothing was seen', { verdicts: { '*': 'unverified' } }, 'unverified'],
  ])('%s', async (_, setup, why) => expect(await whys(records, setup)).toEqual({ a: why }));

  test.each<[Json, Json, boolean]>([
    ['x', 'x', true],
    ['x', 'y', false],
    ['1', 1, false],
    [['1'], [1], false],
    [['a', 'b'], ['a', 'b'], true],
    [['a', 'b'], ['b', 'a'], false],
    [['a', 'b'], ['a', 'b', 'c'], false],
    [['a', 'b'], ['a'], false],
    [['a', 'b'], 'ab', false],
    [[], [], true],
    [[], '', false],
    [[], {}, false],
    ['a', ['a'], false],
  ])('a field of %j and a shown value of %j: %s', async (field, value, counts) => {
    const data = { data: 'a.json', pointer: '/x', shows: { tags: '/tags' } };
    const setup: Setup = { verdicts: { 'a.json#/x': { shown: { tags: value } } } };
    expect(await whys([{ id: 'a', tags: field, proofs: [data] }], setup)).toEqual({
      a: counts ? null : 'failed',
    });
  });

  test.each<[string, Json, Json | undefined, string]>([
    ['a text', 'bob', 'ann', `/tags is "ann", but the record's tags is "bob"`],
    ['a number', 1, 7, `/tags is 7, but the record's tags is 1`],
    ['nothing there', 'bob', undefined, `has nothing at /tags, but the record's tags is "bob"`],
    ['nothing here', null, 'ann', '/tags is "ann", but the record has no tags'],
    [
      'lists of one length',
      ['a', 'b'],
      ['b', 'a'],
      `/tags is ["b", "a"], but the record's tags is ["a", "b"]`,
    ],
    ['an empty list', [], '', `/tags is "", but the record's tags is an empty list`],
    ['a map', 'a', { b: 1 }, `/tags is a map with 1 key, but the record's tags is "a"`],
    [
      'long lists',
      ['a'],
      Array.from({ length: 99 }, () => 'b'),
      `/tags is [${'"b", '.repeat(11)}"b"…, but the record's tags is ["a"]`,
    ],
  ])('what differs is told: %s', async (_, field, value, observed) => {
    const data = { data: 'a.json', pointer: '/x', shows: { same: '/same', tags: '/tags' } };
    const shows = { same: 1, ...(value === undefined ? {} : { tags: value }) };
    const record = { id: 'a', same: 1, ...(field === null ? {} : { tags: field }), proofs: [data] };
    const { criterion, report } = await judgeOne(
      { count: 'reg', target: 1 },
      { registers: { reg: [record] }, verdicts: { 'a.json#/x': { shown: shows } } },
    );
    expect(criterion.evidence).toMatchObject([{ why: 'failed', proofs: [{ verdict: 'fails', observed }] }]);
    expect(report.findings.map(({ message }) => message)).toContain(
      `reg/a is not proven: a.json#/x ${observed}`,
    );
  });

  test('that a proof fails by itself is told first', async () => {
    const { criterion } = await judgeOne(
      { count: 'reg', target: 1 },
      {
        registers: { reg: records },
        verdicts: { 'a.json#/x': { verdict: 'fails', observed: '/x is 1, not 2', shown: {} } },
      },
    );
    expect(criterion.evidence).toMatchObject([
      { proofs: [{ verdict: 'fails', observed: '/x is 1, not 2' }] },
    ]);
  });

  test('a field that neither the record nor the data has', async () => {
    expect(
      await whys([{ id: 'a', kind: 'talk', proofs: [proof] }], {
        verdicts: { 'a.json#/x': { shown: { kind: 'talk' } } },
      }),
    ).toEqual({ a: 'failed' });
  });

  test('a field that the record has not', async () => {
    const bare = [
      { id: 'a', proofs: [proof] },
      { id: 'b', kind: 'talk', list: ['x', 1] },
    ];
    expect(await whys(bare, shown('talk', ['x', 1]))).toEqual({ a: 'failed', b: 'unproven' });
  });
});

describe('the same proofs', () => {
  const records: readonly JsonMap[] = [
    { id: 'c', proofs: ['x.md', 'y.md'] },
    { id: 'a', proofs: ['y.md', { file: 'x.md' }] },
    { id: 'b', proofs: ['x.md', 'y.md', 'z.md'] },
    { id: 'd', proofs: ['./x.md', 'y.md'] },
    { id: 'e' },
    { id: 'f' },
  ];

  test('only the smallest id counts, in whatever order they stand', async () => {
    expect(await whys(records)).toEqual({
      a: null,
      b: null,
      c: 'reused',
      d: 'reused',
      e: 'unproven',
      f: 'unproven',
    });
  });

  test('of those that are proven', async () => {
    const dated = records.map((record) => (record.id === 'a' ? { ...record, on: '2027-01-01' } : record));
    expect(await whys(dated)).toMatchObject({ a: 'future', c: null, d: 'reused' });
    expect(await whys(records, { verdicts: { 'x.md': 'fails' } })).toMatchObject({
      a: 'failed',
      c: 'failed',
      d: 'failed',
    });
  });

  test('whatever a measure asks', async () => {
    const tagged = records.map((record) => ({ ...record, mine: record.id === 'c' }));
    expect(await whys(tagged, {}, { where: { mine: true } })).toEqual({ c: 'reused' });
  });

  test('and whatever gives credit', async () => {
    expect(await whys(records, {}, { accept: ['url'] })).toMatchObject({ a: 'no-credit', c: 'reused' });
  });

  test('is told with the one that counts', async () => {
    const { told, report } = await judgeOne({ count: 'reg', target: 1 }, { registers: { reg: records } });
    expect(told('evidence-reused')).toEqual([
      'reg/c has the same proofs as reg/a, so only that one counts',
      'reg/d has the same proofs as reg/a, so only that one counts',
    ]);
    expect(report.findings.map(({ level }) => level)).toEqual(['warning', 'warning', 'warning', 'warning']);
  });

  test('is told where none of them gives credit', async () => {
    const { told } = await judgeOne(
      { count: 'reg', target: 1, accept: ['url'] },
      { registers: { reg: records } },
    );
    expect(told('evidence-reused')).toHaveLength(2);
  });
});

describe('credit', () => {
  const attested = { attested: { by: 'jane', on: '2026-01-01', statement: 'so' } };
  test.each<[string, readonly Json[], JsonMap, string | null]>([
    ['one proof of an accepted kind is enough', ['a.md', attested], { accept: ['file'] }, null],
    ['none is not', [attested], { accept: ['file'] }, 'no-credit'],
    [
      'nor are self-attestations where it has to be independent',
      [attested],
      { independent: true },
      'no-credit',
    ],
    ['one that is none is enough', [attested, 'a.md'], { independent: true }, null],
    [
      'the accepted ones are self-attested',
      [attested, 'a.md'],
      { independent: true, accept: ['attested'] },
      'no-credit',
    ],
  ])('%s', async (_, proofs, more, why) => {
    expect(await whys(one(...proofs), {}, more)).toEqual({ a: why });
  });

  test('all proofs have to hold all the same', async () => {
    const verdicts = { jane: 'fails' } as const;
    expect(await whys(one('a.md', attested), { verdicts }, { accept: ['file'] })).toEqual({ a: 'failed' });
  });
});

describe('the evidence of a criterion', () => {
  test('its own proofs by its own name', async () => {
    const { criterion } = await judgeOne(
      { proofs: ['a.md', 'b.md'], accept: ['file'] },
      { verdicts: { 'b.md': 'fails' } },
    );
    expect(criterion.evidence).toEqual(
      [
        {
          ref: 'alpha/one',
          counts: true,
          why: null,
          proofs: [{ kind: 'file', target: 'a.md', verdict: 'holds', observed: 'was seen' }],
        },
        {
          ref: 'alpha/one',
          counts: false,
          why: 'failed',
          proofs: [{ kind: 'file', target: 'b.md', verdict: 'fails', observed: 'was seen: fails' }],
        },
      ].map((use) => ({
        ...use,
        proofs: use.proofs.map((proof) => ({ ...proof, observed: expect.any(String) as string })),
      })),
    );
  });

  test('without credit', async () => {
    const { criterion } = await judgeOne({ proofs: ['a.md'], accept: ['url'] });
    expect(criterion.evidence).toMatchObject([{ counts: false, why: 'no-credit' }]);
  });

  test('what shows that a register is complete comes first', async () => {
    const { criterion } = await judgeOne(
      { count: 'reg', target: '<= 1', complete: 'all.md' },
      { registers: { reg: [{ id: 'a' }] } },
    );
    expect(criterion.evidence.map(({ ref, why }) => [ref, why])).toEqual([
      ['alpha/one', null],
      ['reg/a', 'unproven'],
    ]);
  });

  test('of claims there is none', async () => {
    expect((await judgeOne({ claims: 'supported' })).criterion.evidence).toEqual([]);
  });

  test('only records that the measure is about', async () => {
    const registers = {
      reg: [
        { id: 'a', area: 'x', on: '2026-02-01' },
        { id: 'b', area: 'y', on: '2026-02-01' },
        { id: 'c', area: 'x', on: '2020-01-01' },
        { id: 'd', area: 'x' },
      ],
    };
    const refs = async (more: JsonMap) =>
      Object.keys(
        whysOf((await judgeOne({ count: 'reg', target: 1, ...more }, { registers })).criterion),
      ).join(' ');
    expect(await refs({ where: { area: 'x' } })).toBe('a c d');
    expect(await refs({ since: '1 month' })).toBe('a b');
    expect(await refs({ per: { field: 'area', of: ['x'] } })).toBe('a c d');
    expect(await refs({ since: '1 month', complete: 'all.md', target: '<= 1' })).toBe('alpha/one a b d');
  });
});
