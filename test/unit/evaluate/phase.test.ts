import { describe, expect, test } from 'vitest';
import { statesOf } from '../../../src/evaluate/phase.ts';
import type { Phase } from '../../../src/model/roadmap.ts';
import { judge, judgeOne, type JsonMap, type Setup } from '../../roadmap-builder.ts';

const gate = (...criteria: JsonMap[]): JsonMap => ({
  criteria: criteria.map((one, index) => ({ id: `c${index}`, statement: 's', ...one })),
});
const waiver = (until: string, on = '2026-01-01'): JsonMap => ({
  waiver: { reason: 'later', by: 'jane', on, until },
});
const BROKEN: Setup = { verdicts: { 'a.md': 'fails' } };

describe('the state of a phase', () => {
  const states = (asOf: string, ...passed: (string | null)[]) =>
    statesOf(
      passed.map((day) => ({ passed: day }) as Phase),
      asOf,
    ).join(' ');

  test.each([
    [['2026-01-01', null, null], 'completed current future'],
    [[null, null], 'current future'],
    [['2026-02-24', null], 'completed current'],
    [['2026-02-25', null], 'current future'],
    [['2026-01-01', '2026-02-25', null], 'completed current future'],
    [['2026-01-01', '2026-01-01'], 'completed completed'],
  ])('%j: %s', (passed, expected) => expect(states('2026-02-24', ...passed)).toBe(expected));

  test('every phase completed: no current one, and no decision', async () => {
    const { report, decision } = await judgeOne(
      { proofs: ['a.md'] },
      { phase: { passed: '2026-01-01' }, opens: 'done' },
    );
    expect(report.current).toBeNull();
    expect(decision).toBeNull();
  });
});

describe('a gate', () => {
  const two = async (first: JsonMap, second: JsonMap, setup: Setup = {}) => {
    const { phase } = await judgeOne(
      { proofs: ['x.md'], ...first },
      { ...BROKEN, ...setup, criteria: [{ id: 'two', statement: 's', proofs: ['a.md'], ...second }] },
    );
    return [phase.gate!.status, phase.gate!.progress];
  };
  const failing: JsonMap = { proofs: ['a.md', { file: 'a.md', min_words: 1 }] };
  const half: JsonMap = { proofs: ['b.md', 'a.md'] };

  test('met: every criterion is', async () => {
    expect(await two({}, { proofs: ['b.md'] })).toEqual(['met', 1]);
  });
  test('partial: one is', async () => {
    expect(await two({}, {})).toEqual(['partial', 0.5]);
  });
  test('partial: one is partial', async () => {
    expect(await two(failing, half)).toEqual(['partial', 0.25]);
  });
  test('not-met: none is above it', async () => {
    expect(await two(failing, {})).toEqual(['not-met', 0]);
  });
  test('advisory criteria are outside of it', async () => {
    expect(await two({}, { kind: 'advisory' })).toEqual(['met', 1]);
    expect(await two(failing, { kind: 'advisory', proofs: ['b.md'] })).toEqual(['not-met', 0]);
  });
  test('quality criteria are not', async () => {
    expect(await two({}, { kind: 'quality' })).toEqual(['partial', 0.5]);
  });
  test('what is not applicable is out of it', async () => {
    expect(await two({}, { not_applicable: { reason: 'r', by: 'b', on: '2026-01-01' } })).toEqual(['met', 1]);
  });
  test('waived ones are no hindrance, if one is met', async () => {
    expect(await two({}, waiver('2026-03-01'))).toEqual(['met', 0.5]);
    expect(await two(failing, waiver('2026-03-01'))).toEqual(['not-met', 0]);
    expect(await two({ ...failing, ...waiver('2026-03-01') }, waiver('2026-03-01'))).toEqual(['not-met', 0]);
    expect(await two({ ...half, ...waiver('2026-03-01') }, waiver('2026-03-01'))).toEqual(['partial', 0.25]);
  });

  test('the counts are of those that count', async () => {
    const na = { not_applicable: { reason: 'r', by: 'b', on: '2026-01-01' } };
    const criteria = [
      half,
      failing,
      { ...failing, ...waiver('2026-03-01') },
      { ...na },
      { kind: 'advisory' },
      { kind: 'advisory', ...na },
      { ...half, ...waiver('2026-03-01') },
    ];
    const { phase } = await judgeOne(
      { proofs: ['x.md'] },
      { ...BROKEN, criteria: criteria.map((one, index) => ({ id: `c${index}`, statement: 's', ...one })) },
    );
    expect(phase.gate!.counts).toEqual({ met: 1, partial: 2, notMet: 2, waived: 2, notApplicable: 1 });
  });
});

describe('a waiver', () => {
  test.each<[string, string, boolean, string[]]>([
    ['2026-02-23', '2026-01-01', false, ['waiver-expired']],
    ['2026-02-24', '2026-01-01', true, ['waiver-expiring']],
    ['2026-02-25', '2026-01-01', true, ['waiver-expiring']],
    ['2026-03-10', '2026-01-01', true, ['waiver-expiring']],
    ['2026-03-11', '2026-01-01', true, ['waiver-active']],
    ['2026-03-11', '2026-02-24', true, ['waiver-active']],
    ['2026-03-11', '2026-02-25', false, []],
  ])('until %s, from %s: %s %j', async (until, on, waived, rules) => {
    const judged = await judgeOne({ proofs: ['a.md'], ...waiver(until, on) }, BROKEN);
    expect(judged.criterion).toMatchObject({ waived, status: 'not-met' });
    expect(judged.rules).toEqual(rules);
  });

  test('on a met criterion does nothing, and is told as nothing', async () => {
    for (const until of ['2026-02-01', '2026-02-25', '2026-03-30']) {
      const { criterion, rules } = await judgeOne({ proofs: ['x.md'], ...waiver(until) });
      expect(criterion).toMatchObject({ waived: false, status: 'met' });
      expect(rules).toEqual([]);
    }
  });

  test('is told of an advisory criterion, and of one that does not apply as nothing', async () => {
    const rules = async (until: string, more: JsonMap) => {
      const second = { id: 'two', statement: 's', proofs: ['a.md'], ...waiver(until), ...more };
      return (await judgeOne({ proofs: ['x.md'] }, { ...BROKEN, criteria: [second] })).rules;
    };
    const without = { not_applicable: { reason: 'r', by: 'b', on: '2026-01-01' } };
    expect(await rules('2026-03-30', { kind: 'advisory' })).toEqual(['waiver-active']);
    expect(await rules('2026-02-01', { kind: 'advisory' })).toEqual(['waiver-expired']);
    expect(await rules('2026-03-30', without)).toEqual([]);
    expect(await rules('2026-02-01', without)).toEqual([]);
  });

  test('of a future phase is told only when it has ended', async () => {
    const rules = async (until: string) =>
      (
        await judgeOne(
          { proofs: ['a.md'], ...waiver(until) },
          { ...BROKEN, before: [{ id: 'first', name: 'F' }] },
        )
      ).rules;
    expect(await rules('2026-03-30')).toEqual([]);
    expect(await rules('2026-02-25')).toEqual([]);
    expect(await rules('2026-02-01')).toEqual(['waiver-expired']);
  });

  test('of a completed phase is held against the day it passed', async () => {
    const rules = async (until: string) =>
      (
        await judgeOne(
          { proofs: ['x.md'] },
          {
            ...BROKEN,
            phase: { passed: '2026-01-20' },
            criteria: [{ id: 'two', statement: 's', proofs: ['a.md'], ...waiver(until) }],
          },
        )
      ).rules;
    expect(await rules('2026-01-20')).toEqual(['waiver-active']);
    expect(await rules('2026-01-19')).toEqual(['claim-contradicted', 'waiver-expired', 'gate-regressed']);
  });
});

describe('a completed phase', () => {
  const PASSED: Setup = { phase: { passed: '2026-01-20' } };

  test('whose gate is no longer met has regressed', async () => {
    const { told, rules, report } = await judgeOne({ proofs: ['a.md'] }, { ...PASSED, ...BROKEN });
    expect(rules).toEqual(['claim-contradicted', 'gate-regressed']);
    expect(told('gate-regressed')).toEqual(['alpha passed on 2026-01-20, and its gate is not-met now']);
    expect(report.findings.map(({ level }) => level)).toEqual(['error', 'error']);
    expect(told('claim-contradicted')[0]).toContain('counts as claimed met, since alpha has passed');
  });

  test('unless it would be met if every unverified proof held', async () => {
    const { rules, report } = await judgeOne(
      { proofs: ['a.md'] },
      { ...PASSED, verdicts: { 'a.md': 'unverified' } },
    );
    expect(rules).toEqual(['claim-unverified']);
    expect(report.findings[0]!.level).toBe('warning');
  });

  test('its waivers are taken into account there as well', async () => {
    const setup = (until: string): Setup => ({
      ...PASSED,
      verdicts: { 'a.md': 'fails', 'u.md': 'unverified' },
      criteria: [{ id: 'two', statement: 's', proofs: ['a.md'], ...waiver(until) }],
    });
    expect((await judgeOne({ proofs: ['u.md'] }, setup('2026-02-01'))).rules).toEqual([
      'claim-unverified',
      'waiver-active',
    ]);
    expect((await judgeOne({ proofs: ['u.md'] }, setup('2026-01-19'))).rules).toContain('gate-regressed');
  });

  test('an unverified claim that somebody wrote is an error', async () => {
    const { rules, report } = await judgeOne(
      { proofs: ['a.md'], claim: 'met' },
      { ...PASSED, verdicts: { 'a.md': 'unverified' } },
    );
    expect(rules).toEqual(['claim-unverified']);
    expect(report.findings[0]!.level).toBe('error');
  });

  test.each<[string, JsonMap, string]>([
    ['advisory', { kind: 'advisory' }, 'unclaimed'],
    ['waived', waiver('2026-03-01'), 'unclaimed'],
    ['not applicable', { not_applicable: { reason: 'r', by: 'b', on: '2026-01-01' } }, 'unclaimed'],
    ['a quality gate', { kind: 'quality' }, 'contradicted'],
    ['claimed not-met', { claim: 'not-met' }, 'supported'],
  ])('counts as claimed met unless it is %s', async (_, more, claimStatus) => {
    const { phase } = await judgeOne(
      { proofs: ['x.md'] },
      { ...PASSED, ...BROKEN, criteria: [{ id: 'two', statement: 's', proofs: ['a.md'], ...more }] },
    );
    expect(phase.gate!.criteria[0]).toMatchObject({ claim: 'met', claimStatus: 'supported' });
    expect(phase.gate!.criteria[1]!.claimStatus).toBe(claimStatus);
  });

  test('counts its time as of the day it passed, and existence as of today', async () => {
    const registers = {
      reg: [
        { id: 'a', on: '2026-01-10', proofs: ['a.md'] },
        { id: 'b', on: '2026-02-01', proofs: ['b.md'] },
      ],
    };
    const value = async (more: JsonMap, setup: Setup = PASSED) =>
      (await judgeOne({ count: 'reg', target: 1, ...more }, { registers, ...setup })).criterion.value;
    expect(await value({ since: '10 days' })).toBe(2);
    expect(await value({ since: '9 days' })).toBe(1);
    expect(await value({ since: '10 days' }, {})).toBe(0);
    expect(await value({ fresh_for: '10 days' })).toBe(2);
    expect(await value({ fresh_for: '9 days' })).toBe(1);
    expect(await value({ complete: 'all.md', target: '<= 9' })).toBe(2);
  });

  test('without a gate has none to regress', async () => {
    const { report } = await judge({
      'roadmap.yaml': { version: 1, name: 'T', phases: [{ id: 'a', name: 'A', passed: '2026-01-01' }] },
    });
    expect(report.findings).toEqual([]);
    expect(report.phases[0]!.gate).toBeNull();
  });

  test('tells no risks and no extension', async () => {
    const phase = {
      passed: '2026-01-20',
      risks: [{ risk: 'r', trigger: { count: 'reg', below: 1 } }],
      window: { extension: { proofs: ['x.md'] } },
    };
    const { rules, evaluation } = await judgeOne({ proofs: ['x.md'] }, { phase, registers: { reg: [] } });
    expect(rules).toEqual([]);
    expect(evaluation.phases[0]).toMatchObject({ extension: false, risks: [] });
  });
});

describe('a future phase', () => {
  const FUTURE: Setup = { before: [{ id: 'first', name: 'F' }] };

  test.each<[string, JsonMap, string[]]>([
    ['an unmeasured criterion', {}, []],
    ['broken evidence', { count: 'reg', target: 1 }, []],
    ['an understated claim', { proofs: ['x.md'], claim: 'partial' }, []],
    ['a wrong claim', { proofs: ['a.md'], claim: 'met' }, ['claim-contradicted']],
    ['a vacuous criterion', { count: 'reg', target: 0 }, ['criterion-vacuous']],
  ])('%s: %j', async (_, criterion, rules) => {
    const registers = { reg: [{ id: 'r', proofs: ['a.md'] }, { id: 's' }] };
    expect((await judgeOne(criterion, { ...FUTURE, ...BROKEN, registers })).rules).toEqual(rules);
  });

  test('is judged all the same', async () => {
    const { phase, decision } = await judgeOne({ proofs: ['x.md'] }, FUTURE);
    expect(phase).toMatchObject({ state: 'future', gate: { status: 'met' } });
    expect(decision).toBeNull();
  });
});

describe('the current phase', () => {
  const risk = (trigger: JsonMap, more: JsonMap = {}): Setup => ({
    registers: { reg: [{ id: 'r', proofs: ['a.md'] }] },
    phase: { risks: [{ risk: 'Nobody comes', trigger, ...more }] },
  });

  test.each<[JsonMap, boolean]>([
    [{ count: 'reg', below: 1 }, false],
    [{ count: 'reg', below: 2 }, true],
    [{ count: 'reg', above: 1 }, false],
    [{ count: 'reg', above: 0 }, true],
    [{ share: 'reg', below: 100 }, false],
    [{ value: { data: 'a.json', pointer: '/n' }, below: 9 }, false],
    [{ proofs: ['a.md', 'b.md'], below: 3 }, true],
    [{ proofs: ['a.md', 'b.md'], below: 2 }, false],
    [{ claims: 'supported', below: 1 }, true],
  ])('the risk %j has come true: %s', async (trigger, expected) => {
    const { evaluation, told } = await judgeOne({ proofs: ['x.md'] }, risk(trigger));
    expect(evaluation.phases[0]!.risks.length > 0).toBe(expected);
    expect(told('risk-active').length > 0).toBe(expected);
  });

  test('a risk is told with its fallback, or its mitigation', async () => {
    const hint = async (more: JsonMap) =>
      (await judgeOne({ proofs: ['x.md'] }, { ...risk({ count: 'reg', below: 2 }, more), opens: 'done' }))
        .report.findings[0];
    expect(await hint({ fallback: 'F', mitigation: 'M' })).toMatchObject({
      hint: 'F',
      level: 'warning',
      message: expect.stringContaining('measures 1'),
    });
    expect(await hint({ mitigation: 'M' })).toMatchObject({ hint: 'M' });
    expect(await hint({})).toMatchObject({ hint: 'decide what to do about it' });
  });

  test('a risk without a trigger never comes true by itself', async () => {
    expect((await judgeOne({ proofs: ['x.md'] }, { phase: { risks: [{ risk: 'r' }] } })).rules).toEqual([]);
  });

  test('an unmeasured criterion is told', async () => {
    const { rules, criterion, report } = await judgeOne({});
    expect(rules).toEqual(['criterion-unmeasured']);
    expect(report.findings[0]!.level).toBe('note');
    expect(criterion).toMatchObject({
      status: 'not-met',
      progress: 0,
      value: null,
      target: null,
      parts: null,
      evidence: [],
    });
  });

  test.each<[string, JsonMap]>([
    ['advisory', { kind: 'advisory' }],
    ['not applicable', { not_applicable: { reason: 'r', by: 'b', on: '2026-01-01' } }],
    ['waived', waiver('2026-03-30')],
  ])('so is one that is %s', async (_, more) => {
    const criteria = [{ id: 'two', statement: 's', ...more }];
    expect((await judgeOne({ proofs: ['x.md'] }, { criteria })).rules).toContain('criterion-unmeasured');
  });

  test('an unmet criterion alone is no finding', async () => {
    expect((await judgeOne({ proofs: ['a.md'] }, BROKEN)).rules).toEqual([]);
  });
});

describe('phases that are named', () => {
  const setup: Setup = {
    after: [{ id: 'beta', name: 'B', gate: gate({ count: 'reg', target: 1, claim: 'met' }) }],
    registers: { reg: [{ id: 'r' }] },
    roadmap: {
      claims: [{ id: 'c', text: 't', in: ['R.md'] }],
      metrics: [{ id: 'm', name: 'M', count: 'reg', targets: { alpha: 3 } }],
    },
  };
  test('only they are judged, and public claims stay out', async () => {
    const { report, decision, evaluation } = await judge(
      {
        'roadmap.yaml': {
          version: 1,
          name: 'T',
          phases: [{ id: 'alpha', name: 'A', gate: gate({ proofs: ['a.md'] }) }, ...setup.after!],
          registers: setup.registers!,
          ...setup.roadmap,
        },
      },
      { phases: ['beta'] },
    );
    expect(report.phases.map(({ id }) => id)).toEqual(['beta']);
    expect(report.claims).toEqual([]);
    expect(decision).toBeNull();
    expect(report.current).toBe('alpha');
    expect(evaluation.findings.map(({ rule }) => rule)).toEqual(['claim-unsupported']);
  });
  test('with the current one there is a decision', async () => {
    const { decision } = await judgeOne({ proofs: ['a.md'] }, { ...setup, phases: ['alpha'] });
    expect(decision).toMatchObject({ phase: 'alpha', rule: 'all-met' });
  });
});

describe('a metric', () => {
  const metric = async (more: JsonMap, setup: Setup = {}) =>
    (
      await judgeOne(
        { proofs: ['x.md'] },
        {
          registers: { reg: [{ id: 'r', proofs: ['a.md'] }] },
          roadmap: { metrics: [{ id: 'm', name: 'M', ...more }] },
          ...setup,
        },
      )
    ).report.metrics[0];

  test('is held against the target of the current phase', async () => {
    expect(await metric({ count: 'reg', targets: { alpha: 2 } })).toEqual({
      id: 'm',
      group: null,
      name: 'M',
      value: 1,
      target: '>= 2',
      status: 'partial',
      progress: 0.5,
    });
    expect(await metric({ count: 'reg', targets: { alpha: 1 } })).toMatchObject({
      status: 'met',
      progress: 1,
    });
    expect(await metric({ count: 'reg', targets: { alpha: 0 } })).toMatchObject({
      status: 'not-met',
      progress: 0,
    });
  });

  test('has options', async () => {
    expect(await metric({ count: 'reg', accept: ['url'] })).toMatchObject({ value: 0 });
    expect(await metric({ count: 'reg', accept: ['file'] })).toMatchObject({ value: 1 });
    expect(await metric({ count: 'reg', fresh_for: '1 day' })).toMatchObject({ value: 0 });
    const stated = { attested: { by: 'jo', on: '2026-01-01', statement: 'so' } };
    expect(await metric({ proofs: [stated], independent: true })).toMatchObject({ value: 0 });
  });

  test('without a target only its value tells', async () => {
    expect(await metric({ count: 'reg', group: 'G' })).toMatchObject({
      group: 'G',
      value: 1,
      target: null,
      status: null,
      progress: null,
    });
    expect(
      await metric({ count: 'reg', targets: { beta: 2 } }, { after: [{ id: 'beta', name: 'B' }] }),
    ).toMatchObject({ target: null });
    expect(
      await metric({ count: 'reg', targets: { alpha: 2 } }, { phase: { passed: '2026-01-01' } }),
    ).toMatchObject({ target: null, value: 1 });
  });

  test('without a measure it has neither', async () => {
    expect(await metric({})).toMatchObject({ value: null, status: null });
    expect(await metric({ targets: { alpha: 1 } })).toMatchObject({
      value: null,
      target: '>= 1',
      status: 'not-met',
      progress: 0,
    });
  });
});
