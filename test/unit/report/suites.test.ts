import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/decide/decide.ts';
import { requirementFindings } from '../../../src/decide/requirement.ts';
import { evaluate } from '../../../src/evaluate/evaluate.ts';
import type { Locate } from '../../../src/diagnostics/diagnostic.ts';
import { buildReport } from '../../../src/report/build.ts';
import { suitesOf, type Case, type Suite } from '../../../src/report/suites.ts';
import { AS_OF, evidence, files } from '../../properties/arbitrary.ts';
import { buildRoadmap } from '../../roadmap-builder.ts';
import { makeSample } from './formats/samples.ts';
import { judgeFiles } from './judge.ts';
import { RICH } from './rich-roadmap.ts';

const NOWHERE: Locate = ({ file }) => ({ file, line: 1, column: 1, end: 1 });

async function suitesNamed(name: string): Promise<readonly Suite[]> {
  const { report, evaluation, locate } = (await makeSample(name)).input;
  return suitesOf(report, evaluation, locate);
}

function casesOf(suites: readonly Suite[], id: string): Readonly<Record<string, Case>> {
  const cases = suites.find((suite) => suite.id === id)?.cases ?? [];
  return Object.fromEntries(cases.map((one) => [one.name, one]));
}

function told(suites: readonly Suite[], id: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.values(casesOf(suites, id)).map(({ name, outcome, reason }) => [name, `${outcome} ${reason}`]),
  );
}

describe('a criterion', () => {
  test('is a case of its gate: passed, failed by its own errors, or skipped with what it lacks', async () => {
    const suites = await suitesNamed('rich');
    expect(suites.map(({ id }) => id)).toEqual(['start', 'build', 'open', 'claims']);
    expect(told(suites, 'build')).toMatchInlineSnapshot(`
      {
        "blessed": "passed ",
        "claims": "skipped not met yet: public claims that are supported or disclosed",
        "coloured": "passed ",
        "documented": "skipped partly met: manual: 1 more proof; signed: 1 more proof",
        "every-part": "skipped partly met: up to 2 more for each of pier, rope",
        "few-faults": "passed ",
        "fresh": "skipped not met yet: 1 more",
        "heard-of": "skipped not met yet: verification of its evidence",
        "lit": "skipped not applicable",
        "load": "failed build/load is claimed met; its evidence shows partial (38.5, and >= 40 is asked)",
        "loved": "skipped not met yet: a measure, such as proofs or count",
        "reviewed": "failed build/reviewed is claimed met; its evidence shows partial (reviews/r2: docs/gone.md is not there; reviews/r12: https://example.org/r12 could not be verified: is not fetched without --allow-net=example.org; reviews/r11: docs/plan.md is dated after the as-of date; 2 more)",
        "share-tested": "skipped waived, partly met: 7 more",
      }
    `);
    expect(casesOf(suites, 'build')['reviewed']!.errors.map(({ rule }) => rule)).toEqual([
      'claim-overstated',
    ]);
    expect(told(suites, 'open')).toEqual({ crossed: 'skipped partly met: 94 more' });
  });
  test('fails by an error anywhere in it', async () => {
    const circular = RICH['roadmap/phases/build.yaml']!.replace(
      'proofs: [docs/plan.md]',
      'proofs: [roadmap/roadmap.yaml]',
    );
    const judged = await judgeFiles({ ...RICH, 'roadmap/phases/build.yaml': circular }, '2026-02-20');
    const suites = suitesOf(judged.report, judged.evaluation, judged.locate);
    expect(casesOf(suites, 'build')['coloured']!.errors.map(({ rule }) => rule)).toEqual([
      'evidence-circular',
    ]);
  });
});

test('a public claim is a case, whatever is wrong with it', async () => {
  const claims = RICH['roadmap/claims.yaml']!.replace('says: ">= 40"', 'says: ">= 30"');
  const judged = await judgeFiles({ ...RICH, 'roadmap/claims.yaml': claims }, '2026-02-20');
  const suites = suitesOf(judged.report, judged.evaluation, judged.locate);
  const cases = casesOf(suites, 'claims');
  expect(cases['heavy']!.errors.map(({ rule }) => rule)).toEqual(['claim-mismatch']);
  expect(cases['old']).toMatchObject({ outcome: 'skipped', reason: 'disclosed as unproven' });
  expect(cases['gone']!.errors.map(({ rule }) => rule)).toContain('claim-orphaned');
});

test('a claim whose errors a baseline holds back is skipped', async () => {
  const { report, evaluation, locate } = (await makeSample('rich')).input;
  const known = {
    ...report,
    phases: [],
    decision: null,
    findings: [],
    summary: { ...report.summary, exitCode: 0 },
  };
  expect(told(suitesOf(known, evaluation, locate), 'claims')).toMatchObject({ gone: 'skipped orphaned' });
});

describe('errors that are about no criterion', () => {
  test('are cases of their own', async () => {
    expect(told(await suitesNamed('required'), 'findings')).toEqual({
      'required-outcome roadmap/phases/build.yaml:6:3':
        'failed the decision has to be advance, and it is extend',
    });
  });
  test('are errors when the roadmap could not be judged', async () => {
    const [suite, ...others] = await suitesNamed('invalid');
    expect(others).toEqual([]);
    expect(new Set(suite!.cases.map(({ outcome }) => outcome))).toEqual(new Set(['error']));
  });
  test('an exit code alone is one, too', async () => {
    const { report, evaluation, locate } = (await makeSample('without a gate')).input;
    expect(told(suitesOf(report, evaluation, locate), 'roadmap')).toEqual({ roadmap: 'passed ' });
    const failed = { ...report, summary: { ...report.summary, exitCode: 1 } };
    expect(told(suitesOf(failed, evaluation, locate), 'findings')).toEqual({
      'exit-code': 'failed the exit code is 1',
    });
  });
});

test('whatever the roadmap: something fails if and only if the exit code is not 0, and every error is told once', async () => {
  const flags = fc.record({ strict: fc.boolean(), require: fc.constantFrom(null, 'advance', 'met') });
  await fc.assert(
    fc.asyncProperty(files(), AS_OF, flags, fc.gen(), async (written, asOf, { strict, require }, data) => {
      const roadmap = await buildRoadmap(written);
      const evaluation = evaluate(roadmap, data(evidence, roadmap), asOf);
      const decision = decide(evaluation);
      const report = buildReport(evaluation, decision, {
        tool: { name: 'agentops', version: '0' },
        simulated: true,
        strict,
        listEvidence: false,
        extraFindings: require ? requirementFindings(require, evaluation, decision, false) : [],
      });
      const cases = suitesOf(report, evaluation, NOWHERE).flatMap((suite) => suite.cases);
      const failed = cases.filter(({ outcome }) => outcome === 'failed' || outcome === 'error');
      expect(failed.length > 0).toBe(report.summary.exitCode !== 0);
      expect(failed.flatMap(({ errors }) => errors)).toHaveLength(report.summary.errors);
      const criteria = report.phases.reduce((sum, { gate }) => sum + (gate?.criteria.length ?? 0), 0);
      expect(cases.length).toBeGreaterThanOrEqual(criteria + report.claims.length);
    }),
    { numRuns: 100 },
  );
});
