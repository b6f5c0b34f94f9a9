import { describe, expect, test } from 'vitest';
import { compareBaseline } from '../../../src/baseline/compare.ts';
import { claimTextFindings, withBaseline } from '../../../src/baseline/findings.ts';
import { recordBaseline } from '../../../src/baseline/update.ts';
import type { TextFinding } from '../../../src/evaluate/finding.ts';
import { filesOf, judge } from '../../roadmap-builder.ts';
import { finding } from './findings.ts';

const ON = '2026-01-12';

/** What was recorded as `before`, held against what is found now. */
function compare(before: readonly TextFinding[], now: readonly TextFinding[]) {
  const { known, fresh, gone } = compareBaseline(recordBaseline(before, ON), now);
  return {
    known: known.map(({ found }) => found),
    fresh,
    gone: gone.map(({ entry, index, left }) => `${entry.text} ${index} ${left}`),
  };
}

describe('what was recorded', () => {
  test('is known on other lines, and lines broken otherwise', () => {
    const now = [finding('40x\r\n  faster', 90), finding('cafe\u0301', 2)];
    expect(compare([finding('caf\u00e9', 1), finding('40x faster', 3)], now)).toEqual({
      known: now,
      fresh: [],
      gone: [],
    });
  });

  test.each<[string, TextFinding]>([
    ['with other words', finding('50x faster')],
    ['in another file', finding('40x faster', 1, 'ROADMAP.md')],
    ['under another rule', finding('40x faster', 1, 'README.md', 'claim-overstated')],
    ['in capitals', finding('40X faster')],
  ])('is new %s', (_, now) => {
    expect(compare([finding('40x faster')], [now])).toEqual({
      known: [],
      fresh: [now],
      gone: ['40x faster 0 0'],
    });
  });

  test('is known as often as it was there', () => {
    const [one, two, three] = [finding('40x', 1), finding('40x', 5), finding('40x', 9)];
    expect(compare([one, two], [one, two, three])).toEqual({ known: [one, two], fresh: [three], gone: [] });
    expect(compare([one, two, three], [two])).toEqual({ known: [two], fresh: [], gone: ['40x 0 1'] });
  });

  test('of a registered claim is known however it falls short now', () => {
    const was = finding('40x faster', 1, 'roadmap/claims.yaml', 'claim-unsupported');
    const now = finding('40x faster', 1, 'roadmap/claims.yaml', 'claim-unverified');
    expect(compare([was], [now])).toEqual({ known: [now], fresh: [], gone: [] });
    const orphaned = finding('40x faster', 1, 'roadmap/claims.yaml', 'claim-orphaned');
    expect(compare([was], [orphaned])).toMatchObject({ fresh: [orphaned] });
  });

  test('of a claim that was unverified is new when it is found to be false', () => {
    const was = finding('40x faster', 1, 'roadmap/claims.yaml', 'claim-unverified');
    const now = finding('40x faster', 1, 'roadmap/claims.yaml', 'claim-contradicted');
    expect(compare([was], [now])).toEqual({ known: [], fresh: [now], gone: [] });
    expect(compare([now], [now])).toMatchObject({ known: [now] });
  });

  test('and changed by hand knows nothing', () => {
    const { entries } = recordBaseline([finding('40x faster')], ON);
    const altered = { version: 1 as const, entries: [{ ...entries[0]!, text: 'Harmless' }] };
    const now = [finding('40x faster'), finding('Harmless')];
    const { known, fresh, gone } = compareBaseline(altered, now);
    expect({ known, fresh, gone: gone.length }).toEqual({ known: [], fresh: now, gone: 1 });
  });

  test('and not looked for is not gone', () => {
    const before = recordBaseline([finding('a'), finding('b', 1, 'docs/b.md')], ON);
    const { gone } = compareBaseline(before, [], ({ file }) => file === 'docs/b.md');
    expect(gone.map(({ entry }) => entry.text)).toEqual(['b']);
  });
});

test('without a baseline everything is new', () => {
  expect(compareBaseline(null, [finding('a')])).toEqual({ known: [], fresh: [finding('a')], gone: [] });
});

test('what is told', () => {
  const [one, two] = [finding('40x', 1), finding('40x', 5)];
  const baseline = recordBaseline([one, two, finding('a')], ON);
  const at = { file: 'roadmap/baseline.yaml', path: [] };
  const fresh = finding('b');
  const findings = [two, fresh].map((found) => found.finding);
  const told = withBaseline({ ...baseline, at }, findings, [two, fresh], () => true);
  expect(told.known).toBe(1);
  const [known, isNew, ...gone] = told.findings;
  expect(known).toEqual({
    ...two.finding,
    level: 'note',
    message: 'm 5 (in the baseline since 2026-01-12)',
  });
  expect(isNew).toBe(fresh.finding);
  expect(gone.map(({ message, at: spot }) => [message, spot])).toEqual([
    ['README.md: "40x" is found as claim-unregistered 1 of 2 times', { ...at, path: ['entries', 0] }],
    ['README.md: "a" is no longer found as claim-unregistered', { ...at, path: ['entries', 1] }],
  ]);
  expect(withBaseline(null, findings, [two, fresh], () => true)).toEqual({ findings, known: 0 });
});

test('the findings of public claims, with their texts', async () => {
  const { evaluation, roadmap } = await judge(
    filesOf(
      { proofs: ['a.md'], claim: 'met' },
      {
        roadmap: {
          claims: [
            { id: 'fast', text: '40x faster', in: ['R.md'], proofs: ['b.md'] },
            { id: 'slow', text: '2x slower', in: ['R.md'], proofs: ['c.md'] },
            { id: 'open', text: 'Open', in: ['R.md'], disclosed: 'Unproven' },
          ],
        },
      },
    ),
    { verdicts: { 'a.md': 'fails', 'b.md': 'fails' } },
  );
  const found = claimTextFindings(roadmap.claims, evaluation.findings);
  expect(found.map(({ finding: { rule }, text }) => `${rule} ${text}`)).toEqual([
    'claim-contradicted 40x faster (R.md)',
  ]);
  expect(evaluation.findings.filter(({ rule }) => rule === 'claim-contradicted')).toHaveLength(2);
});
