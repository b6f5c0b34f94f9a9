import { Parser, type FinalResults, type Result } from 'tap-parser';
import { describe, expect, test } from 'vitest';
import { judgeFiles } from '../judge.ts';
import { RICH } from '../rich-roadmap.ts';
import { makeSample, ofJudged, render, SAMPLES } from './samples.ts';

interface Read {
  readonly final: FinalResults;
  readonly points: readonly Result[];
  /** What is no TAP. */
  readonly extra: readonly string[];
  readonly bailout: string | null;
}

function read(text: string): Promise<Read> {
  return new Promise((resolve) => {
    const points: Result[] = [];
    const extra: string[] = [];
    let bailout: string | null = null;
    const parser = new Parser((final) => resolve({ final, points, extra, bailout }));
    parser.on('assert', (point) => points.push(point));
    parser.on('extra', (line) => extra.push(line));
    parser.on('child', () => extra.push('a subtest'));
    parser.on('bailout', (reason) => {
      bailout = reason;
    });
    parser.end(text);
  });
}

describe.each(SAMPLES)('%s', (name) => {
  test('a parser reads every point as it was planned, and fails it by the exit code', async () => {
    const { input } = await makeSample(name);
    const text = await render('tap', input);
    const { final, points, extra, bailout } = await read(text);
    const { exitCode } = input.report.summary;
    expect(extra).toEqual([]);
    expect(final.failures.filter((one) => 'tapError' in one && one.tapError)).toEqual([]);
    expect(final.plan.end).toBe(points.length);
    expect(final.ok).toBe(exitCode === 0);
    expect(points.some(({ ok }) => !ok)).toBe(exitCode !== 0);
    expect(bailout !== null).toBe(exitCode === 2);
    for (const { ok, diag } of points) {
      if (ok) expect(diag).toBeNull();
      else
        expect(diag).toMatchObject({
          message: expect.any(String),
          severity: exitCode === 2 ? 'error' : 'fail',
        });
    }
  });
});

test('tells what fails, and where', async () => {
  const text = await render('tap', (await makeSample('rich')).input);
  const { points } = await read(text);
  expect(text.split('\n').slice(0, 5)).toMatchInlineSnapshot(`
    [
      "TAP version 13",
      "1..19",
      "# roadmap Bridge as of 2026-02-20 (simulated): build, extend (partial)",
      "ok 1 - start/plan-written: The plan is written",
      "ok 2 - start/plan-read: Somebody has read the plan (self-attested)",
    ]
  `);
  expect(points.find(({ name }) => name.includes('build/reviewed'))!.diag).toMatchInlineSnapshot(`
    {
      "at": {
        "column": 14,
        "file": "roadmap/phases/build.yaml",
        "line": 9,
      },
      "hint": "add what is missing, or claim partial",
      "message": "build/reviewed is claimed met; its evidence shows partial (reviews/r2: docs/gone.md is not there; reviews/r12: https://example.org/r12 could not be verified: is not fetched without --allow-net=example.org; reviews/r11: docs/plan.md is dated after the as-of date; 2 more)",
      "rule": "claim-overstated",
      "severity": "fail",
    }
  `);
});

test('hostile text is text', async () => {
  const { points } = await read(await render('tap', (await makeSample('hostile')).input));
  expect(
    points.map(({ ok, skip, todo, name }) => [name.split(':')[0], ok, Boolean(skip), Boolean(todo)]),
  ).toEqual([
    ['old/a', false, false, false],
    ['now/a', false, false, false],
    ...['b', 'c', 'd', 'e', 'f', 'g'].map((id) => [`now/${id}`, true, true, false]),
    ['now/h', false, false, false],
    ['now/i', true, false, false],
    ['claims/a', false, false, false],
    ['claims/b', false, false, false],
    ['findings/gate-regressed roadmap/roadmap.yaml', false, false, false],
  ]);
  expect(points.find(({ id }) => id === 10)!.name).toContain(
    'now/i: <script>alert(1)</script> <img src=x onerror=alert(1)> <!-- &lt;b&gt; &amp; &#60; ]]> <![CDATA[ ?> --> ',
  );
  expect(points[0]!.diag).toMatchObject({
    message: expect.stringContaining('(gone <b> ]]> | `x` # 漢字 \\x3a:error:: no file matches)'),
    rule: 'claim-contradicted',
    hint: 'correct what is false, or claim not-met',
    at: { file: 'roadmap/roadmap.yaml', line: 10 },
  });
});

test('a point that fails for more than one reason tells them all', async () => {
  const claims = RICH['roadmap/claims.yaml']!.replace('says: ">= 40"', 'says: ">= 41"');
  const judged = await judgeFiles({ ...RICH, 'roadmap/claims.yaml': claims }, '2026-02-20');
  const { points } = await read(await render('tap', ofJudged(judged).input));
  expect(points.find(({ name }) => name.startsWith('claims/heavy'))!.diag).toMatchObject({
    rule: 'claim-overstated',
    others: [
      { rule: 'claim-mismatch', at: { file: 'roadmap/claims.yaml', line: 3, column: expect.any(Number) } },
    ],
  });
});
