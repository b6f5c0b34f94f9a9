import { expect, test } from 'vitest';
import { buildRoadmap, filesOf, type JsonMap } from '../../roadmap-builder.ts';
import { problemsIn } from './refused.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const decision = (phase: string, more: JsonMap = {}): JsonMap => ({
  version: 1,
  on: '2026-01-05',
  phase,
  computed: 'extend',
  rule: 'partial',
  taken: 'advance',
  by: 'ann',
  reason: 'it is time',
  inputs: DIGEST,
  digest: DIGEST,
  ...more,
});

test('recorded decisions come by their number, whatever became of their phase', async () => {
  const { decisions } = await buildRoadmap({
    ...filesOf({}),
    'decisions/0010-2-gone.yaml': decision('gone', { previous: DIGEST }),
    'decisions/0009-alpha.yaml': decision('alpha'),
    'decisions/0111-x.yaml': decision('alpha'),
  });
  expect(decisions).toMatchObject([
    { ...decision('alpha'), number: 9, at: { file: 'roadmap/decisions/0009-alpha.yaml', path: [] } },
    { ...decision('gone'), number: 10, at: { file: 'roadmap/decisions/0010-2-gone.yaml', path: [] } },
    { number: 111 },
  ]);
});

test('a roadmap that records none has none', async () => {
  expect((await buildRoadmap(filesOf({}))).decisions).toEqual([]);
});

test('one that is wrong is told at its place, and no other', async () => {
  const files = {
    ...filesOf({}),
    'decisions/0001-alpha.yaml': decision('alpha'),
    'decisions/0002-beta.yaml': 'version: 1\n',
    'decisions/0003-alpha.yaml': { ...decision('alpha'), taken: 'stop' },
    'decisions/0004-empty.yaml': '',
  };
  const problems = (await problemsIn(files)).map(({ file, message }) => `${file.slice(18)}: ${message}`);
  expect(problems).toContain(
    '0003-alpha.yaml: "taken" is the text "stop", but has to be advance, extend or pivot',
  );
  expect(problems).toContain('0004-empty.yaml: the file is empty');
  expect(problems.filter((line) => line.startsWith('0002'))).toHaveLength(8);
  expect(problems.filter((line) => line.startsWith('0001'))).toEqual([]);
});
