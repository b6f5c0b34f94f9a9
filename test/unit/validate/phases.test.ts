import { describe, expect, test } from 'vitest';
import { buildRoadmap, type Files } from '../../roadmap-builder.ts';
import { expectRule, problemsIn, withPhase, type Rule } from './refused.ts';

const ROOT = 'version: 1\nname: Test\n';
const phase = (id: string, more = ''): string => `version: 1\nid: ${id}\nname: ${id}\n${more}`;
const two = (first: string, second: string): Files => ({
  'roadmap.yaml': `${ROOT}phases: [alpha, beta]\n`,
  'phases/alpha.yaml': phase('alpha', first),
  'phases/beta.yaml': phase('beta', second),
});
const gate = (opens: string): string =>
  `gate: { opens: ${opens}, criteria: [{ id: c, statement: It is so }] }\n`;

const RULES: readonly Rule[] = [
  {
    name: "an id that is not the file's name",
    refused: { 'roadmap.yaml': `${ROOT}phases: [alpha]\n`, 'phases/alpha.yaml': phase('alfa') },
    accepted: { 'roadmap.yaml': `${ROOT}phases: [alpha]\n`, 'phases/alpha.yaml': phase('alpha') },
    rule: 'reference',
    file: 'roadmap/phases/alpha.yaml',
    at: 'alfa',
    message: 'the id "alfa" is not the file\'s name',
    hint: 'rename the file to alfa.yaml, or write id: alpha',
  },
  {
    name: 'a listed phase without a file',
    refused: { 'roadmap.yaml': `${ROOT}phases: [alpha]\n` },
    accepted: { 'roadmap.yaml': `${ROOT}phases: [{ id: alpha, name: Alpha }]\n` },
    rule: 'reference',
    at: 'alpha',
    message: 'the phase "alpha" has no file roadmap/phases/alpha.yaml',
    hint: 'write roadmap/phases/alpha.yaml',
  },
  {
    name: 'a file that is not listed',
    refused: {
      'roadmap.yaml': `${ROOT}phases: [alpha]\n`,
      'phases/alpha.yaml': phase('alpha'),
      'phases/beta.yaml': phase('beta'),
    },
    accepted: two('', ''),
    rule: 'reference',
    file: 'roadmap/phases/beta.yaml',
    at: 'beta',
    message: 'no phase "beta" is listed in roadmap/roadmap.yaml',
    hint: 'add beta to phases:',
  },
  {
    name: 'a phase that is listed twice',
    refused: { 'roadmap.yaml': `${ROOT}phases: [alpha, alpha]\n`, 'phases/alpha.yaml': phase('alpha') },
    accepted: two('', ''),
    rule: 'duplicate-id',
    at: 'alpha]',
    message: 'there are two phases called "alpha"',
    hint: 'rename one',
  },
  {
    name: 'a phase of the same id written out',
    refused: {
      'roadmap.yaml': `${ROOT}phases: [alpha, { id: alpha, name: A }]\n`,
      'phases/alpha.yaml': phase('alpha'),
    },
    accepted: {
      'roadmap.yaml': `${ROOT}phases: [alpha, { id: beta, name: B }]\n`,
      'phases/alpha.yaml': phase('alpha'),
    },
    rule: 'duplicate-id',
    at: 'alpha, name',
    message: 'two phases called "alpha"',
    hint: 'rename one',
  },
  {
    name: 'passed after a phase that has not',
    refused: two('', 'passed: 2026-01-01\n'),
    accepted: two('passed: 2026-01-01\n', ''),
    rule: 'schema',
    file: 'roadmap/phases/beta.yaml',
    at: '2026-01-01',
    message: '"beta" has passed, but "alpha" before it has not',
    hint: 'give alpha its passed date',
  },
  {
    name: 'passed before the phase before',
    refused: two('passed: 2026-01-02\n', 'passed: 2026-01-01\n'),
    accepted: two('passed: 2026-01-02\n', 'passed: 2026-01-02\n'),
    rule: 'schema',
    file: 'roadmap/phases/beta.yaml',
    at: '2026-01-01',
    message: '"beta" passed on 2026-01-01, before "alpha" (2026-01-02)',
    hint: 'in their order',
  },
  {
    name: 'done that is not the last',
    refused: two(gate('done'), ''),
    accepted: two(gate('beta'), gate('done')),
    rule: 'schema',
    file: 'roadmap/phases/alpha.yaml',
    at: 'done',
    message: 'only the last phase opens "done"',
    hint: 'leave it out',
  },
  {
    name: 'a gate that opens its own phase',
    refused: two(gate('alpha'), ''),
    accepted: two(gate('beta'), ''),
    rule: 'reference',
    file: 'roadmap/phases/alpha.yaml',
    at: 'alpha',
    message: 'the gate of "alpha" opens "alpha" itself',
    hint: 'name another phase',
  },
  {
    name: 'a gate that opens no phase',
    refused: two(gate('bta'), ''),
    accepted: two(gate('beta'), ''),
    rule: 'reference',
    file: 'roadmap/phases/alpha.yaml',
    at: 'bta',
    message: 'no phase is called "bta"',
    hint: 'did you mean "beta"?',
  },
  {
    name: 'max that is shorter than min',
    refused: withPhase('window: { starts: 2026-02-01, min: 30 days, max: 1 month }'),
    accepted: withPhase('window: { starts: 2026-01-01, min: 30 days, max: 1 month }'),
    rule: 'schema',
    at: '1 month',
    message: '"max" is shorter than "min"',
    hint: 'min ends on 2026-03-03, max on 2026-03-01',
  },
  {
    name: 'max that is shorter than min, without a first day',
    refused: withPhase('window: { min: 2 weeks, max: P13D }'),
    accepted: withPhase('window: { min: 2 weeks, max: P14D }'),
    rule: 'schema',
    at: 'P13D',
    message: '"max" is shorter than "min"',
    hint: 'swap them',
  },
  {
    name: 'max that is shorter than min from the day that the phase before passed',
    refused: two('passed: 2026-02-01\n', 'window: { min: 30 days, max: 1 month }\n'),
    accepted: two('passed: 2026-01-01\n', 'window: { min: 30 days, max: 1 month }\n'),
    rule: 'schema',
    file: 'roadmap/phases/beta.yaml',
    at: '1 month',
    message: '"max" is shorter than "min"',
    hint: 'min ends on 2026-03-03',
  },
  ...(
    [
      ['{ below: 1 }', 'the trigger has no measure', 'give one of count, share, value, proofs, claims'],
      ['{ count: reg, share: reg, below: 1 }', '"count" and "share" are two measures', 'give one of'],
      ['{ count: reg }', 'the trigger has no threshold', 'below: N or above: N'],
      ['{ count: reg, below: 1, above: 2 }', '"below" and "above" are both given', 'below: N or above: N'],
    ] as const
  ).map(([trigger, message, hint]): Rule => ({
    name: message,
    refused: withPhase(`risks: [{ risk: It rains, trigger: ${trigger} }]`),
    accepted: withPhase('risks: [{ risk: It rains, trigger: { count: reg, above: 1 } }, { risk: It snows }]'),
    rule: 'schema',
    at: trigger,
    message,
    hint,
  })),
  {
    name: 'complete in a trigger',
    refused: withPhase('risks: [{ risk: It rains, trigger: { count: reg, above: 1, complete: all.md } }]'),
    accepted: withPhase('risks: [{ risk: It rains, trigger: { value: { run: [count] }, below: 1 } }]'),
    rule: 'schema',
    at: 'all.md',
    message: '"complete" goes only with',
    hint: 'leave it out',
  },
];

test.each(RULES)('$name', expectRule);

test('a file for a misspelt phase is told from both sides', async () => {
  const problems = await problemsIn({
    'roadmap.yaml': `${ROOT}phases: [alpah]\n`,
    'phases/alpha.yaml': phase('alpha'),
  });
  expect(problems.map(({ hint }) => hint)).toEqual([
    'did you mean "alpha"?',
    expect.stringContaining('add alpha to phases:'),
  ]);
});

test('a file that could not be read is no missing phase', async () => {
  const problems = await problemsIn({
    'roadmap.yaml': `${ROOT}phases: [alpha]\n`,
    'phases/alpha.yaml': 'version: 1\nid: [\n',
  });
  expect(problems.map(({ rule, file }) => [rule, file])).toEqual([
    ['yaml-syntax', 'roadmap/phases/alpha.yaml'],
  ]);
});

test('an unlisted file that could not be read is told', async () => {
  const problems = await problemsIn({
    'roadmap.yaml': `${ROOT}phases: [alpha]\n`,
    'phases/alpha.yaml': phase('alpha'),
    'phases/beta.yaml': 'version: 1\nid: [\n',
  });
  expect(problems.map(({ rule }) => rule)).toEqual(['yaml-syntax', 'reference']);
});

describe('what is read', () => {
  test('a gate opens the next phase unless said, and the last nothing', async () => {
    const bare = 'gate: { criteria: [{ id: c, statement: It is so }] }\n';
    const { phases } = await buildRoadmap(two(bare, bare));
    expect(phases.map((one) => one.gate!.opens)).toEqual(['beta', null]);
  });

  test('a window starts when the phase before passed, unless said', async () => {
    const starts = async (first: string, second: string) =>
      (await buildRoadmap(two(first, second))).phases[1]!.window?.starts;
    const window = 'window: { min: 1 week }\n';
    expect(await starts('passed: 2026-01-02\n', window)).toBe('2026-01-02');
    expect(await starts('passed: 2026-01-02\n', 'window: { starts: 2026-01-09 }\n')).toBe('2026-01-09');
    expect(await starts('', window)).toBeNull();
    expect(await starts('passed: 2026-01-02\n', '')).toBeUndefined();
  });

  test('prose is kept as written', async () => {
    const { phases } = await buildRoadmap(
      withPhase('objectives: [a, b]\nnotes: text\nscope: { in: [x], out: [y] }\ngoal: g'),
    );
    expect(phases[0]).toMatchObject({
      goal: 'g',
      prose: { objectives: ['a', 'b'], notes: 'text', scope: { in: ['x'], out: ['y'] } },
    });
  });

  test('a risk without more', async () => {
    const { phases } = await buildRoadmap(withPhase('risks: [{ risk: It rains }]'));
    expect(phases[0]!.risks).toEqual([
      {
        risk: 'It rains',
        mitigation: null,
        fallback: null,
        trigger: null,
        at: { file: 'roadmap/roadmap.yaml', path: ['phases', 0, 'risks', 0] },
      },
    ]);
  });
});
