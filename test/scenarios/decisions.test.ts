/** The decision: the nine rules, and when there is none. */
import { describe, expect, test } from 'vitest';
import type { Files } from '../kit/files.ts';
import { criterionOf, run } from './scenario.ts';
import { MET, phase, phases } from './project.ts';

/** From 2026-01-01: early to 01-28, open to 02-25, overdue from 02-26 on. */
const WINDOW = 'window: { starts: 2026-01-01, min: 4 weeks, max: 8 weeks }';
const DAY = {
  before: '2025-12-31',
  early: '2026-01-28',
  open: '2026-01-29',
  overdue: '2026-02-26',
  none: '2026-02-01',
};
const GATE = {
  met: 'proofs: [docs/jane.md]',
  attested: 'proofs: [{ attested: { by: jane, on: 2025-01-01, statement: It works } }]',
  barely: 'proofs: [docs/jane.md, docs/none.md], target: 1, convincing: 2',
  partial: 'proofs: [docs/jane.md, docs/none.md]',
  'not-met': 'proofs: [docs/none.md]',
  unverified: 'proofs: [https://example.org/]',
};
const EXTENSION = 'extension: { count: reviews, where: { person: rey }, target: 1 }';
type Row = readonly [
  gate: keyof typeof GATE,
  window: keyof typeof DAY,
  rule: string,
  outcome: string,
  options: readonly string[],
  extension?: boolean,
];
const STRETCH = ['extend-timeline', 'refine-scope'];
const GIVE_UP = ['pivot', 'pause', 'retire'];

const TABLE: readonly Row[] = [
  ['met', 'none', 'all-met', 'advance', ['advance']],
  ['met', 'open', 'all-met', 'advance', ['advance']],
  ['met', 'overdue', 'all-met', 'advance', ['advance']],
  ['attested', 'open', 'all-met', 'advance', ['advance']],
  ['met', 'before', 'met-early-convincing', 'advance', ['advance']],
  ['met', 'early', 'met-early-convincing', 'advance', ['advance']],
  ['attested', 'before', 'met-early', 'extend', ['wait-for-minimum']],
  ['attested', 'early', 'met-early', 'extend', ['wait-for-minimum']],
  ['barely', 'early', 'met-early', 'extend', ['wait-for-minimum']],
  ['partial', 'none', 'partial', 'extend', STRETCH],
  ['partial', 'before', 'partial', 'extend', STRETCH],
  ['partial', 'early', 'partial', 'extend', STRETCH],
  ['partial', 'open', 'partial', 'extend', STRETCH],
  ['partial', 'overdue', 'partial-overdue-extension', 'extend', STRETCH, true],
  ['partial', 'open', 'partial', 'extend', STRETCH, true],
  ['partial', 'overdue', 'partial-overdue', 'extend', ['refine-scope']],
  ['not-met', 'before', 'not-met-early', 'extend', ['extend-timeline']],
  ['not-met', 'early', 'not-met-early', 'extend', ['extend-timeline']],
  ['unverified', 'early', 'not-met-early', 'extend', ['extend-timeline']],
  ['unverified', 'none', 'unverified', 'extend', ['verify-evidence']],
  ['unverified', 'open', 'unverified', 'extend', ['verify-evidence']],
  ['unverified', 'overdue', 'unverified', 'extend', ['verify-evidence']],
  ['not-met', 'none', 'not-met', 'pivot', GIVE_UP],
  ['not-met', 'open', 'not-met', 'pivot', GIVE_UP],
  ['not-met', 'overdue', 'not-met', 'pivot', GIVE_UP],
];

test.each(TABLE.map((row) => [row.slice(0, 3).join(', '), row] as const))('%s', async (_, row) => {
  const [gate, window, rule, outcome, options, extension = false] = row;
  const times = window === 'none' ? '' : extension ? WINDOW.replace(' }', `, ${EXTENSION} }`) : WINDOW;
  const files = phase(`${times}\ngate:\n  criteria:\n    - { id: it, statement: S, ${GATE[gate]} }`);
  const { exitCode, report } = await run(files, undefined, { today: DAY[window] });
  expect(exitCode).toBe(0);
  const shown = window === 'overdue' && extension;
  expect(report.decision).toMatchObject({
    phase: 'alpha',
    rule,
    outcome,
    options,
    window,
    gate: ['attested', 'barely'].includes(gate) ? 'met' : gate === 'unverified' ? 'not-met' : gate,
    convincing: gate === 'met',
    ...(shown ? { extension: true } : {}),
  });
  expect(report.decision?.because).toMatch(/\S/);
});

test('an extension whose target does not hold extends nothing', async () => {
  const window = WINDOW.replace(' }', ', extension: { count: reviews, target: 4 } }');
  const files = phase(`${window}\ngate:\n  criteria:\n    - { id: it, statement: S, ${GATE.partial} }`);
  const { report } = await run(files, undefined, { today: DAY.overdue });
  expect(report.decision).toMatchObject({ rule: 'partial-overdue', extension: false });
});

test('an extension that holds against nothing extends nothing', async () => {
  const window = WINDOW.replace(' }', ', extension: { count: reviews, target: 0 } }');
  const files = phase(`${window}\ngate:\n  criteria:\n    - { id: it, statement: S, ${GATE.partial} }`);
  const { report } = await run(files, undefined, { today: DAY.overdue });
  expect(report.decision).toMatchObject({ rule: 'partial-overdue', extension: false });
});

describe('the window', () => {
  const windowOf = async (window: string, today: string): Promise<unknown> => {
    const { report } = await run(phase(`${window}\ngate:\n  criteria:\n    ${MET}`), undefined, { today });
    return report.phases[0]?.window;
  };
  test.each([
    ['before', '2025-12-31'],
    ['early', '2026-01-01'],
    ['early', '2026-01-28'],
    ['open', '2026-01-29'],
    ['open', '2026-02-25'],
    ['overdue', '2026-02-26'],
  ])('%s on %s', async (state, today) => {
    expect(await windowOf(WINDOW, today)).toEqual({
      state,
      starts: '2026-01-01',
      earliest: '2026-01-29',
      latest: '2026-02-25',
    });
  });
  test('without starts there is none', async () => {
    expect(await windowOf('window: { min: 4 weeks }', '2026-02-01')).toMatchObject({
      state: 'none',
      starts: null,
    });
  });
  test('months are clamped to their last day', async () => {
    const window = 'window: { starts: 2026-01-31, min: 1 month, max: P3M }';
    expect(await windowOf(window, '2026-02-01')).toMatchObject({
      earliest: '2026-02-28',
      latest: '2026-04-29',
    });
  });
  test('it starts on the day that the phase before passed', async () => {
    const files = phases({
      alpha: `passed: 2026-01-15\ngate:\n  criteria:\n    ${MET}`,
      beta: `window: { max: 1 week }\ngate:\n  criteria:\n    ${MET}`,
      v1: '',
    });
    const { report } = await run(files);
    expect(report.phases[1]?.window).toEqual({
      state: 'overdue',
      starts: '2026-01-15',
      earliest: null,
      latest: '2026-01-21',
    });
  });
});

describe('no decision', () => {
  const gate = `gate:\n  criteria:\n    ${MET}`;
  const none: readonly (readonly [string, Files, string?])[] = [
    ['the current phase has no gate', phases({ alpha: '', beta: gate, v1: '' })],
    ['the last phase opens nothing', phases({ alpha: gate })],
    [
      'every phase is completed',
      phases({ alpha: `passed: 2026-01-01\n${gate}`, beta: `passed: 2026-02-25\n${gate}` }),
    ],
    ['another phase is selected', phases({ alpha: gate, beta: gate, v1: '' }), 'gate check --json beta'],
  ];
  test.each(none.map((row) => [row[0], row] as const))('%s', async (_name, [, files, command]) => {
    const { exitCode, report } = await run(files, command);
    expect(report.decision).toBeNull();
    expect(exitCode).toBe(0);
  });
  test('with every phase completed there is no current one either', async () => {
    const { report } = await run(
      phases({ alpha: `passed: 2026-01-01\n${gate}`, beta: `passed: 2026-02-25\n${gate}` }),
    );
    expect(report.current).toBeNull();
  });
  test.each(['advance', 'met'])('and --require %s is not reached', async (outcome) => {
    const files = phases({ alpha: `passed: 2026-02-25\n${gate}` });
    const { exitCode, report } = await run(files, `gate check --json --require ${outcome}`);
    expect(exitCode).toBe(1);
    expect(report.findings).toMatchObject([{ rule: 'required-outcome', level: 'error' }]);
  });
});

describe('a decision', () => {
  const gate = (more = ''): string => `gate:\n  ${more}\n  criteria:\n    ${MET}`;
  test('the last phase may say that it opens done', async () => {
    const { report } = await run(phases({ alpha: gate('opens: done') }));
    expect(report.decision).toMatchObject({ rule: 'all-met' });
    expect(report.phases[0]?.gate?.opens).toBe('done');
  });
  test('a gate opens the next phase unless it says another', async () => {
    const { report } = await run(phases({ alpha: gate('opens: v1'), beta: gate(), v1: '' }));
    expect(report.phases.map((one) => one.gate?.opens ?? null)).toEqual(['v1', 'v1', null]);
  });
  test('it stays when the current phase is among the selected ones', async () => {
    const files = phases({ alpha: gate(), beta: gate(), v1: '' });
    const { report } = await run(files, 'gate check --json beta alpha');
    expect(report.decision?.phase).toBe('alpha');
    expect(report.phases.map(({ id }) => id)).toEqual(['alpha', 'beta']);
  });
  test('the way to advance: the nearest first, without what is met, waived, advisory or not applicable', async () => {
    const criteria = `gate:
  criteria:
    - { id: far, statement: S, count: reviews, target: 30 }
    - { id: met, statement: S, count: reviews, target: 3 }
    - { id: near, statement: S, count: reviews, target: 4 }
    - { id: none, statement: S, proofs: [docs/none.md] }
    - { id: hint, kind: advisory, statement: S, count: reviews, target: 4 }
    - { id: gone, statement: S, count: reviews, target: 4, not_applicable: { reason: R, by: jane, on: 2026-01-01 } }
    - { id: waived, statement: S, count: reviews, target: 4, waiver: { reason: R, by: jane, on: 2026-02-01, until: 2026-04-01 } }`;
    const outcome = await run(phase(criteria));
    expect(outcome.report.decision?.toAdvance).toMatchObject([
      { criterion: 'alpha/near', progress: 0.75, lacks: expect.stringContaining('1 more') },
      { criterion: 'alpha/far', progress: 0.1, lacks: expect.stringContaining('27 more') },
      { criterion: 'alpha/none', progress: 0, lacks: expect.stringMatching(/1 .*proof/) },
    ]);
    expect(outcome.report.phases[0]?.gate).toMatchObject({
      status: 'partial',
      counts: { met: 1, partial: 3, notMet: 1, waived: 1, notApplicable: 1 },
    });
    expect(criterionOf(outcome, 'alpha/gone').notApplicable).toBe(true);
  });
});
