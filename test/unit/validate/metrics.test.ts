import { expect, test } from 'vitest';
import { buildRoadmap, type Files } from '../../roadmap-builder.ts';
import { problemsIn, testRows, withPhase } from './refused.ts';

const BARE = withPhase('goal: g');
const FILE = 'roadmap/metrics.yaml';
const withMetric = (metric: string): Files => ({
  ...BARE,
  'metrics.yaml': `version: 1\nmetrics:\n  - { id: talks, name: Talks, ${metric} }\n`,
});

testRows(
  [
    [
      'a target in an unknown phase',
      'count: reg, targets: { alpah: 3 }',
      'count: reg, targets: { alpha: 3 }',
      'reference',
      'alpah',
      'no phase is called "alpah"',
      'did you mean "alpha"?',
    ],
    [
      'an at-most target without complete',
      'count: reg, targets: { alpha: "<= 3" }',
      'count: reg, targets: { alpha: "<= 3" }, complete: all.md',
      'schema',
      '"<= 3"',
      'needs "complete"',
      'add complete',
    ],
    [
      'complete without a target',
      'count: reg, complete: all.md',
      'count: reg',
      'schema',
      'all.md',
      '"complete" goes only with at-most and == targets',
      'leave it out, or give an at-most target',
    ],
    [
      'two measures',
      'count: reg, claims: supported',
      'claims: supported',
      'schema',
      'claims',
      '"count" and "claims" are two measures',
      'a criterion has one',
    ],
    [
      '% of a count',
      'count: reg, targets: { alpha: 3% }',
      'share: reg, targets: { alpha: 3% }',
      'schema',
      '3%',
      '"%" stands only where',
      'write >= 3',
    ],
    [
      'parts',
      'all: [{ name: p, proofs: [a.md] }]',
      'proofs: [a.md]',
      'schema',
      'all',
      'unknown key "all"',
      '',
    ],
    [
      'a target that is none',
      'count: reg, targets: { alpha: many }',
      'count: reg, targets: {}',
      'schema',
      'many',
      '"alpha" is the text "many", but has to be a target',
      'write a target: a number',
    ],
  ],
  withMetric,
  FILE,
);

test('two metrics of one name, in two files', async () => {
  const problems = await problemsIn({
    'roadmap.yaml': `${String(BARE['roadmap.yaml'])}metrics:\n  - { id: talks, name: T }\n`,
    'metrics.yaml': withMetric('count: reg')['metrics.yaml'],
  });
  expect(problems).toMatchObject([
    { rule: 'duplicate-id', message: 'there are two metrics called "talks"', file: FILE, marked: 'talks' },
  ]);
});

test('metrics as read', async () => {
  const { metrics } = await buildRoadmap({
    'roadmap.yaml': `${String(BARE['roadmap.yaml'])}metrics:\n  - { id: bare, name: B }\n`,
    'metrics.yaml': withMetric('group: G, share: reg, targets: { alpha: 3% }')['metrics.yaml'],
  });
  expect(metrics).toMatchObject([
    { id: 'bare', group: null, targets: {}, goal: null },
    {
      id: 'talks',
      group: 'G',
      name: 'Talks',
      targets: { alpha: { op: '>=', number: 3 } },
      goal: { measure: { form: 'share' }, target: null },
    },
  ]);
});
