import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import type { Locate } from '../../src/diagnostics/diagnostic.ts';
import { evaluate, type Evaluation } from '../../src/evaluate/evaluate.ts';
import type { Status } from '../../src/model/phase.ts';
import type { Roadmap } from '../../src/model/roadmap.ts';
import { renderJson } from '../../src/report/formats/json.ts';
import { placeReport } from '../../src/report/place.ts';
import type { Decision } from '../../src/report/report.ts';
import type { Evidence, Verdict } from '../../src/verify/verdict.ts';
import {
  buildRoadmap,
  evidenceOf,
  problemsOf,
  reportOf,
  type Files,
  type JsonMap,
} from '../roadmap-builder.ts';
import { AS_OF, change, evidence, files, growingMeasure } from './arbitrary.ts';

const RUNS = 150;
const RANK: Readonly<Record<Status, number>> = { 'not-met': 0, partial: 1, met: 2 };

interface Case {
  readonly given: Files;
  readonly roadmap: Roadmap;
  readonly evidence: Evidence;
  readonly asOf: string;
}

/** Holds `law` to random roadmaps with random evidence. */
async function always(
  law: (one: Case, data: fc.GeneratorValue) => unknown,
  given = files(),
  parameters: { readonly numRuns?: number; readonly seed?: number } = {},
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(given, AS_OF, fc.gen(), async (written, asOf, data) => {
      const roadmap = await buildRoadmap(written);
      await law({ given: written, roadmap, evidence: data(evidence, roadmap), asOf }, data);
    }),
    { numRuns: RUNS, ...parameters },
  );
}

/** The status of each criterion, part, gate and metric, by its name. */
function statusesOf({ phases, metrics }: Evaluation): ReadonlyMap<string, Status> {
  const found = new Map<string, Status>();
  for (const { phase, gate } of phases) {
    if (!gate) continue;
    found.set(phase.id, gate.status);
    for (const { criterion, result } of gate.criteria) {
      found.set(`${phase.id}/${criterion.id}`, result.status);
      for (const { part, result: of } of result.parts ?? [])
        found.set(`${phase.id}/${criterion.id}/${part.name}`, of.status);
    }
  }
  for (const { metric, target, result } of metrics) if (target && result) found.set(metric.id, result.status);
  return found;
}

/** Expects no status of `after` to be above that of `before`. */
function expectNoneRaised(before: Evaluation, after: Evaluation): void {
  const old = statusesOf(before);
  for (const [name, status] of statusesOf(after))
    expect(RANK[status], `${name}: ${old.get(name)} -> ${status}`).toBeLessThanOrEqual(RANK[old.get(name)!]);
}

const SUPPORTED = ['supported', 'understated'];

test('the roadmaps are valid, and of many outcomes', async () => {
  const seen = new Set<string>();
  await always(
    async ({ given, roadmap, evidence: verdicts, asOf }) => {
      expect(await problemsOf(given)).toEqual([]);
      const evaluation = evaluate(roadmap, verdicts, asOf);
      const decision = decide(evaluation);
      seen.add(decision?.outcome ?? 'none');
      for (const status of statusesOf(evaluation).values()) seen.add(status);
      for (const { status } of evaluation.claims) seen.add(status);
      // A fixed seed: which outcomes come up is a matter of chance, and this test is about the generator.
    },
    files(),
    { numRuns: 300, seed: 1 },
  );
  for (const word of [
    'none',
    'advance',
    'extend',
    'pivot',
    'met',
    'partial',
    'not-met',
    'supported',
    'disclosed',
    'orphaned',
    'unverified',
    'contradicted',
    'unsupported',
  ])
    expect([...seen]).toContain(word);
});

describe('1 total and deterministic', () => {
  test('exactly one decision where the current phase opens another, else none', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      const evaluation = evaluate(roadmap, verdicts, asOf);
      const decision = decide(evaluation);
      const current = roadmap.phases.find(({ passed }) => passed === null || passed > asOf);
      expect(evaluation.current).toBe(current?.id ?? null);
      expect(decision === null).toBe((current?.gate?.opens ?? null) === null);
      if (decision) expect(decision.phase).toBe(current!.id);
    }));

  test('judging changes nothing, and gives the same twice', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      const before = JSON.stringify([roadmap, [...verdicts.verdicts]]);
      const run = (): string => bytesOf(evaluate(roadmap, verdicts, asOf));
      expect(run()).toBe(run());
      expect(JSON.stringify([roadmap, [...verdicts.verdicts]])).toBe(before);
    }));

  test('the same bytes in whatever order files, records and keys stand', () =>
    always(async ({ given, roadmap, evidence: verdicts, asOf }, data) => {
      const turned = shuffle(given, shuffler(data(fc.nat)));
      const other = await buildRoadmap(turned);
      const byKey = new Map([...verdicts.verdicts].toReversed());
      const [one, two] = [
        bytesOf(evaluate(roadmap, verdicts, asOf)),
        bytesOf(evaluate(other, { ...verdicts, verdicts: byKey }, asOf)),
      ];
      expect(two).toBe(one);
    }));

  /** Turns lists by a small generator of its own: fast-check's, asked for every map, takes seconds. */
  function shuffler(seed: number): (list: readonly unknown[]) => readonly unknown[] {
    let state = seed;
    const next = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    return (list) => {
      const turned: unknown[] = [];
      for (const one of list) turned.splice(next(turned.length + 1), 0, one);
      return turned;
    };
  }

  /** Files, records and the keys of every map in another order; a register in two files. */
  function shuffle(given: Files, turn: (list: readonly unknown[]) => readonly unknown[]): Files {
    const value = (one: unknown): unknown => {
      if (Array.isArray(one)) return one.map(value);
      if (typeof one !== 'object' || one === null) return one;
      return Object.fromEntries(
        (turn(Object.entries(one)) as [string, unknown][]).map(([key, inner]) => [key, value(inner)]),
      );
    };
    const entries = Object.entries(given).flatMap(([name, content]): [string, unknown][] => {
      const { records, ...rest } = content as { records?: readonly unknown[] };
      if (!records) return [[name, value(content)]];
      const list = turn(records);
      const half = Math.floor(list.length / 2);
      return [
        [name, value({ ...rest, records: list.slice(0, half) })],
        [name.replace('.yaml', '-2.yaml'), value({ ...rest, records: list.slice(half) })],
      ];
    });
    return Object.fromEntries(turn(entries) as [string, unknown][]);
  }

  /** The JSON report with its places left out: those of shuffled texts are others. */
  function bytesOf(evaluation: Evaluation): string {
    const nowhere: Locate = () => ({ file: 'f', line: 1, column: 1, end: 1 });
    return renderJson(placeReport(reportOf(evaluation, decide(evaluation)), nowhere));
  }
});

describe('2 monotonic', () => {
  const holds = (roadmap: Roadmap, old: Evidence): Evidence => ({
    ...evidenceOf(roadmap, {}),
    ...old,
    verdicts: new Map([...evidenceOf(roadmap, {}).verdicts, ...old.verdicts]),
  });

  test('a proven record whose proofs no other has never lowers a status', () =>
    always(async ({ given, roadmap, evidence: verdicts, asOf }, data) => {
      const added = data(record);
      const more = await buildRoadmap({
        ...given,
        'evidence/more.yaml': { version: 1, register: 'talks', records: [added] },
      });
      expectNoneRaised(evaluate(more, holds(more, verdicts), asOf), evaluate(roadmap, verdicts, asOf));
    }, withoutClaims));

  test('taking a record away never raises one', () =>
    always(async ({ given, roadmap, evidence: verdicts, asOf }, data) => {
      const { records, ...rest } = given['evidence/talks.yaml'] as { records: readonly JsonMap[] };
      // Where two have the same proofs, the other one counts in its place.
      const gone = data(() => fc.nat(Math.max(0, records.length - 1)));
      const less = await buildRoadmap({
        ...given,
        'evidence/talks.yaml': { ...rest, records: records.filter((_, index) => index !== gone) },
      });
      expectNoneRaised(evaluate(roadmap, verdicts, asOf), evaluate(less, verdicts, asOf));
    }, withoutClaims.map(withoutTwins)));

  test('breaking a proof never raises one', () =>
    always(({ roadmap, evidence: verdicts, asOf }, data) => {
      const broken = change(verdicts, (one) => (data(fc.boolean) ? { ...one, verdict: 'fails' } : one));
      expectNoneRaised(evaluate(roadmap, verdicts, asOf), evaluate(roadmap, broken, asOf));
    }, withoutClaims));

  const record = (): fc.Arbitrary<JsonMap> =>
    fc.record({
      id: fc.constant('new'),
      on: fc.constantFrom('2025-12-10', '2025-06-01'),
      area: fc.constantFrom('x', 'y', 'z'),
      stars: fc.nat(5),
      person: fc.constantFrom('me', 'jane'),
      proofs: fc.constant(['new.md']),
    });

  /** Counts and proofs with at-least targets alone: criteria, and neither claims nor metrics. */
  const withoutClaims: fc.Arbitrary<Files> = files(growingMeasure).map((given) => ({
    ...given,
    'claims.yaml': { version: 1, claims: [] },
    'metrics.yaml': { version: 1, metrics: [] },
  }));

  function withoutTwins(given: Files): Files {
    const { records, ...rest } = given['evidence/talks.yaml'] as { records: readonly JsonMap[] };
    return {
      ...given,
      'evidence/talks.yaml': {
        ...rest,
        records: records.map((one) =>
          one['proofs']
            ? { ...one, proofs: [...(one['proofs'] as string[]), `${String(one['id'])}.txt`] }
            : one,
        ),
      },
    };
  }
});

describe('3 unknown never passes', () => {
  test('to learn that an unverified proof is false raises nothing', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      const worse = change(verdicts, (one) =>
        one.verdict === 'unverified' ? { ...one, verdict: 'fails' } : one,
      );
      expectNoneRaised(evaluate(roadmap, verdicts, asOf), evaluate(roadmap, worse, asOf));
    }));

  test('no longer to be able to verify a proof raises nothing', () =>
    always(({ roadmap, evidence: verdicts, asOf }, data) => {
      const worse = change(verdicts, (one) =>
        one.verdict === 'holds' && data(fc.boolean) ? unverified(one) : one,
      );
      const [before, after] = [evaluate(roadmap, verdicts, asOf), evaluate(roadmap, worse, asOf)];
      expectNoneRaised(before, after);
      expect(
        before.phases.some(({ extension }) => extension) || !after.phases.some(({ extension }) => extension),
      ).toBe(true);
    }));

  test('what is unverified and what nobody checked never counts', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      const evaluation = evaluate(roadmap, verdicts, asOf);
      for (const { counts, proofs } of evidenceIn(evaluation))
        if (counts) expect(proofs.map((one) => one.verdict)).not.toContain('unverified');
      const unchecked = { ...verdicts, verdicts: new Map() };
      const allUnverified = change(verdicts, (one) => unverified(one));
      for (const blind of [unchecked, allUnverified])
        for (const [name, status] of statusesOf(evaluate(roadmap, blind, asOf)))
          if (!/claims/.test(JSON.stringify(asksOf(roadmap, name))))
            expect(`${name} ${status}`).toBe(`${name} not-met`);
    }));

  test('if-verified is never below what is', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      for (const { gate } of evaluate(roadmap, verdicts, asOf).phases)
        for (const { result, ifVerified } of gate?.criteria ?? [])
          expect(RANK[ifVerified]).toBeGreaterThanOrEqual(RANK[result.status]);
    }));

  function unverified({ number: _number, ...one }: Verdict): Verdict {
    return { ...one, verdict: 'unverified' };
  }
});

describe('4 no vacuous pass', () => {
  const nothing = (roadmap: Roadmap): readonly Evidence[] => {
    const fails = evidenceOf(roadmap, { verdicts: { '*': 'fails' } });
    return [fails, { ...fails, verdicts: new Map() }, { ...fails, documents: new Map() }];
  };

  test('against no evidence nothing is met, supported, worth extending', () =>
    always(({ roadmap, asOf }) => {
      for (const blank of nothing(roadmap)) {
        const evaluation = evaluate(roadmap, blank, asOf);
        for (const { status } of evaluation.claims) expect(SUPPORTED).not.toContain(status);
        for (const { extension } of evaluation.phases) expect(extension).toBe(false);
        for (const [name, status] of statusesOf(evaluation))
          // The measure of claims is met by disclosures, which are no evidence but are checked.
          if (!/claims/.test(JSON.stringify(asksOf(roadmap, name))))
            expect(`${name} ${status}`).toBe(`${name} not-met`);
      }
    }));

  test('without any record or claim, everything is not-met', () =>
    always(async ({ given, asOf }) => {
      const empty = (register: string): object => ({
        version: 1,
        register,
        fields: ['area', 'stars', 'person'],
        records: [],
      });
      const bare = await buildRoadmap({
        ...given,
        'claims.yaml': { version: 1, claims: [] },
        'evidence/talks.yaml': empty('talks'),
        'evidence/bugs.yaml': empty('bugs'),
      });
      for (const blank of nothing(bare))
        for (const [name, status] of statusesOf(evaluate(bare, blank, asOf)))
          expect(`${name} ${status}`).toBe(`${name} not-met`);
    }));
});

describe('5 no self-proof', () => {
  test('to learn that a proof is circular raises nothing', () =>
    always(({ roadmap, evidence: verdicts, asOf }, data) => {
      const worse = change(verdicts, (one) => (data(fc.boolean) ? { ...one, circular: true } : one));
      const [before, after] = [evaluate(roadmap, verdicts, asOf), evaluate(roadmap, worse, asOf)];
      expectNoneRaised(before, after);
      for (const [index, { status }] of after.claims.entries())
        if (SUPPORTED.includes(status)) expect(SUPPORTED).toContain(before.claims[index]!.status);
    }));

  test('a claim that rests on its own document alone is never supported', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      const rests = ['README.md', 'b.md'];
      const own = change(verdicts, ({ files: _files, ...one }) => ({ ...one, rests }));
      for (const { status, claim } of evaluate(roadmap, own, asOf).claims)
        if (claim.ask) expect(SUPPORTED).not.toContain(status);
      const copies = new Map([
        ['copy.md', 'README.md'],
        ['other.md', 'b.md'],
      ]);
      const copied = {
        ...change(verdicts, ({ files: _files, ...one }) => ({ ...one, rests: ['copy.md', 'other.md'] })),
        copies,
      };
      for (const { status, claim } of evaluate(roadmap, copied, asOf).claims)
        if (claim.ask) expect(SUPPORTED).not.toContain(status);
    }));
});

describe('besides', () => {
  test('progress lies between 0 and 1, and is 1 only of what is met', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      const evaluation = evaluate(roadmap, verdicts, asOf);
      for (const { gate } of evaluation.phases)
        for (const { result, criterion } of gate?.criteria ?? []) {
          for (const one of [result, ...(result.parts ?? []).map((part) => part.result)]) {
            expect(one.progress).toBeGreaterThanOrEqual(0);
            expect(one.progress).toBeLessThanOrEqual(1);
            expect(one.progress === 1, criterion.id).toBe(one.status === 'met');
          }
        }
      for (const phase of reportOf(evaluation, decide(evaluation)).phases)
        for (const { progress, status } of phase.gate?.criteria ?? []) {
          expect(progress).toBe(Math.round(progress * 100) / 100);
          expect(progress === 1).toBe(status === 'met');
        }
    }));

  test('a criterion, a claim and a metric come out the same by themselves', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      const whole = evaluate(roadmap, verdicts, asOf);
      const phases = roadmap.phases.flatMap(({ gate, ...phase }) =>
        (gate?.criteria ?? []).map((one) => ({ ...phase, gate: { ...gate!, criteria: [one] } })),
      );
      const results = whole.phases.flatMap(({ gate }) => gate?.criteria ?? []);
      for (const [index, phase] of phases.entries()) {
        const before = roadmap.phases.slice(
          0,
          roadmap.phases.findIndex(({ id }) => id === phase.id),
        );
        const alone = evaluate({ ...roadmap, phases: [...before, phase] }, verdicts, asOf, [phase.id]);
        expect(alone.phases[0]!.gate!.criteria).toEqual([results[index]]);
      }
      for (const [index, claim] of roadmap.claims.entries())
        expect(
          evaluate({ ...roadmap, phases: [], claims: [claim], metrics: [] }, verdicts, asOf).claims,
        ).toEqual([whole.claims[index]]);
    }));

  test('a gate is what its criteria come to', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      for (const { gate } of evaluate(roadmap, verdicts, asOf).phases) {
        if (!gate) continue;
        const all = gate.criteria.filter(
          ({ criterion }) => criterion.kind !== 'advisory' && !criterion.notApplicable,
        );
        const ranks = all.map(({ result }) => RANK[result.status]);
        const best = Math.max(...ranks);
        const isMet = best === 2 && all.every(({ result, waived }) => result.status === 'met' || waived);
        expect(gate.status).toBe(isMet ? 'met' : best > 0 ? 'partial' : 'not-met');
        expect(gate.convincing).toBe(isMet && all.every(({ convincing, waived }) => convincing && !waived));
        expect(gate.progress).toBeCloseTo(
          all.reduce((sum, { result }) => sum + result.progress, 0) / all.length,
          10,
        );
      }
    }));

  test('what is convincing is met, and what is self-attested is not convincing', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      for (const { gate } of evaluate(roadmap, verdicts, asOf).phases)
        for (const { convincing, selfAttested, waived, result } of gate?.criteria ?? []) {
          if (convincing || selfAttested) expect(result.status).toBe('met');
          if (waived) expect(result.status).not.toBe('met');
          expect(convincing && selfAttested).toBe(false);
        }
    }));

  test('the way to advance names every criterion that holds the gate back', () =>
    always(({ roadmap, evidence: verdicts, asOf }) => {
      const evaluation = evaluate(roadmap, verdicts, asOf);
      const decision: Decision | null = decide(evaluation);
      if (!decision) return;
      const { gate } = evaluation.phases.find(({ state }) => state === 'current')!;
      const open = gate!.criteria.filter(
        ({ criterion, result, waived }) =>
          criterion.kind !== 'advisory' && !criterion.notApplicable && result.status !== 'met' && !waived,
      );
      expect(decision.toAdvance.map(({ criterion }) => criterion).toSorted()).toEqual(
        open.map(({ criterion }) => `${decision.phase}/${criterion.id}`).toSorted(),
      );
      for (const { lacks } of decision.toAdvance) expect(lacks).not.toMatch(/undefined|null|NaN|^$/);
    }));
});

beforeAll(() => fc.configureGlobal({ endOnFailure: true }));

/** The pieces of evidence that the reports of all criteria list. */
function evidenceIn(evaluation: Evaluation) {
  return reportOf(evaluation, null).phases.flatMap((phase) =>
    (phase.gate?.criteria ?? []).flatMap((one) => [
      ...one.evidence,
      ...(one.parts ?? []).flatMap((part) => part.evidence),
    ]),
  );
}

/** What the thing of that name asks; of a phase, what all of its criteria ask. */
function asksOf(roadmap: Roadmap, name: string): unknown {
  const [phase, criterion] = name.split('/');
  const found = roadmap.phases.find(({ id }) => id === phase);
  const metric = roadmap.metrics.find(({ id }) => id === phase);
  if (!found) return metric?.goal?.measure.form;
  const criteria = (found.gate?.criteria ?? []).filter(
    ({ id }) => criterion === undefined || id === criterion,
  );
  return criteria.map(({ ask }) => ask?.measure.form);
}
