import { describe, expect, test } from 'vitest';
import { compareBaseline } from '../../../src/baseline/compare.ts';
import { pruneBaseline, recordBaseline, resetBaseline } from '../../../src/baseline/update.ts';
import type { Baseline } from '../../../src/model/baseline.ts';
import type { TextFinding } from '../../../src/evaluate/finding.ts';
import { finding } from './findings.ts';

const told = ({ entries }: Baseline): readonly string[] =>
  entries.map(({ file, rule, text, since, count }) => [file, rule, text, since, count].join(' ').trim());

const FOUND: readonly TextFinding[] = [
  finding('b', 2),
  finding('b', 7),
  finding('a', 3),
  finding('c', 1, 'A.md'),
];

test('a recorded baseline does not depend on the order of findings', () => {
  const baseline = recordBaseline(FOUND, '2026-01-12');
  expect(told(baseline)).toEqual([
    'A.md claim-unregistered c 2026-01-12',
    'README.md claim-unregistered a 2026-01-12',
    'README.md claim-unregistered b 2026-01-12 2',
  ]);
  expect(recordBaseline(FOUND.toReversed(), '2026-01-12')).toEqual(baseline);
});

test('entries hold the words that they are known again by', () => {
  const { entries } = recordBaseline([finding(`${'é '.repeat(90)}end\nof it`)], '2026-01-12');
  expect(entries[0]!.text).toBe(`${'é '.repeat(90)}end of it`);
});

describe('pruning', () => {
  const prune = (now: readonly TextFinding[]): Baseline => {
    const before = { ...recordBaseline(FOUND, '2026-01-12'), reset: { on: '2026-01-12', reason: 'r' } };
    return pruneBaseline({ ...before, at: null } as Baseline, compareBaseline(before, now).gone);
  };

  test('takes out what is gone, and adds nothing', () => {
    const pruned = prune([finding('b', 9), finding('new')]);
    expect(told(pruned)).toEqual(['README.md claim-unregistered b 2026-01-12']);
    expect(Object.keys(pruned)).toEqual(['version', 'reset', 'entries']);
  });

  test('leaves nothing where everything is gone', () => expect(prune([]).entries).toEqual([]));
  test('changes nothing where nothing is gone', () =>
    expect(told(prune(FOUND))).toEqual(told(recordBaseline(FOUND, '2026-01-12'))));
});

test('a reset takes everything, with its reason, and the old days', () => {
  const before = recordBaseline(FOUND, '2026-01-12');
  const reset = { on: '2026-02-01', reason: 'The linter learned' };
  const baseline = resetBaseline(before, [finding('a'), finding('new')], reset);
  expect(told(baseline)).toEqual([
    'README.md claim-unregistered a 2026-01-12',
    'README.md claim-unregistered new 2026-02-01',
  ]);
  expect(baseline.reset).toEqual(reset);
});
