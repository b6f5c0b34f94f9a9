/** What is read of a phase that has everything, and of one that has nothing. */
import { expect, test } from 'vitest';
import { buildRoadmap } from '../../roadmap-builder.ts';
import { problemsIn } from './refused.ts';

const ROADMAP = `version: 1
name: Test
maintainers: [ann, joe]
philosophy: Slowly
phases:
  - { id: first, name: First, passed: 2026-01-05 }
  - id: alpha
    name: Alpha
    goal: It works
    objectives: [one, two]
    notes: n
    window:
      starts: 2026-01-06
      min: 6 weeks
      max: 3 months
      extension: { proofs: [x.md] }
    risks:
      - risk: plain
      - risk: whole
        mitigation: m
        fallback: f
        trigger: { count: reg, below: 1 }
      - risk: other
        trigger: { count: reg, above: 9 }
    gate:
      criteria: [{ id: one, statement: S, proofs: [a.md] }]
  - id: beta
    name: Beta
    window: { max: 1 week }
registers:
  zeta: []
  reg: [{ id: b, proofs: [b.md] }, { id: a }]
`;

test('a roadmap', async () => {
  const roadmap = await buildRoadmap({ 'roadmap.yaml': ROADMAP });
  expect(roadmap).toMatchObject({
    name: 'Test',
    maintainers: ['ann', 'joe'],
    registers: [
      { name: 'reg', records: [{ id: 'a', on: null, proofs: [] }, { id: 'b' }] },
      { name: 'zeta', records: [] },
    ],
  });
  expect(roadmap.prose).toEqual({ philosophy: 'Slowly' });
  const [first, alpha, beta] = roadmap.phases;
  expect(first).toEqual({
    id: 'first',
    name: 'First',
    goal: null,
    passed: '2026-01-05',
    window: null,
    gate: null,
    risks: [],
    prose: {},
    at: { file: 'roadmap/roadmap.yaml', path: ['phases', 0] },
  });
  expect(alpha).toMatchObject({
    goal: 'It works',
    passed: null,
    window: {
      starts: '2026-01-06',
      min: { count: 6, unit: 'week' },
      max: { count: 3, unit: 'month' },
      extension: { measure: { form: 'proofs' } },
    },
    gate: { opens: 'beta', criteria: [{ id: 'one' }] },
    risks: [
      { risk: 'plain', mitigation: null, fallback: null, trigger: null },
      {
        risk: 'whole',
        mitigation: 'm',
        fallback: 'f',
        trigger: {
          goal: {
            measure: { form: 'count', register: 'reg' },
            target: null,
            options: { accept: null, independent: false, freshFor: null },
          },
          below: 1,
          above: null,
        },
      },
      { risk: 'other', trigger: { below: null, above: 9 } },
    ],
  });
  expect(alpha!.prose).toEqual({ objectives: ['one', 'two'], notes: 'n' });
  expect(beta).toMatchObject({
    window: { starts: null, min: null, max: { count: 1, unit: 'week' }, extension: null },
    gate: null,
  });
});

test('nobody has to maintain it', async () => {
  const roadmap = await buildRoadmap({
    'roadmap.yaml': 'version: 1\nname: T\nphases: [{ id: a, name: A }]\n',
  });
  expect(roadmap.maintainers).toEqual([]);
});

test('a phase that is written out, and has a file besides', async () => {
  const problems = await problemsIn({
    'roadmap.yaml': 'version: 1\nname: T\nphases: [{ id: a, name: A }, b]\n',
    'phases/a.yaml': 'version: 1\nid: a\nname: A\n',
    'phases/b.yaml': 'version: 1\nid: b\nname: B\n',
  });
  expect(problems).toMatchObject([
    {
      rule: 'reference',
      message: 'the phase "a" is written out in roadmap/roadmap.yaml, and this file has it, too',
      hint: 'remove one of them; phases: may list a by its id alone',
      file: 'roadmap/phases/a.yaml',
    },
  ]);
});

test.each([
  ['roadmap.yaml', ['philosophy', 'review', 'focus', 'versioning']],
  ['phase', ['objectives', 'scope', 'milestones', 'status', 'learnings', 'notes']],
])('text for reports, of a %s, takes each of its forms', async (of, keys) => {
  for (const key of keys) {
    for (const text of ['Slowly', ['one', 'two'], { first: ['x'], second: ['y', 'z'] }]) {
      const pair = `${key}: ${JSON.stringify(text)}`;
      const phase = `{ id: a, name: A${of === 'phase' ? `, ${pair}` : ''} }`;
      const source = `version: 1\nname: T\n${of === 'phase' ? '' : `${pair}\n`}phases: [${phase}]\n`;
      const roadmap = await buildRoadmap({ 'roadmap.yaml': source });
      const told = of === 'phase' ? roadmap.phases[0]!.prose : roadmap.prose;
      expect(told).toEqual({ [key]: text });
    }
  }
});
