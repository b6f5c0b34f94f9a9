import { describe, expect, test } from 'vitest';
import { onlyClaims } from '../../../src/evaluate/evaluate.ts';
import { hasNumber } from '../../../src/evaluate/numbers-in-text.ts';
import {
  filesOf,
  judge as judgeFiles,
  judgeOne,
  type Json,
  type JsonMap,
  type Setup,
} from '../../roadmap-builder.ts';

const SHA = `sha256:${'a'.repeat(64)}`;
const stale: Setup['verdicts'] = { 'a.md': { covered: null } };
const pinned = { file: 'a.md', covers: ['src/*'], digest: SHA };

describe("a criterion's claim", () => {
  const half = { proofs: ['x.md', 'a.md'] };
  const broken: Setup = { verdicts: { 'a.md': 'fails' } };
  test.each<[string, JsonMap, Setup, string]>([
    ['met', { proofs: ['x.md'] }, {}, 'supported'],
    ['partial', { proofs: ['x.md'] }, {}, 'understated'],
    ['not-met', { proofs: ['x.md'] }, {}, 'understated'],
    ['met', half, broken, 'overstated'],
    ['partial', half, broken, 'supported'],
    ['not-met', half, broken, 'understated'],
    ['not-met', { proofs: ['a.md'] }, broken, 'supported'],
    ['not-met', {}, {}, 'supported'],
    ['met', {}, {}, 'unsupported'],
    ['partial', {}, {}, 'unsupported'],
    ['met', { proofs: ['a.md'] }, broken, 'contradicted'],
    ['partial', { proofs: ['a.md'] }, broken, 'contradicted'],
    ['met', { proofs: ['a.md'] }, { verdicts: { 'a.md': 'unverified' } }, 'unverified'],
    ['met', { proofs: ['a.md', 'b.md'] }, { verdicts: { 'a.md': 'unverified' } }, 'unverified'],
    [
      'met',
      { proofs: ['a.md', 'b.md'] },
      { verdicts: { 'a.md': 'unverified', 'b.md': 'fails' } },
      'contradicted',
    ],
    [
      'partial',
      { proofs: ['a.md', 'b.md'] },
      { verdicts: { 'a.md': 'unverified', 'b.md': 'fails' } },
      'unverified',
    ],
    ['met', { proofs: [pinned] }, { verdicts: stale }, 'stale'],
    ['met', { proofs: [pinned, 'b.md'] }, { verdicts: { ...stale, 'b.md': 'unverified' } }, 'stale'],
    ['met', { proofs: [pinned, 'b.md'] }, { verdicts: { ...stale, 'b.md': 'fails' } }, 'contradicted'],
    ['met', { proofs: ['a.md'] }, { verdicts: { 'a.md': { circular: true } } }, 'unsupported'],
    ['met', { proofs: ['a.md'], accept: ['url'] }, {}, 'unsupported'],
    ['met', { count: 'reg', target: 1 }, { registers: { reg: [] } }, 'unsupported'],
    [
      'met',
      { count: 'reg', target: 3, partial: 2 },
      { registers: { reg: [{ id: 'r', proofs: ['x.md'] }] } },
      'overstated',
    ],
    ['met', { count: 'reg', target: 0 }, { registers: { reg: [] } }, 'unsupported'],
    [
      'met',
      { count: 'reg', target: '<= 0', complete: 'all.md' },
      { registers: { reg: [{ id: 'r' }] } },
      'overstated',
    ],
    [
      'met',
      { count: 'reg', target: 2, partial: 1, per: { field: 'area', of: ['x', 'y'] } },
      { registers: { reg: [{ id: 'r', area: 'x', proofs: ['x.md'] }] } },
      'overstated',
    ],
    [
      'met',
      { count: 'reg', target: 2, per: { field: 'area', of: ['x', 'y'] } },
      { registers: { reg: [{ id: 'r', area: 'z', proofs: ['x.md'] }] } },
      'unsupported',
    ],
    [
      'met',
      { count: 'reg', target: '<= 2', complete: 'a.md', per: { field: 'area', of: ['x', 'y'] } },
      { registers: { reg: [{ id: 'r', area: 'x', proofs: ['x.md'] }] }, ...broken },
      'contradicted',
    ],
    [
      'met',
      {
        all: [
          { name: 'p', count: 'reg', target: 3, partial: 2 },
          { name: 'q', proofs: ['a.md'] },
        ],
      },
      { registers: { reg: [{ id: 'r', proofs: ['x.md'] }] }, ...broken },
      'overstated',
    ],
    [
      'met',
      {
        all: [
          { name: 'p', proofs: ['a.md'] },
          { name: 'q', proofs: [{ file: 'a.md', min_words: 2 }] },
        ],
      },
      broken,
      'contradicted',
    ],
    [
      'met',
      { value: { data: 'a.json', pointer: '/n' }, target: 9 },
      { verdicts: { 'a.json#/n': 'unverified' } },
      'unverified',
    ],
    [
      'met',
      { value: { data: 'a.json', pointer: '/n' }, target: 9, partial: 8 },
      { verdicts: { 'a.json#/n': { number: 1 } } },
      'overstated',
    ],
    [
      'met',
      { value: { data: 'a.json', pointer: '/n' }, target: 9 },
      { verdicts: { 'a.json#/n': { number: 0 } } },
      'unsupported',
    ],
    [
      'met',
      { value: { data: 'a.json', pointer: '/n' }, target: '< 0', partial: '< 1' },
      { verdicts: { 'a.json#/n': { number: 0 } } },
      'overstated',
    ],
    ['met', { claims: 'supported' }, {}, 'unsupported'],
  ])('%s of %j', async (claim, measure, setup, status) => {
    const { criterion } = await judgeOne({ claim, ...measure }, setup);
    expect(criterion).toMatchObject({ claim, claimStatus: status });
  });

  test('nothing claimed', async () => {
    const { criterion } = await judgeOne({ proofs: ['a.md'] });
    expect(criterion).toMatchObject({ claim: null, claimStatus: 'unclaimed' });
  });

  test('is told with its cause and a hint', async () => {
    const found = async (measure: JsonMap, setup: Setup = {}) => {
      const { report } = await judgeOne({ claim: 'met', ...measure }, setup);
      return report.findings
        .filter(({ rule }) => rule.startsWith('claim-'))
        .map(({ message, hint, level }) => `${level}: ${message} | ${hint}`);
    };
    expect(await found({ proofs: ['a.md', 'b.md'], claim: 'partial' })).toEqual([
      'note: alpha/one is claimed partial; its evidence shows met | claim met',
    ]);
    expect(await found({ proofs: ['a.md'] }, { verdicts: { 'a.md': 'unverified' } })).toEqual([
      'error: alpha/one is claimed met; its evidence shows not-met (a.md could not be verified: was seen: unverified) | let the proofs be verified, or claim no more than is verified',
    ]);
    expect(await found({ proofs: [pinned] }, { verdicts: stale })).toEqual([
      'error: alpha/one is claimed met; its evidence shows not-met (a.md is stale: what it covers has changed) | renew the evidence, or claim less',
    ]);
    expect(await found({ proofs: ['a.md'] }, { verdicts: { 'a.md': 'fails' } })).toEqual([
      'error: alpha/one is claimed met; its evidence shows not-met (a.md was seen: fails) | correct what is false, or claim not-met',
    ]);
    expect(await found({})).toEqual([
      'error: alpha/one is claimed met; its evidence shows not-met (there is no evidence) | add what is missing, or claim not-met',
    ]);
    expect((await found({ proofs: ['a.md'] }, { verdicts: { 'a.md': { circular: true } } }))[0]).toContain(
      '(a.md is the roadmap itself, or makes the claim)',
    );
    expect((await found({ proofs: [{ file: 'a.md', on: '2027-01-01' }] }))[0]).toContain(
      '(a.md is dated after the as-of date)',
    );
    expect((await found({ proofs: ['a.md'], accept: ['url'] }))[0]).toContain('(a.md gives no credit here)');
  });

  test('with what it takes to verify it, and no more', async () => {
    const { report } = await judgeOne(
      { claim: 'met', proofs: [{ file: 's.md', covers: ['src/**'] }, 'u.md', 'v.md'], target: 2 },
      {
        verdicts: {
          's.md': { covered: null, needs: '--allow-run=s' },
          'u.md': { verdict: 'unverified', observed: 'is away', needs: '--allow-run=z' },
          'v.md': { verdict: 'unverified', observed: 'is far', needs: '--allow-net=a' },
        },
      },
    );
    expect(report.findings).toMatchObject([
      {
        rule: 'claim-unverified',
        message:
          'alpha/one is claimed met; its evidence shows not-met (s.md is stale: what it covers is not pinned (agentops evidence pin); u.md could not be verified: is away; v.md could not be verified: is far)',
        hint: 'let the proofs be verified (--allow-net=a --allow-run=z), or claim no more than is verified',
        at: { path: ['phases', 0, 'gate', 'criteria', 0, 'claim'] },
      },
    ]);
  });

  test.each<[string, JsonMap, Setup, string]>([
    ['a proof that fails, though it covers files', { proofs: [pinned] }, broken, 'a.md was seen: fails'],
    [
      'what is false first',
      { proofs: ['u.md', 'a.md'] },
      { verdicts: { 'u.md': 'unverified', 'a.md': 'fails' } },
      'a.md was seen: fails; u.md could not be verified: was seen: unverified',
    ],
    [
      'three proofs',
      { proofs: ['a.md', 'b.md', 'c.md'] },
      { verdicts: { '*': 'fails' } },
      'a.md was seen: fails; b.md was seen: fails; c.md was seen: fails',
    ],
    [
      'the first three of four',
      { proofs: ['a.md', 'b.md', 'c.md', 'd.md'] },
      { verdicts: { '*': 'fails' } },
      'a.md was seen: fails; b.md was seen: fails; c.md was seen: fails; 1 more',
    ],
    [
      'of a record only what is stale',
      { count: 'reg', target: 1, fresh_for: '30 days' },
      {
        registers: {
          reg: [
            {
              id: 'r',
              proofs: [
                { file: 'a.md', on: '2026-01-01' },
                { file: 'b.md', on: '2026-02-20' },
              ],
            },
          ],
        },
      },
      'reg/r: a.md is stale',
    ],
    [
      'too little of what counts',
      { count: 'reg', target: 2 },
      { registers: { reg: [{ id: 'r', proofs: ['x.md'] }] } },
      '1, and >= 2 is asked',
    ],
    [
      'too much of what counts, proven or not',
      { count: 'reg', target: '<= 1', complete: 'all.md' },
      { registers: { reg: [{ id: 'q', proofs: ['a.md'] }, { id: 'r' }] }, ...broken },
      '2, and <= 1 is asked; reg/q: a.md was seen: fails; reg/r: it has no proof',
    ],
    [
      'too much, where nothing else is wrong',
      { count: 'reg', target: '<= 0', complete: 'all.md' },
      { registers: { reg: [{ id: 'r', proofs: ['b.md'] }] } },
      '1, and <= 0 is asked',
    ],
    [
      'what does not show that it is complete',
      { count: 'reg', target: '<= 1', complete: 'a.md' },
      { registers: { reg: [{ id: 'r', proofs: ['b.md'] }] }, ...broken },
      'a.md was seen: fails',
    ],
  ])('its cause: %s', async (_, measure, setup, cause) => {
    const { report } = await judgeOne({ claim: 'met', ...measure }, setup);
    expect(report.findings[0]!.message).toMatch(/^alpha\/one is claimed met; its evidence shows [-a-z]+ \(/);
    expect(report.findings[0]!.message.endsWith(` (${cause})`), report.findings[0]!.message).toBe(true);
  });

  test.each<[string, JsonMap, Setup, string]>([
    [
      'where more is shown, whatever fails besides',
      { claim: 'partial', proofs: ['x.md', 'a.md'], target: 1 },
      broken,
      'alpha/one is claimed partial; its evidence shows met',
    ],
    [
      'where parts show too little',
      { claim: 'met', all: [{ name: 'p', count: 'reg', target: 2 }] },
      { registers: { reg: [{ id: 'r', proofs: ['x.md'] }] } },
      'alpha/one is claimed met; its evidence shows partial',
    ],
  ])('no cause is told %s', async (_, measure, setup, message) => {
    expect((await judgeOne(measure, setup)).report.findings[0]!.message).toBe(message);
  });

  test('its cause names the records that do not count, and how many more', async () => {
    const records: JsonMap[] = [
      { id: 'a' },
      { id: 'b', proofs: ['b.md'] },
      { id: 'c', on: '2027-01-01', proofs: ['c.md'] },
      { id: 'd', proofs: ['x.md'] },
      { id: 'e', proofs: ['x.md'] },
      { id: 'f', proofs: [{ attested: { by: 'j', on: '2026-01-01', statement: 's' } }] },
    ];
    const cause = async (where: string[]) => {
      const { told } = await judgeOne(
        { claim: 'met', count: 'reg', target: 9, independent: true, where: { id: where } },
        { registers: { reg: records }, verdicts: { 'b.md': 'fails' } },
      );
      return told('claim-overstated').concat(told('claim-contradicted'), told('claim-unsupported')).join();
    };
    expect(await cause(['a'])).toContain('(reg/a: it has no proof)');
    expect(await cause(['b'])).toContain('(reg/b: b.md was seen: fails)');
    expect(await cause(['c'])).toMatch(/\(reg\/c: (it|c\.md) is dated after the as-of date\)/);
    expect(await cause(['d', 'e'])).toContain('(reg/e: it has the same proofs as another record)');
    expect(await cause(['f'])).toContain('(reg/f: its proofs give no credit here)');
    expect(await cause(['a', 'b', 'c', 'e', 'f'])).toMatch(/; [12] more\)/);
  });

  describe('its cause tells the worst first', () => {
    const records: JsonMap[] = [
      { id: 'unproven' },
      { id: 'no-credit', proofs: [{ attested: { by: 'j', on: '2026-01-01', statement: 's' } }] },
      { id: 'a-twin', proofs: ['x.md'] },
      { id: 'reused', proofs: ['x.md'] },
      { id: 'future', on: '2027-01-01', proofs: [{ file: 'f.md', on: '2026-01-01' }] },
      { id: 'unverified', proofs: ['u.md'] },
      { id: 'stale', proofs: [{ file: 's.md', covers: ['src/*'] }] },
      { id: 'circular', proofs: ['c.md'] },
      { id: 'failed', proofs: ['b.md'] },
    ];
    const TOLD: Readonly<Record<string, string>> = {
      unproven: 'it has no proof',
      'no-credit': 'its proofs give no credit here',
      reused: 'it has the same proofs as another record',
      future: 'it is dated after the as-of date',
      unverified: 'u.md could not be verified: was seen: unverified',
      stale: 's.md is stale: what it covers is not pinned (agentops evidence pin)',
      circular: 'c.md is the roadmap itself, or makes the claim',
      failed: 'b.md was seen: fails',
    };
    const worst = Object.keys(TOLD).toReversed();
    const pairs = worst.slice(1).map((better, index) => [worst[index]!, better] as const);

    test.each(pairs)('%s before %s', async (worse, better) => {
      // Records come by their ids: whatever order these have, the worse one is told first.
      for (const [first, second] of [
        [worse, better],
        [better, worse],
      ] as const) {
        const renamed = records.map((one) =>
          one['id'] === first ? { ...one, id: 'm' } : one['id'] === second ? { ...one, id: 'n' } : one,
        );
        const { report } = await judgeOne(
          { claim: 'met', count: 'reg', target: 9, independent: true, where: { id: ['m', 'n'] } },
          {
            registers: { reg: renamed },
            verdicts: {
              'u.md': 'unverified',
              's.md': { covered: null },
              'c.md': { circular: true },
              'b.md': 'fails',
            },
          },
        );
        const name = (word: string): string => (word === first ? 'm' : 'n');
        expect(report.findings.find(({ rule }) => rule.startsWith('claim-'))!.message).toContain(
          `(reg/${name(worse)}: ${TOLD[worse]}; reg/${name(better)}: ${TOLD[better]})`,
        );
      }
    });
  });

  test('where all evidence counts, the value is the cause', async () => {
    const { told } = await judgeOne({ claim: 'met', proofs: ['a.md', 'b.md'], target: 3 });
    expect(told('claim-overstated')[0]).toContain('2');
  });
});

describe('evidence that is stale whatever checking it gives', () => {
  const run = { run: ['npm', 'test'], covers: ['src/**'] };
  const refused = { verdict: 'unverified', observed: 'is not run', needs: '--allow-run=npm' } as const;
  const digest = `sha256:${'0'.repeat(64)}`;

  test.each([
    ['not pinned', run, 'npm test is stale: what it covers is not pinned (agentops evidence pin)'],
    [
      'changed',
      { ...run, digest: `sha256:${'1'.repeat(64)}` },
      'npm test is stale: what it covers has changed',
    ],
  ])('is told with that reason, and not with a permission: %s', async (_, proof, reason) => {
    const { report } = await judgeOne(
      { proofs: [proof], claim: 'met' },
      {
        verdicts: { 'npm test': { ...refused, covered: digest } },
        roadmap: { claims: [{ id: 'c', text: 't', in: ['R.md'], proofs: [proof] }] },
      },
    );
    const told = report.findings.filter(({ rule }) => rule === 'claim-stale');
    expect(told).toHaveLength(2);
    for (const { message, hint } of told) {
      expect(message).toContain(reason);
      expect(`${message} ${hint}`).not.toMatch(/allow-run|is not run/);
    }
  });
});

test('a stale proof of a record is told with the name of the record', async () => {
  const { report } = await judgeOne(
    { claim: 'met', count: 'reg', target: 1, fresh_for: '1 day' },
    { registers: { reg: [{ id: 'a', on: '2026-01-01', proofs: ['a.md'] }] } },
  );
  const told = report.findings.find(({ rule }) => rule === 'claim-stale');
  expect(told!.message).toMatch(/\(reg\/a: a\.md is stale/);
});

describe('a public claim', () => {
  const judge = async (claim: JsonMap, setup: Setup = {}) => {
    const one = await judgeOne(
      { proofs: ['x.md'] },
      { ...setup, roadmap: { claims: [{ id: 'fast', text: 'It is 40x faster', in: ['R.md'], ...claim }] } },
    );
    return { ...one, claim: one.report.claims[0]!, status: one.report.claims[0]!.status };
  };
  const value: JsonMap = { value: { data: 'a.json', pointer: '/n' }, says: '>= 40' };
  const number = (n: number): Setup => ({ verdicts: { 'a.json#/n': { number: n } } });

  test.each<[string, JsonMap, Setup]>([
    ['supported', value, number(41)],
    ['overstated', value, number(39)],
    ['unsupported', value, number(0)],
    ['unsupported', value, {}],
    ['unverified', value, { verdicts: { 'a.json#/n': 'unverified' } }],
    ['contradicted', value, { verdicts: { 'a.json#/n': 'fails' } }],
    ['stale', { ...value, fresh_for: '1 day' }, number(41)],
    ['disclosed', { ...value, disclosed: 'who knows' }, number(39)],
    ['disclosed', { disclosed: 'who knows' }, {}],
    ['understated', { ...value, disclosed: 'who knows' }, number(41)],
    ['unsupported', {}, {}],
    ['orphaned', value, { ...number(41), documents: { 'R.md': [] } }],
    ['orphaned', { disclosed: 'who knows' }, { documents: { 'R.md': ['who knows'] } }],
    ['orphaned', { proofs: ['x.md'], in: ['R.md', 'S.md'] }, { documents: { 'S.md': [] } }],
    ['supported', { all: [{ name: 'p', proofs: ['x.md'] }] }, {}],
    [
      'overstated',
      {
        all: [
          { name: 'p', proofs: ['x.md'] },
          { name: 'q', proofs: ['a.md'] },
        ],
      },
      { verdicts: { 'a.md': 'fails' } },
    ],
  ])('%s: %j', async (status, claim, setup) => expect((await judge(claim, setup)).status).toBe(status));

  test('its place in each document', async () => {
    const { claim } = await judge(
      { proofs: ['x.md'], in: ['R.md', 'S.md'] },
      { documents: { 'S.md': ['y', 'It is 40x faster'] } },
    );
    expect(claim.in).toEqual([
      { file: 'R.md', line: 1, column: 1 },
      { file: 'S.md', line: 2, column: 1 },
    ]);
  });

  test('as it is told', async () => {
    const found = async (claim: JsonMap, setup: Setup = {}) =>
      (await judge(claim, setup)).report.findings.map(({ rule, level, message, hint, at }) => [
        `${level} ${rule}`,
        message,
        hint,
        'path' in at ? at.path.at(-1) : null,
      ]);
    expect(await found({ ...value, says: '>= 40' }, number(39))).toEqual([
      [
        'error claim-overstated',
        'fast: "It is 40x faster" is claimed; its evidence shows 39, not >= 40',
        'add evidence, correct the claim and its text, or disclose it as unproven',
        'text',
      ],
    ]);
    expect(await found(value, { verdicts: { 'a.json#/n': 'unverified' } })).toEqual([
      [
        'error claim-unverified',
        expect.stringContaining('shows no value (a.json#/n could not be verified'),
        expect.stringContaining('let the proofs be verified'),
        'text',
      ],
    ]);
    expect(await found({ ...value, fresh_for: '1 day' }, number(41))).toEqual([
      [
        'error claim-stale',
        expect.stringContaining('a.json#/n is stale'),
        expect.stringContaining('renew the evidence'),
        'text',
      ],
    ]);
    expect(await found({})).toEqual([
      [
        'error claim-unsupported',
        expect.stringContaining('nothing measures it (there is no evidence)'),
        expect.any(String),
        'text',
      ],
    ]);
    expect(await found({ proofs: ['a.md'] }, { verdicts: { 'a.md': 'fails' } })).toEqual([
      [
        'error claim-contradicted',
        expect.stringContaining('its evidence shows 0 (a.md was seen: fails)'),
        expect.any(String),
        'text',
      ],
    ]);
    expect(
      await found({ any: [{ name: 'p', proofs: ['a.md'] }] }, { verdicts: { 'a.md': 'fails' } }),
    ).toEqual([
      [
        'error claim-contradicted',
        expect.stringContaining('its evidence shows not-met'),
        expect.any(String),
        'text',
      ],
    ]);
    expect(await found({ proofs: ['x.md'], disclosed: 'who knows' })).toEqual([
      [
        'note claim-understated',
        expect.stringContaining('evidence supports it'),
        'drop the disclosure',
        'disclosed',
      ],
    ]);
    expect(await found({ disclosed: 'who knows' })).toEqual([
      [
        'note claim-disclosed',
        'fast: "It is 40x faster" is disclosed as unproven',
        'nothing to do; evidence would make it a supported claim',
        'disclosed',
      ],
    ]);
    expect(await found({ disclosed: 'who knows' }, { documents: { 'R.md': ['It is 40x faster'] } })).toEqual([
      expect.arrayContaining(['note claim-disclosed']),
      [
        'error claim-undisclosed',
        'fast: R.md does not say "who knows"',
        'write the disclosure into R.md, word for word',
        'disclosed',
      ],
    ]);
    expect(await found({ ...value, says: 41 }, number(50))).toEqual([
      [
        'error claim-mismatch',
        'fast: "says" is >= 41, and "It is 40x faster" names no 41',
        'let both say the same number',
        'says',
      ],
    ]);
    expect(await found({ proofs: ['x.md'] }, { documents: { 'R.md': [] } })).toEqual([
      [
        'error claim-orphaned',
        'fast: "It is 40x faster" is not there: R.md does not say it',
        expect.stringContaining('correct the text'),
        'text',
      ],
    ]);
    expect(await found({ proofs: ['x.md'] }, { documents: { 'R.md': 'R.md is not there' } })).toEqual([
      ['error claim-orphaned', expect.stringContaining('R.md is not there'), expect.any(String), 'text'],
    ]);
    const twice = { disclosed: 'who knows', in: ['R.md', 'S.md'] };
    expect(
      (await found(twice, { documents: { 'R.md': [], 'S.md': [] } })).map(([, message]) => message),
    ).toEqual([
      'fast: "It is 40x faster" is not there: R.md does not say it; S.md does not say it',
      'fast: R.md, S.md does not say "who knows"',
    ]);
  });

  test('one that holds against no evidence gets no credit', async () => {
    const { status, told } = await judge(
      { count: 'reg', says: '>= 0', text: '0 bugs' },
      { registers: { reg: [{ id: 'r', proofs: ['a.md'] }] } },
    );
    expect(status).toBe('overstated');
    expect(told('claim-overstated')[0]).toContain('would hold against no evidence at all');
  });

  test('a text that " #" cut gets a hint of its own', async () => {
    const files = (text: string, says: string) => ({
      ...filesOf({ proofs: ['x.md'] }),
      'claims.yaml': `version: 1\nclaims:\n  - id: c\n    text: ${text}\n    in: [R.md]\n    disclosed: d\n    ${says}\n`,
    });
    const hint = async (text: string, says: string, world: Setup = {}) =>
      (await judgeFiles(files(text, says), world)).report.findings.map((finding) => finding.hint).join();
    const lost: Setup = { documents: { 'R.md': ['d'] } };
    expect(await hint('Issue #40', '', lost)).toContain('put the whole text in quotes');
    expect(await hint('Issue #40', 'says: 40')).toContain('put the whole text in quotes');
    expect(await hint('"Issue #40"', '', lost)).not.toContain('quotes');
    expect(await hint('Issue 40', '', lost)).not.toContain('quotes');
  });

  test('a long text is cut where it is told', async () => {
    const { told } = await judge({ text: `${'word '.repeat(30)}40`, disclosed: 'd' });
    expect(told('claim-disclosed')[0]).toMatch(/^fast: "(word ){11}word…" is/);
  });

  test.each([
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(61), `${'x'.repeat(59)}…`],
    ['a  b\n\n c', 'a  b c'],
  ])('%j is told as %j', async (text, shown) => {
    const { told } = await judge({ text, disclosed: 'd' });
    expect(told('claim-disclosed')).toEqual([`fast: "${shown}" is disclosed as unproven`]);
  });

  test('the judgement of claims alone', async () => {
    const claim = (id: string, register: string): JsonMap => ({
      id,
      text: '40',
      in: ['R.md'],
      disclosed: 'd',
      count: register,
      says: 40,
    });
    const { evaluation } = await judgeOne(
      { claim: 'met', count: 'other', target: 9 },
      {
        registers: { reg: [{ id: 'r' }], more: [{ id: 'm' }], other: [{ id: 'o' }] },
        roadmap: { claims: [claim('a', 'reg'), claim('b', 'more')], metrics: [{ id: 'm', name: 'M' }] },
      },
    );
    const alone = onlyClaims(evaluation, ({ id }) => id === 'a');
    expect(alone).toMatchObject({ phases: [], metrics: [], claims: [{ claim: { id: 'a' } }] });
    expect(alone.findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'claim-disclosed a: "40" is disclosed as unproven',
      'record-unproven reg/r has no proof, so it never counts',
    ]);
  });

  test('an orphaned claim is told its wrong number and its missing disclosure as well', async () => {
    const { rules } = await judge({ ...value, says: 41, disclosed: 'd' }, { documents: { 'R.md': [] } });
    expect(rules).toEqual(['claim-orphaned', 'claim-mismatch', 'claim-undisclosed']);
  });

  test('a disclosure has to be in every document', async () => {
    const documents = { 'R.md': ['It is 40x faster', 'd'], 'S.md': ['It is 40x faster'] };
    const { rules } = await judge({ in: ['R.md', 'S.md'], disclosed: 'd' }, { documents });
    expect(rules).toEqual(['claim-disclosed', 'claim-undisclosed']);
  });

  test('an orphaned claim tells of its proofs as nothing else', async () => {
    const { rules } = await judge(
      { count: 'reg', says: 40 },
      {
        registers: { reg: [{ id: 'r', proofs: ['a.md'] }] },
        documents: { 'R.md': [] },
        verdicts: { 'a.md': 'fails' },
      },
    );
    expect(rules).toEqual(['claim-orphaned', 'evidence-failed']);
  });
});

describe('the document that makes a claim is no evidence for it', () => {
  const status = async (proof: Json, setup: Setup, more: JsonMap = {}) => {
    const one = await judgeOne(
      { proofs: ['x.md'] },
      { ...setup, roadmap: { claims: [{ id: 'c', text: 't', in: ['R.md'], proofs: [proof], ...more }] } },
    );
    return `${one.report.claims[0]!.status} ${one.rules.join(' ')}`.trim();
  };
  const files = (holding: string[], failing: string[] = [], unread: string[] = []): Setup => ({
    verdicts: {
      '*.md': {
        verdict: failing.length > 0 ? 'fails' : 'holds',
        files: { holding, failing, unread, circular: 0 },
      },
    },
  });

  test('a file', async () => {
    expect(await status('R.md', { verdicts: { 'R.md': { rests: ['R.md'] } } })).toBe(
      'unsupported claim-unsupported evidence-circular',
    );
    expect(await status('S.md', { verdicts: { 'S.md': { rests: ['S.md'] } } })).toBe('supported');
    expect(await status('S.md', {})).toBe('supported');
  });

  test('a copy of it, and what a link leads to', async () => {
    const verdicts = { 'S.md': { rests: ['S.md'] } };
    expect(await status('S.md', { verdicts, copies: { 'S.md': 'R.md' } })).toContain('evidence-circular');
    expect(await status('S.md', { verdicts, copies: { 'S.md': 'other.md' } })).toBe('supported');
    expect(await status('S.md', { verdicts: { 'S.md': { rests: ['R.md'] } } })).toContain(
      'evidence-circular',
    );
  });

  test('one of several documents, or of several files that a proof rests on', async () => {
    const verdicts = { 'S.md': { rests: ['other.md', 'S.md'] } };
    const documents = { in: ['R.md', 'S.md'] };
    expect(await status('S.md', { verdicts }, documents)).toContain('evidence-circular');
    expect(await status('T.md', { verdicts: { 'T.md': { rests: ['T.md'] } } }, documents)).toBe('supported');
  });

  test('a criterion may rest on it', async () => {
    const { criterion, rules } = await judgeOne(
      { proofs: ['R.md'] },
      {
        verdicts: { 'R.md': { rests: ['R.md'] } },
        roadmap: { claims: [{ id: 'c', text: 't', in: ['R.md'], disclosed: 'd' }] },
      },
    );
    expect(criterion.status).toBe('met');
    expect(rules).toEqual(['claim-disclosed']);
  });

  test.each<[string, JsonMap, Setup, string]>([
    ['no document among them', { files: '*.md' }, files(['a.md', 'b.md']), 'supported'],
    ['one of several', { files: '*.md' }, files(['a.md', 'R.md']), 'supported'],
    ['the only one', { files: '*.md' }, files(['R.md']), 'unsupported claim-unsupported evidence-circular'],
    [
      'too few without it',
      { files: '*.md', min: 2 },
      files(['a.md', 'R.md']),
      'unsupported claim-unsupported evidence-circular',
    ],
    ['enough without it', { files: '*.md', min: 2 }, files(['a.md', 'b.md', 'R.md']), 'supported'],
    ['it alone fails', { files: '*.md', each: { contains: 'x' } }, files(['a.md'], ['R.md']), 'supported'],
    [
      'another fails too',
      { files: '*.md', each: { contains: 'x' } },
      files(['a.md'], ['b.md', 'R.md']),
      'contradicted claim-contradicted',
    ],
    [
      'another is unread, and there are enough',
      { files: '*.md' },
      files(['a.md', 'R.md'], [], ['b.md']),
      'supported',
    ],
    [
      'another is unread, and there are too few',
      { files: '*.md', min: 2 },
      files(['a.md', 'R.md'], [], ['b.md']),
      'unverified claim-unverified',
    ],
    [
      'another is unread, and each is asked',
      { files: '*.md', each: { contains: 'x' } },
      files(['a.md', 'R.md'], [], ['b.md']),
      'unverified claim-unverified',
    ],
  ])('among files: %s', async (_, proof, setup, expected) => {
    expect(await status(proof, setup)).toBe(expected);
  });
});

test('that the document itself could not be read is nothing against the others', async () => {
  const claim = { id: 'c', text: 't', in: ['R.md'], proofs: [{ files: '*.md', each: { contains: 'x' } }] };
  const files = { holding: ['a.md'], failing: [], unread: ['R.md'], circular: 0 };
  const { report } = await judgeOne(
    { proofs: ['x.md'] },
    { verdicts: { '*.md': { verdict: 'unverified', files } }, roadmap: { claims: [claim] } },
  );
  expect(report.claims[0]!.status).toBe('supported');
});

test('what could not be listed stays unverified when the document is left out', async () => {
  const { report } = await judgeOne(
    { proofs: ['x.md'] },
    {
      verdicts: {
        '*.md': {
          verdict: 'unverified',
          files: { holding: ['a.md', 'R.md'], failing: [], unread: [], circular: 0 },
        },
      },
      roadmap: {
        claims: [{ id: 'c', text: 't', in: ['R.md'], proofs: [{ files: '*.md', each: { contains: 'x' } }] }],
      },
    },
  );
  expect(report.claims[0]!.status).toBe('unverified');
});

describe('numbers in a text', () => {
  test.each<[string, number, boolean]>([
    ['40x faster', 40, true],
    ['up to 40', 40, true],
    ['40%', 40, true],
    ['40.', 40, true],
    ['(40)', 40, true],
    ['40–50', 40, true],
    ['-40', 40, true],
    ['40', -40, true],
    ['140x', 40, false],
    ['400x', 40, false],
    ['40.5', 40, false],
    ['4,000', 4, false],
    ['4,000', 0, false],
    ['4,000', 4000, true],
    ['1,234,567', 1_234_567, true],
    ['4.5', 4.5, true],
    ['10k', 10_000, true],
    ['10k', 10, false],
    ['10 thousand users', 10_000, true],
    ['2 million', 2_000_000, true],
    ['1.5M', 1_500_000, true],
    ['3 billion', 3e9, true],
    ['3B', 3e9, true],
    ['5K', 5000, true],
    ['10 kilometres', 10, true],
    ['1.2.3', 1.2, false],
    ['none', 0, false],
    ['0 bugs', 0, true],
    ['several, of 40 and 50', 50, true],
    ['40 K8s clusters', 40, true],
    ['40 Million users', 40, false],
    ['40 MILLION users', 40_000_000, true],
    ['40bn', 40, false],
    ['40 crore', 400_000_000, true],
    ['2 trillion', 2e12, true],
    ['40e6', 40, false],
    ['40e6', 40_000_000, true],
    ['10^40', 40, false],
    ['40^2', 40, false],
    ['40²', 40, false],
    ['1½', 1, false],
    ['1 040 users', 40, false],
    ['1 040 users', 1040, true],
    ['1\u202F040 users', 40, false],
    ["1'040", 40, false],
    ['1’040', 1040, true],
    ['1_040', 40, false],
    ['1·040', 40, false],
    ['1٬040', 40, false],
    ['40 000', 40, false],
    ['40 000', 40_000, true],
    ['in 2024 100 users', 100, true],
    ['040', 40, false],
    ['１40x', 40, false],
    ['٤40', 40, false],
    ['40٤', 40, false],
    ['1\u00AD40', 40, false],
    ['1\u2063\u200B40x', 40, false],
    ['1&#8288;40x', 40, false],
    ['1<b></b>40x', 40, false],
    ['1<b class="a">40x</b>', 40, false],
    ['1&shy;40x', 40, false],
    ['1&NegativeThinSpace;40x', 40, false],
    ['1&nbsp;040', 1040, true],
    ['1&nbsp;40', 140, false],
    ['1&emsp;040', 1040, true],
    ['1&emsp13;040', 1040, true],
    ['1&xnbsp;040', 1040, false],
    ['1&nbspx;040', 1040, false],
    ['1&zwj;40x', 40, false],
    ['1&zwnj;40x', 40, false],
    ['1&lrm;40x', 40, false],
    ['1&InvisibleTimes;40x', 40, false],
    ['1&xshy;40x', 40, true],
    ['1&shyx;40x', 40, true],
    ['1&#x2009;040', 1040, true],
    ['40&ndash;50', 40, true],
    ['1&#0;40x', 40, true],
    ['1&#x110000;40x', 40, true],
    ['1&#x10FFFF;40x', 40, true],
    ['1&#48;40x', 40, false],
    ['10<br>200', 10, true],
    ['10<br>200', 200, true],
    ['10<br>200', 10_200, false],
    ['10<sup>40</sup>', 40, false],
    ['10<sup>40</sup>', 10, false],
    ['10<sup>40</sup>', 1040, false],
    ['24*7 support', 24, true],
    ['24*7 support', 247, false],
    ['10~20 users', 10, true],
    ['10~20 users', 1020, false],
    ['1~~4~~0', 140, true],
    ['1~4~0', 140, true],
    ['1**4**0', 140, true],
    ['1`4`0', 140, true],
    ['1``4``0', 140, true],
    ['1```4```0', 140, true],
    ['1<em>4</em>0', 140, true],
    ['40\\,000', 40, false],
    ['40\\,000', 40_000, true],
    ['1*4 *000', 14_000, false],
    ['a\\*40*0', 400, false],
    ['\\1*4*0', 140, true],
    ['1***4***0', 140, true],
    ['1\\*4\\*0', 140, false],
    ['1* 4*0', 140, false],
    ['1*4 *0', 140, false],
    ['5 * 1*4*0', 140, true],
    ['1**4*0', 140, false],
    ['a speedup of…40x', 40, true],
    ['40…50', 50, true],
    ['40...50', 40, true],
    ['40...50', 50, true],
    ['a.40', 40, false],
    ['.40', 40, false],
    ['a,40', 40, true],
    ['24/7 365 days', 365, true],
    ['24/7 365 days', 7365, false],
    ['12,400 300', 300, true],
    ['12,400 300', 12_400, true],
    ['n = 100\n200 more', 200, true],
    ['10 lakhs of rows', 10, false],
    ['10 lakhs of rows', 1_000_000, true],
    ['5 Crores', 50_000_000, true],
    ['1,00,000', 100_000, true],
    ['1,00,000', 0, false],
    ['40 trn', 40, false],
    ['40-million', 40_000_000, true],
    ['40\nmillion', 40, false],
    ['1，040', 40, false],
    ['1*40*x', 40, false],
    ['1\\_040', 40, false],
    ['**40**x', 40, true],
    ['~40x', 40, true],
    ['< 40 ms, and > 3 a second', 40, true],
  ])('%j names %d: %s', (text, number, expected) => expect(hasNumber(text, number)).toBe(expected));

  test('and many marks that nothing closes take no longer than others', () => {
    expect(hasNumber(' *a'.repeat(200_000), 40)).toBe(false);
  });

  test('binary fractions are no reason to miss one', () => {
    expect(hasNumber('2.01k', 2010)).toBe(true);
  });
});
