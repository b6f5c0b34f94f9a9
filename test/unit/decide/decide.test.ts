import { describe, expect, test } from 'vitest';
import { decide as decideOn } from '../../../src/decide/decide.ts';
import { decideByTable, DECISION_TABLE, type Facts } from '../../../src/decide/rules.ts';
import { judgeWindow } from '../../../src/decide/window.ts';
import { evaluate } from '../../../src/evaluate/evaluate.ts';
import type { Duration } from '../../../src/model/date.ts';
import type { Status } from '../../../src/model/phase.ts';
import type { WindowState } from '../../../src/report/report.ts';
import { judgeOne, type JsonMap, type Setup } from '../../roadmap-builder.ts';

describe('the window', () => {
  const weeks = (count: number): Duration => ({ count, unit: 'week' });
  const window = { starts: '2025-12-01', min: weeks(6), max: weeks(12), extension: null };

  test.each<[string, WindowState]>([
    ['2025-11-30', 'before'],
    ['2025-12-01', 'early'],
    ['2026-01-11', 'early'],
    ['2026-01-12', 'open'],
    ['2026-02-22', 'open'],
    ['2026-02-23', 'overdue'],
    ['2030-01-01', 'overdue'],
  ])('on %s: %s', (day, state) => {
    expect(judgeWindow(window, day)).toEqual({
      state,
      starts: '2025-12-01',
      earliest: '2026-01-12',
      latest: '2026-02-22',
    });
  });

  test('without a minimum or a maximum', () => {
    expect(judgeWindow({ ...window, min: null }, '2025-12-01')).toMatchObject({
      state: 'open',
      earliest: null,
    });
    expect(judgeWindow({ ...window, max: null }, '2030-01-01')).toMatchObject({
      state: 'open',
      latest: null,
    });
    expect(judgeWindow({ ...window, min: null, max: null }, '2025-11-30')).toMatchObject({ state: 'before' });
  });

  test('min and max alike leave no open day', () => {
    const narrow = { ...window, max: weeks(6) };
    expect(judgeWindow(narrow, '2026-01-11').state).toBe('early');
    expect(judgeWindow(narrow, '2026-01-12').state).toBe('overdue');
  });

  test('none', () => {
    const none = { state: 'none', starts: null, earliest: null, latest: null };
    expect(judgeWindow(null, '2026-01-01')).toEqual(none);
    expect(judgeWindow({ ...window, starts: null }, '2026-01-01')).toEqual(none);
  });
});

describe('the table', () => {
  const GATES: readonly Status[] = ['met', 'partial', 'not-met'];
  const WINDOWS: readonly WindowState[] = ['none', 'before', 'early', 'open', 'overdue'];
  const TRUTHS = [true, false];
  const ALL: readonly Facts[] = GATES.flatMap((gate) =>
    WINDOWS.flatMap((window) =>
      TRUTHS.flatMap((convincing) =>
        TRUTHS.flatMap((extension) =>
          GATES.map((ifVerified) => ({ gate, window, convincing, extension, ifVerified })),
        ),
      ),
    ),
  );

  /** Section 6 of the model, read once more. */
  function expected({
    gate,
    window,
    convincing,
    extension,
    ifVerified,
  }: Facts): readonly [string, string, string] {
    const early = window === 'before' || window === 'early';
    if (gate === 'met') {
      if (!early) return ['all-met', 'advance', 'advance'];
      return convincing
        ? ['met-early-convincing', 'advance', 'advance']
        : ['met-early', 'extend', 'wait-for-minimum'];
    }
    if (gate === 'partial') {
      if (window !== 'overdue') return ['partial', 'extend', 'extend-timeline, refine-scope'];
      return extension
        ? ['partial-overdue-extension', 'extend', 'extend-timeline, refine-scope']
        : ['partial-overdue', 'extend', 'refine-scope'];
    }
    if (early) return ['not-met-early', 'extend', 'extend-timeline'];
    return ifVerified === 'not-met'
      ? ['not-met', 'pivot', 'pivot, pause, retire']
      : ['unverified', 'extend', 'verify-evidence'];
  }

  test('every combination of facts has its row', () => {
    expect(ALL).toHaveLength(180);
    for (const facts of ALL) {
      const row = decideByTable(facts);
      expect([row.rule, row.outcome, row.options.join(', ')], JSON.stringify(facts)).toEqual(expected(facts));
    }
  });

  test('every row decides something', () => {
    expect(new Set(ALL.map((facts) => decideByTable(facts).rule))).toEqual(
      new Set(DECISION_TABLE.map(({ rule }) => rule)),
    );
  });

  test('only a row that says what more it asks for may not fit its gate and window', () => {
    const asking = DECISION_TABLE.filter((row) => ALL.some((facts) => !row.fits(facts)));
    expect(asking.map(({ rule, more }) => `${rule}: ${more}`)).toEqual([
      'met-early-convincing: a gate that is met convincingly',
      'partial-overdue-extension: evidence that extending is worth it',
      'unverified: unverified proofs that would change the gate',
    ]);
    expect(DECISION_TABLE.filter(({ more }) => more !== null)).toEqual(asking);
  });
});

describe('the decision', () => {
  const WINDOW: JsonMap = { starts: '2025-12-01', min: '6 weeks', max: '12 weeks' };
  const overdue = (more: JsonMap = {}): Setup => ({
    opens: 'done',
    phase: { window: { ...WINDOW, ...more } },
  });
  const decide = async (criterion: JsonMap, setup: Setup = {}) =>
    (await judgeOne(criterion, { opens: 'done', ...setup })).decision;
  const half: JsonMap = { proofs: ['a.md', 'b.md'] };
  const fails: Setup['verdicts'] = { 'b.md': 'fails' };

  test('is about the current phase, if its gate opens another', async () => {
    expect(await decide({ proofs: ['a.md'] })).toMatchObject({ phase: 'alpha', rule: 'all-met' });
    expect((await judgeOne({ proofs: ['a.md'] })).decision).toBeNull();
    expect(
      (await judgeOne({ proofs: ['a.md'] }, { after: [{ id: 'beta', name: 'B' }] })).decision,
    ).toMatchObject({ phase: 'alpha' });
    expect(await decide({ proofs: ['a.md'] }, { before: [{ id: 'first', name: 'F' }] })).toBeNull();
    expect(
      await decide({ proofs: ['a.md'] }, { before: [{ id: 'first', name: 'F', passed: '2026-01-01' }] }),
    ).toMatchObject({ phase: 'alpha' });
  });

  test('carries its facts', async () => {
    expect(await decide({ proofs: ['a.md'] }, overdue())).toMatchObject({
      outcome: 'advance',
      rule: 'all-met',
      options: ['advance'],
      gate: 'met',
      window: 'overdue',
      convincing: true,
      extension: false,
      risks: [],
      toAdvance: [],
    });
  });

  test.each<[string, boolean]>([
    ['holds', true],
    ['fails', false],
    ['unverified', false],
  ])('an extension whose proof %s', async (verdict, extension) => {
    const setup = {
      ...overdue({ extension: { proofs: ['x.md'] } }),
      verdicts: { ...fails, 'x.md': verdict as 'holds' },
    };
    expect(await decide(half, setup)).toMatchObject({
      extension,
      rule: extension ? 'partial-overdue-extension' : 'partial-overdue',
    });
  });

  test('an extension that holds against nothing does not hold', async () => {
    const setup = {
      ...overdue({ extension: { count: 'reg', target: 0 } }),
      verdicts: fails,
      registers: { reg: [] },
    };
    expect(await decide(half, setup)).toMatchObject({ extension: false });
  });

  test('an extension that is partial, or gets no credit, does not hold', async () => {
    const stated = { attested: { by: 'jo', on: '2026-01-01', statement: 'so' } };
    for (const [extension, holds] of [
      [{ proofs: ['x.md', 'b.md'] }, false],
      [{ proofs: ['x.md', 'b.md'], target: 1 }, true],
      [{ proofs: [stated] }, true],
      [{ proofs: [stated], independent: true }, false],
    ] as const)
      expect(await decide(half, { ...overdue({ extension }), verdicts: fails })).toMatchObject({
        extension: holds,
      });
  });

  test('an extension of parts', async () => {
    const extension = {
      any: [
        { name: 'p', proofs: ['b.md'] },
        { name: 'q', proofs: ['x.md'] },
      ],
    };
    expect(await decide(half, { ...overdue({ extension }), verdicts: fails })).toMatchObject({
      extension: true,
    });
  });

  test('what could not be verified is no reason to pivot', async () => {
    expect(await decide({ proofs: ['a.md'] }, { verdicts: { 'a.md': 'unverified' } })).toMatchObject({
      rule: 'unverified',
    });
    expect(await decide({ proofs: ['a.md'] }, { verdicts: { 'a.md': 'fails' } })).toMatchObject({
      rule: 'not-met',
    });
    expect(await decide(half, { verdicts: { 'a.md': 'fails', 'b.md': 'unverified' } })).toMatchObject({
      rule: 'unverified',
    });
  });

  test('nor is what nobody checked', async () => {
    const { roadmap, evaluation } = await judgeOne({ proofs: ['a.md'] }, { opens: 'done' });
    const evidence = { ...evaluation.world.evidence, verdicts: new Map() };
    expect(decideOn(evaluate(roadmap, evidence, '2026-02-24'))).toMatchObject({ rule: 'unverified' });
  });

  test('the risks that have come true, with their fallbacks', async () => {
    const risks = [
      { risk: 'one', trigger: { count: 'reg', below: 1 }, fallback: 'F' },
      { risk: 'two', trigger: { count: 'reg', above: 1 } },
      { risk: 'three', trigger: { count: 'reg', below: 9 }, mitigation: 'M' },
    ];
    expect((await decide({ proofs: ['a.md'] }, { phase: { risks }, registers: { reg: [] } }))!.risks).toEqual(
      [
        { risk: 'one', mitigation: null, fallback: 'F' },
        { risk: 'three', mitigation: 'M', fallback: null },
      ],
    );
  });

  describe('in words', () => {
    const because = async (criteria: readonly JsonMap[], setup: Setup = {}) => {
      const [first, ...others] = criteria;
      const rest = others.map((one, index) => ({ id: `c${index}`, statement: 's', ...one }));
      return (await decide(first!, { verdicts: { 'b.md': 'fails' }, ...setup, criteria: rest }))!.because;
    };
    const met = { proofs: ['a.md'] };
    const unmet = { proofs: ['b.md'] };
    const waived = { ...unmet, waiver: { reason: 'r', by: 'b', on: '2026-01-01', until: '2026-03-30' } };

    test('what is met', async () => {
      expect(await because([met])).toBe('The one criterion is met, and the phase has no window. Advance.');
      expect(await because([met, met])).toMatch(/^All 2 criteria are met, and/);
      expect(await because([unmet])).toMatch(
        /^The one criterion is not met, and .* Pivot, pause, or retire\.$/,
      );
      expect(await because([unmet, unmet])).toMatch(/^None of 2 criteria is met, and/);
      expect(await because([met, unmet])).toMatch(
        /^1 of 2 criteria is met, and .* Extend the timeline, or refine the scope\.$/,
      );
      expect(await because([met, met, unmet])).toMatch(/^2 of 3 criteria are met, and/);
      expect(await because([met, half, unmet])).toMatch(/^1 of 3 criteria is met, 1 is partial, and/);
      expect(await because([met, half, half])).toMatch(/^1 of 3 criteria is met, 2 are partial, and/);
      expect(await because([met, waived, waived])).toMatch(/^1 of 3 criteria is met, 2 are waived, and/);
      expect(await because([met, waived])).toMatch(/^1 of 2 criteria is met, 1 is waived, and .* Advance\.$/);
      expect(await because([met, { ...unmet, kind: 'advisory' }])).toMatch(/^The one criterion is met/);
    });

    test.each<[string, JsonMap, Setup, string]>([
      [
        'met-early',
        { count: 'reg', target: 1, convincing: 2 },
        { asOf: '2025-12-24' },
        'The evidence is not convincing enough to advance early: wait for the minimum.',
      ],
      [
        'partial-overdue-extension',
        half,
        { phase: { window: { ...WINDOW, extension: { proofs: ['x.md'] } } } },
        'Extending is worth it: extend the timeline, or refine the scope.',
      ],
      ['partial-overdue', half, {}, 'Nothing shows that extending is worth it: refine the scope.'],
      ['not-met-early', unmet, { asOf: '2025-12-24' }, 'There is time: extend the timeline.'],
      [
        'unverified',
        unmet,
        { verdicts: { 'b.md': 'unverified' } },
        'Evidence could not be verified, and would change that: verify it first.',
      ],
    ])('what %s makes of it', async (rule, criterion, more, text) => {
      const setup: Setup = {
        ...overdue(),
        verdicts: fails,
        registers: { reg: [{ id: 'r', proofs: ['a.md'] }] },
        ...more,
      };
      expect(await decide(criterion, setup)).toMatchObject({ rule, because: expect.stringContaining(text) });
    });

    test('where the window stands', async () => {
      const on = (asOf: string, window: JsonMap = WINDOW) => because([met], { asOf, phase: { window } });
      expect(await on('2025-11-30')).toContain('the window opens on 2025-12-01. The evidence is convincing');
      expect(await on('2025-12-24')).toContain('it is early: the minimum lasts through 2026-01-11. ');
      expect(await on('2026-02-22')).toContain('the window is open until 2026-02-22. Advance');
      expect(await on('2026-02-23')).toContain('the window ended on 2026-02-22. Advance');
      expect(await on('2026-02-23', { starts: '2025-12-01' })).toContain('the window is open. Advance');
    });
  });

  describe('the way to advance', () => {
    const setup: Setup = {
      opens: 'done',
      verdicts: { 'b.md': 'fails', 'u.md': 'unverified' },
      registers: {
        reg: [
          { id: 'a', area: 'x', proofs: ['a.md'] },
          { id: 'b', area: 'y', proofs: ['b.md'] },
        ],
        none: [],
      },
    };
    const lacks = async (criterion: JsonMap, more: Setup = {}) =>
      (await decide(criterion, { ...setup, ...more }))!.toAdvance.map((step) => step.lacks).join();

    test.each<[JsonMap, string]>([
      [{}, 'a measure, such as proofs or count'],
      [{ proofs: ['u.md'] }, 'verification of its evidence'],
      [{ proofs: ['b.md'] }, '1 more proof'],
      [{ proofs: ['b.md', { file: 'b.md', min_words: 2 }] }, '2 more proofs'],
      [{ count: 'reg', target: 3 }, '2 more'],
      [{ count: 'reg', target: '> 3' }, '3 more'],
      [{ count: 'reg', target: 3, distinct: 'area' }, '2 more, by area'],
      [{ share: 'reg', target: '75%' }, '25 percentage points'],
      [{ share: 'reg', target: '> 75%' }, 'more than 25 percentage points'],
      [{ share: 'reg', target: '> 75.5%' }, 'more than 25.5 percentage points'],
      [{ share: 'none', target: '75%' }, 'records to take a share of'],
      [{ claims: 'supported' }, 'public claims that are supported or disclosed'],
      [{ value: { data: 'n.json', pointer: '/n' }, target: 9 }, '>= 9; it is 2'],
      [{ value: { data: 'n.json', pointer: '/n' }, target: '> 2' }, '> 2; it is 2'],
      [{ value: { data: 'n.json', pointer: '/n' }, target: 2.3 }, '>= 2.3; it is 2'],
      [{ value: { data: 'n.json', pointer: '/n' }, target: '<= 1' }, '<= 1; it is 2'],
      [{ value: { data: 'n.json', pointer: '/n' }, target: '< 1' }, '< 1; it is 2'],
      [{ value: { data: 'n.json', pointer: '/n' }, target: '== 1' }, '== 1; it is 2'],
      [{ value: { data: 'x.json', pointer: '/n' }, target: 1 }, 'a value that is proven'],
      [{ count: 'reg', target: '<= 1', complete: 'b.md' }, 'proof that the register is complete'],
      [{ count: 'reg', target: '<= 1', complete: 'a.md' }, '1 fewer'],
      [{ count: 'reg', target: '< 2', complete: 'a.md' }, '1 fewer'],
      [{ count: 'reg', target: '== 1', complete: 'a.md' }, '== 1; it is 2'],
      [{ count: 'reg', target: 2, per: { field: 'area', of: ['x', 'z'] } }, 'up to 2 more for each of x, z'],
      [
        { count: 'reg', target: '> 1', per: { field: 'area', of: ['x', 'z'] } },
        'up to 2 more for each of x, z',
      ],
      [{ count: 'reg', target: 1, per: { field: 'area', of: ['x', 'z'] } }, '1 more for z'],
      [
        { count: 'reg', target: 1, per: { field: 'area', of: ['v', 'w', 'u'] } },
        '1 more for each of v, w, u',
      ],
      [{ count: 'reg', target: 1, per: { field: 'area', of: ['v', 'w'] } }, '1 more for each of v, w'],
      [
        { count: 'reg', target: 1, per: { field: 'area', of: ['v', 'w', 'u', 't', 's'] } },
        '1 more for each of v, w, u, … 2 more',
      ],
      [
        { count: 'reg', target: '<= 0', complete: 'a.md', per: { field: 'area', of: ['x', 'y', 'z'] } },
        '<= 0 for each of x, y',
      ],
      [
        { count: 'reg', target: '<= 0', complete: 'b.md', per: { field: 'area', of: ['x'] } },
        '<= 0 for each of x',
      ],
      [
        {
          all: [
            { name: 'p', proofs: ['a.md'] },
            { name: 'q', proofs: ['b.md'] },
            { name: 'r', count: 'reg', target: 9 },
          ],
        },
        'q: 1 more proof; r: 8 more',
      ],
      [
        {
          any: [
            { name: 'q', proofs: ['b.md'] },
            { name: 'r', count: 'reg', target: 9 },
          ],
        },
        'q: 1 more proof, or r: 8 more',
      ],
      [
        {
          any: [
            { name: 'q', count: 'none', target: 0 },
            { name: 'r', count: 'reg', target: 9 },
          ],
        },
        'a target that asks for something',
      ],
    ])('%j lacks %s', async (criterion, text) => {
      const verdicts = { ...setup.verdicts, 'n.json#/n': { number: 2 } };
      expect(await lacks(criterion, { verdicts })).toBe(text);
    });

    test('groups that lack a fraction', async () => {
      const criterion = { count: 'reg', target: '> 2.5', per: { field: 'area', of: ['x', 'z'] } };
      expect(await lacks(criterion)).not.toContain('NaN');
    });

    test('the nearest to its target first, the others as written', async () => {
      const criteria = [
        { id: 'far', statement: 's', proofs: ['b.md'] },
        { id: 'near', statement: 's', count: 'reg', target: 2 },
        { id: 'met', statement: 's', proofs: ['a.md'] },
        { id: 'third', statement: 's', share: 'reg', target: 75 },
        { id: 'half', statement: 's', proofs: ['a.md', 'b.md'] },
        { id: 'advisory', statement: 's', kind: 'advisory', proofs: ['b.md'] },
        {
          id: 'waived',
          statement: 's',
          proofs: ['b.md'],
          waiver: { reason: 'r', by: 'b', on: '2026-01-01', until: '2026-03-30' },
        },
        {
          id: 'without',
          statement: 's',
          proofs: ['b.md'],
          not_applicable: { reason: 'r', by: 'b', on: '2026-01-01' },
        },
      ];
      const decision = await decide({ proofs: ['b.md'] }, { ...setup, criteria });
      expect(decision!.toAdvance.map(({ criterion, progress }) => [criterion, progress])).toEqual([
        ['alpha/third', 50 / 75],
        ['alpha/near', 0.5],
        ['alpha/half', 0.5],
        ['alpha/one', 0],
        ['alpha/far', 0],
      ]);
    });

    test('ratios that are alike keep their order, whatever binary fractions make of them', async () => {
      const registers = { reg: [{ id: 'r', proofs: ['a.md'] }] };
      const part = (name: string): JsonMap => ({ name, count: 'reg', target: 10 });
      // The mean of three tenths is a little more than a tenth.
      const criteria = [{ id: 'parted', statement: 's', all: [part('a'), part('b'), part('c')] }];
      const decision = await decide({ count: 'reg', target: 10 }, { registers, criteria });
      expect(decision!.toAdvance[1]!.progress).toBeGreaterThan(0.1);
      expect(decision!.toAdvance.map(({ criterion }) => criterion)).toEqual(['alpha/one', 'alpha/parted']);
    });
  });
});
