import { expect, test } from 'vitest';
import { buildRoadmap, type Files } from '../../roadmap-builder.ts';
import { expectRule, problemsIn, withPhase, type Rule } from './refused.ts';

const BARE = withPhase('goal: g');
const FILE = 'roadmap/baseline.yaml';
const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const entry = (more: string, fingerprint = digest('a')): string =>
  `  - { rule: claim-unregistered, file: README.md, text: 40x faster, since: 2026-01-12, fingerprint: "${fingerprint}"${more} }\n`;
const withEntries = (...entries: readonly string[]): Files => ({
  ...BARE,
  'baseline.yaml': `version: 1\nentries:\n${entries.join('')}`,
});

const RULES: readonly Rule[] = [
  {
    name: 'an unknown key',
    refused: withEntries(entry(', reason: r')),
    accepted: withEntries(entry(', count: 2')),
    rule: 'schema',
    file: FILE,
    at: 'reason',
    message: 'unknown key "reason"',
    hint: 'known keys',
  },
  {
    name: 'a count of none',
    refused: withEntries(entry(', count: 0')),
    accepted: withEntries(entry(', count: 1')),
    rule: 'schema',
    file: FILE,
    at: '0',
    message: 'a whole number from 1 on',
    hint: 'write',
  },
  {
    name: 'a fingerprint that is none',
    refused: withEntries(entry('', 'sha256:abc'), entry('', digest('b'))),
    accepted: withEntries(entry(''), entry('', digest('b'))),
    rule: 'schema',
    file: FILE,
    at: '"sha256:abc"',
    message: '64 hexadecimal digits',
    hint: 'write',
  },
  {
    name: 'two entries of one fingerprint',
    refused: withEntries(entry(''), entry(', count: 2')),
    accepted: withEntries(entry(''), entry(', count: 2', digest('b'))),
    rule: 'duplicate-id',
    file: FILE,
    at: `"${digest('a')}"`,
    message: 'there are two entries of the baseline called',
    hint: 'take one of them out',
  },
];

test.each(RULES)('$name', expectRule);

test('every wrong entry is told, and only once', async () => {
  const problems = await problemsIn(withEntries(entry(', count: 0'), entry(', more: x'), entry('')));
  expect(problems.map(({ rule, marked }) => `${rule} ${marked}`)).toEqual(['schema 0', 'schema more']);
});

test('a baseline as read', async () => {
  const { baseline } = await buildRoadmap({
    ...BARE,
    'baseline.yaml': `version: 1\nreset: { on: 2026-01-13, reason: The linter learned }\nentries:\n${entry('')}`,
  });
  expect(baseline).toEqual({
    version: 1,
    reset: { on: '2026-01-13', reason: 'The linter learned' },
    entries: [
      {
        rule: 'claim-unregistered',
        file: 'README.md',
        fingerprint: digest('a'),
        text: '40x faster',
        since: '2026-01-12',
      },
    ],
    at: { file: FILE, path: [] },
  });
  expect((await buildRoadmap(BARE)).baseline).toBeNull();
});
