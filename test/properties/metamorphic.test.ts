/** What may be changed about a roadmap without changing what is judged. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { evaluate, type Evaluation } from '../../src/evaluate/evaluate.ts';
import { addDuration, parseDuration, type IsoDate } from '../../src/model/date.ts';
import type { Roadmap } from '../../src/model/roadmap.ts';
import { renderJson } from '../../src/report/formats/json.ts';
import { placeReport } from '../../src/report/place.ts';
import type { Evidence } from '../../src/verify/verdict.ts';
import { buildRoadmap, evidenceOf, reportOf, type Files } from '../roadmap-builder.ts';
import { AS_OF, evidence, files } from './arbitrary.ts';

interface Case {
  readonly given: Files;
  readonly roadmap: Roadmap;
  readonly evidence: Evidence;
}

async function always(law: (one: Case, data: fc.GeneratorValue) => unknown): Promise<void> {
  await fc.assert(
    fc.asyncProperty(files(), fc.gen(), async (given, data) => {
      const roadmap = await buildRoadmap(given);
      await law({ given, roadmap, evidence: data(evidence, roadmap) }, data);
    }),
    { numRuns: 100 },
  );
}

/** The JSON report without what says where something stands. */
function bytesOf(evaluation: Evaluation): string {
  const report = reportOf(evaluation, decide(evaluation));
  return renderJson(placeReport(report, () => ({ file: 'f', line: 1, column: 1, end: 1 })));
}

/** Old ids and new ones, in the same order: of records with the same proofs the smallest id counts. */
const RENAMED: readonly (readonly [RegExp, RegExp, string, string])[] = [
  [/\br(?=\d\b)/g, /\brecord-(?=\d\b)/g, 'record-', 'r'],
  [/\bc(?=\d\b)/g, /\bcriterion-(?=\d\b)/g, 'criterion-', 'c'],
  [/\balpha\b/g, /\bapex\b/g, 'apex', 'alpha'],
  [/\bbugs\b/g, /\bbumps\b/g, 'bumps', 'bugs'],
  [/\btalks\b/g, /\btasks\b/g, 'tasks', 'talks'],
];
const rename = (text: string): string =>
  RENAMED.reduce((said, [old, , to]) => said.replaceAll(old, to), text);
const nameBack = (text: string): string =>
  RENAMED.reduce((said, [, now, , from]) => said.replaceAll(now, from), text);

test('other ids change nothing but the ids', () =>
  always(async ({ given, roadmap, evidence: verdicts }, data) => {
    const asOf = data(() => AS_OF);
    const other = await buildRoadmap(JSON.parse(rename(JSON.stringify(given))) as Files);
    const [one, two] = [roadmap, other].map((each) => evaluate(each, verdicts, asOf));
    expect(bytesOf(two!)).not.toBe(bytesOf(one!));
    expect(JSON.parse(nameBack(bytesOf(two!)))).toEqual(JSON.parse(bytesOf(one!)));
  }));

test('evidence that nothing asks for changes nothing', () =>
  always(async ({ given, roadmap, evidence: verdicts }, data) => {
    const asOf = data(() => AS_OF);
    const records = [
      { id: 'proven', on: '2026-01-01', area: 'x', person: 'jane', proofs: ['more.md'] },
      { id: 'broken', area: 'y', proofs: ['none.md'] },
      { id: 'unproven', area: 'z' },
    ];
    const more = await buildRoadmap({
      ...given,
      'evidence/unused.yaml': { version: 1, register: 'unused', records },
    });
    const all = evidenceOf(more, { verdicts: { 'none.md': 'fails' } });
    const known = { ...verdicts, verdicts: new Map([...all.verdicts, ...verdicts.verdicts]) };
    expect(bytesOf(evaluate(more, known, asOf))).toBe(bytesOf(evaluate(roadmap, verdicts, asOf)));
  }));

const SPANS = ['1 day', '30 days', '6 weeks', 'P3M', '12 months', '1 week', '2 weeks', '12 weeks', 'P6M'];

/** Days on which something could begin or end, and those around them: dates, and what is some time after them. */
function turningDays(given: Files, dated: readonly IsoDate[]): ReadonlySet<IsoDate> {
  const text = JSON.stringify(given);
  const days = [...new Set([...(text.match(/\d{4}-\d\d-\d\d/g) ?? []), ...dated])] as IsoDate[];
  const spans = SPANS.filter((span) => text.includes(`"${span}"`));
  return new Set(
    days.flatMap((day) => [
      ...around(day, 1),
      // Counted back, a month may be three days shorter than counted forth.
      ...spans.flatMap((span) => around(addDuration(day, parseDuration(span)!), /M|mon/.test(span) ? 4 : 1)),
    ]),
  );
}

function around(day: IsoDate, by: number): readonly IsoDate[] {
  return Array.from({ length: 2 * by + 1 }, (_, index) => shift(day, index - by));
}

/** All that is judged, without what says how long something is still to last. */
function judgedBy({ phases, claims, metrics, ...rest }: Evaluation): unknown {
  const decision = decide({ phases, claims, metrics, ...rest });
  return {
    decision: decision && [decision.outcome, decision.rule, decision.options, decision.window],
    phases: phases.map(({ phase, gate, extension, state }) => [
      phase.id,
      state,
      extension,
      gate?.status,
      gate?.criteria.map(({ result }) => [result.status, result.progress, result.value]),
    ]),
    claims: claims.map(({ status }) => status),
    metrics: metrics.map(({ result }) => result?.status),
  };
}

test('a day on which nothing begins or ends changes no verdict', async () => {
  let moved = 0;
  await always(({ given, roadmap, evidence: verdicts }, data) => {
    const dated = [...verdicts.verdicts.values()].flatMap(({ date }) => date ?? []);
    const turning = turningDays(given, dated);
    const day = shift('2025-12-03' as IsoDate, data(fc.nat, 150));
    if (turning.has(day) || turning.has(shift(day, 1))) return;
    moved += 1;
    const [one, two] = [day, shift(day, 1)].map((asOf) => judgedBy(evaluate(roadmap, verdicts, asOf)));
    expect(two).toEqual(one);
  });
  expect(moved).toBeGreaterThan(10);
});

function shift(day: IsoDate, by: number): IsoDate {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10) as IsoDate;
}
