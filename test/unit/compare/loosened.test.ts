/** What makes a criterion easier to meet is told, and what does not is not. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAsks } from '../../../src/compare/asks.ts';
import { compareEvaluations } from '../../../src/compare/compare.ts';
import type { Ask, Roadmap } from '../../../src/model/roadmap.ts';
import { evaluate } from '../../../src/evaluate/evaluate.ts';
import { AS_OF, evidence, files, growingMeasure, measure } from '../../properties/arbitrary.ts';
import { buildRoadmap, filesOf, problemsOf, type JsonMap } from '../../roadmap-builder.ts';
import { compare, told, type State } from './changes.ts';

const COUNT: JsonMap = { count: 'talks', target: 3 };
const PROOF: JsonMap = { file: 'a.md' };
const RUN: JsonMap = { run: ['npm', 'test'] };
const ALL: JsonMap = { proofs: ['a.md', 'b.md', 'c.md'] };
const DATA: JsonMap = { data: 'a.json', pointer: '/n' };
const PART: JsonMap = { name: 'x', ...COUNT };
const DOCS: JsonMap = { name: 'docs', proofs: ['d.md'] };
const MANY: JsonMap = { count: 'talks', target: '<= 3', complete: 'c.md' };
const WAIVER: JsonMap = { reason: 'r', by: 'b', on: '2026-02-01', until: '2026-03-01' };
const NOT: JsonMap = { reason: 'r', by: 'b', on: '2026-02-01' };
const by = (key: string, value: JsonMap[string]): JsonMap => ({ ...COUNT, [key]: value });
const proven = (more: JsonMap = {}, proof: JsonMap = PROOF): JsonMap => ({ proofs: [{ ...proof, ...more }] });
const file = (key: string, value: JsonMap[string]): JsonMap => proven({ [key]: value });

type Case = readonly [kind: string, before: JsonMap, after: JsonMap, text: string];

/** Read backwards each is a tightening, of which nothing is told. */
const CASES: readonly Case[] = [
  ['a lower target', COUNT, by('target', 2), 'its target is >= 2, not >= 3'],
  ['a target that is not exact', { ...MANY, target: '== 2' }, MANY, 'its target is <= 3, not == 2'],
  [
    'a higher target, where few are wanted',
    MANY,
    { ...MANY, target: '<= 4' },
    'its target is <= 4, not <= 3',
  ],
  ['a lower partial', by('partial', 2), by('partial', 1), 'its partial target is >= 1, not >= 2'],
  ['no partial', by('partial', 2), COUNT, 'any progress is partial, not only >= 2'],
  ['a partial, where few are wanted', MANY, { ...MANY, partial: '<= 9' }, 'it is partial already at <= 9'],
  ['a lower convincing', by('convincing', 5), by('convincing', 4), 'its convincing target is >= 4, not >= 5'],
  ['no convincing', by('convincing', 5), COUNT, 'its convincing target is >= 3, not >= 5'],
  ['more kinds', by('accept', ['file']), by('accept', ['file', 'url']), 'it accepts url proofs as well'],
  ['any kind', by('accept', ['file']), COUNT, 'it accepts proofs of every kind, not only file'],
  ['no longer independent', by('independent', true), COUNT, 'self-attestations give credit'],
  [
    'older evidence',
    by('fresh_for', '30 days'),
    by('fresh_for', 'P3M'),
    'evidence may be 3 months old, not only 30 days',
  ],
  [
    'evidence of any age',
    by('fresh_for', '30 days'),
    COUNT,
    'evidence may be of any age, not only 30 days old',
  ],
  ['no filter', by('where', { person: 'a' }), COUNT, '"where" lets more records count'],
  [
    'a wider filter',
    by('where', { person: 'a', stars: 3 }),
    by('where', { person: ['a', 'b'] }),
    '"where" lets more records count',
  ],
  [
    'one more filter',
    by('where', { person: 'a' }),
    by('where', [{ person: 'a' }, { stars: 3 }]),
    '"where" lets more records count',
  ],
  [
    'fewer left out',
    by('where', { person: { not: ['a', 'b'] } }),
    by('where', { person: { not: 'a' } }),
    '"where" lets more records count',
  ],
  [
    'a wider range',
    by('where', { stars: { at_least: 3 } }),
    by('where', { stars: { at_least: 2 } }),
    '"where" lets more records count',
  ],
  [
    'whatever its value',
    by('where', { stars: { at_most: 3 } }),
    by('where', { stars: { exists: true } }),
    '"where" lets more records count',
  ],
  ['fewer to be few', { ...MANY }, { ...MANY, where: { person: 'a' } }, '"where" leaves out more records'],
  [
    'older records',
    by('since', '30 days'),
    by('since', '60 days'),
    'records that count may be 60 days old, not only 30 days',
  ],
  [
    'records of any time',
    by('since', '30 days'),
    COUNT,
    'records that count may be of any age, not only 30 days old',
  ],
  [
    'fewer of late, where few are wanted',
    MANY,
    { ...MANY, since: '30 days' },
    'only records of 30 days count',
  ],
  ['no difference', by('distinct', 'person'), COUNT, 'it counts every record, not each different person'],
  [
    'a difference, where few are wanted',
    MANY,
    { ...MANY, distinct: 'person' },
    'it counts each different person, not every record',
  ],
  ['no groups', by('per', { field: 'area', of: 'areas' }), COUNT, 'it no longer asks for each area'],
  [
    'groups, where few are wanted',
    MANY,
    { ...MANY, per: { field: 'area', of: 'areas' } },
    'it is judged for each area, not for all together',
  ],
  [
    'fewer groups',
    by('per', { field: 'area', of: ['a', 'b'] }),
    by('per', { field: 'area', of: ['a'] }),
    'it no longer asks for area "b"',
  ],
  ['a proof less', ALL, { proofs: ['a.md', 'b.md'] }, 'the proof c.md is dropped'],
  ['not all proofs', ALL, { ...ALL, target: 2 }, '2 of 3 proofs are enough, not 3 of 3'],
  [
    'one more to choose from',
    { ...ALL, target: 2 },
    { proofs: ['a.md', 'b.md', 'c.md', 'd.md'], target: 2 },
    '2 of 4 proofs are enough, not 2 of 3',
  ],
  [
    'a share of fewer',
    { share: 'talks', target: 50 },
    { share: 'talks', among: { person: 'a' }, target: 50 },
    'it is a share of fewer records: "among" leaves more of them out',
  ],
  ['advisory', COUNT, by('kind', 'advisory'), 'it is advisory, outside of the gate'],
  ['not applicable', COUNT, by('not_applicable', NOT), 'it is not applicable, outside of the gate'],
  ['a waiver', COUNT, by('waiver', WAIVER), 'it is waived until 2026-03-01'],
  [
    'a longer waiver',
    by('waiver', WAIVER),
    by('waiver', { ...WAIVER, until: '2026-04-01' }),
    'its waiver lasts until 2026-04-01, not 2026-03-01',
  ],
  [
    'an earlier waiver',
    by('waiver', WAIVER),
    by('waiver', { ...WAIVER, on: '2026-01-01' }),
    'its waiver begins on 2026-01-01, not 2026-02-01',
  ],
  ['a part less', { all: [PART, DOCS] }, { all: [DOCS] }, 'the part "x" is dropped'],
  [
    'a weaker part',
    { all: [PART, DOCS] },
    { all: [{ ...PART, target: 2 }, DOCS] },
    'part "x": its target is >= 2, not >= 3',
  ],
  [
    'a weaker part with another name',
    { all: [PART] },
    { all: [{ ...PART, name: 'y', target: 2 }] },
    'part "y": its target is >= 2, not >= 3',
  ],
  [
    'any in place of all',
    { all: [PART, DOCS] },
    { any: [PART, DOCS] },
    'one of 2 parts is enough, where all were needed',
  ],
  ['another way', COUNT, { any: [PART, DOCS] }, 'it can be met in 2 ways, where there was one'],
  [
    'one more way',
    { any: [PART, DOCS] },
    { any: [PART, DOCS, { name: 'e', proofs: ['e.md'] }] },
    'the part "e" is one more way to meet it',
  ],
  ['a weaker one of all', { all: [PART, DOCS] }, by('target', 2), 'its target is >= 2, not >= 3'],
  ['other text', file('contains', ['x', 'y']), file('contains', 'x'), 'a.md need not contain "y"'],
  ['a word that may be there', file('excludes', 'x'), proven(), 'a.md may contain "x"'],
  ['no pattern', file('matches', 'x+'), proven(), 'a.md need not match "x+"'],
  ['no heading', file('headings', 'Limits'), proven(), 'a.md needs no heading "Limits"'],
  ['fewer words', file('min_words', 100), file('min_words', 10), 'a.md needs 10 words, not 100'],
  [
    'not stale',
    proven({ covers: ['src/**', 'lib/**'] }),
    proven({ covers: ['src/**'] }),
    'a.md no longer goes stale when "lib/**" changes',
  ],
  [
    'fewer files',
    proven({ min: 3 }, { files: 'a/*.md' }),
    proven({}, { files: 'a/*.md' }),
    'a/*.md needs 1 file, not 3',
  ],
  [
    'files with less',
    proven({ each: { contains: 'x' } }, { files: 'a/*.md' }),
    proven({}, { files: 'a/*.md' }),
    'a/*.md need not contain "x"',
  ],
  [
    'fewer tests',
    proven({ min_tests: 9 }, { junit: 'r.xml' }),
    proven({}, { junit: 'r.xml' }),
    'r.xml needs 1 test, not 9',
  ],
  ['any value', proven({ is: 3 }, DATA), proven({}, DATA), 'a.json#/n may have any value there'],
  [
    'a lower value',
    proven({ is: 3 }, DATA),
    proven({ is: 2 }, DATA),
    'a.json#/n is held against another target',
  ],
  [
    'one more value',
    proven({ equals: 1 }, DATA),
    proven({ equals: [1, 2] }, DATA),
    'a.json#/n may have the value "2"',
  ],
  [
    'other paths',
    proven({ paths: ['a', 'b'] }, { tag: 'v1' }),
    proven({ paths: 'a' }, { tag: 'v1' }),
    'v1 need not touch "b"',
  ],
  [
    'unsigned',
    proven({ signed: true }, { commit: '3f2a91c' }),
    proven({}, { commit: '3f2a91c' }),
    '3f2a91c need not be signed',
  ],
  [
    'no negative control',
    proven({ must_fail: ['false'] }, RUN),
    proven({}, RUN),
    'npm test has no negative control',
  ],
  [
    'less printed',
    proven({ stdout: { contains: 'ok' } }, RUN),
    proven({}, RUN),
    'npm test need not contain "ok"',
  ],
  [
    'no value printed',
    proven({ stdout: { pointer: '/n', is: 3 } }, RUN),
    proven({}, RUN),
    'npm test need not print a value',
  ],
  [
    'an old answer',
    proven({}, RUN),
    proven({ cache: '7 days' }, RUN),
    'npm test may give an answer that is 7 days old',
  ],
  [
    'less in an answer',
    proven({ contains: 'x' }, { url: 'https://a.org/' }),
    proven({}, { url: 'https://a.org/' }),
    'https://a.org/ need not contain "x"',
  ],
  [
    'no value in an answer',
    proven({ pointer: '/n', is: 1 }, { url: 'https://a.org/' }),
    proven({}, { url: 'https://a.org/' }),
    'https://a.org/ need not answer with a value',
  ],
  [
    'no signature',
    proven({ signature: 'a.sig' }, { attested: { by: 'jane', on: '2026-02-01', statement: 's' } }),
    proven({}, { attested: { by: 'jane', on: '2026-02-01', statement: 's' } }),
    'jane needs no signature',
  ],
  [
    'a lower number',
    { value: DATA, target: 40 },
    { value: DATA, target: 10 },
    'its target is >= 10, not >= 40',
  ],
];

const OTHER: JsonMap = { id: 'other', statement: 'Something else', proofs: ['other.md'] };
const state = (criterion: JsonMap): State => ({ criterion, criteria: [OTHER] });
const loosened = async (before: State, after: State): Promise<readonly string[]> =>
  told(await compare(before, after)).filter((line) => line.startsWith('criterion-loosened'));

describe('loosened', () => {
  test.each(CASES)('%s', async (_, before, after, text) => {
    const [line, ...others] = await loosened(state(before), state(after));
    expect(line).toContain(`: alpha/one asks for less than at main: ${text}`);
    expect(others).toEqual([]);
  });
});

describe('tightened', () => {
  test.each(CASES)('not %s', async (_, before, after) => {
    expect(await loosened(state(after), state(before))).toEqual([]);
  });
});

describe('neither', () => {
  const RENAMED = { ...COUNT, id: 'two' };
  test.each<[kind: string, before: JsonMap, after: JsonMap]>([
    ['another wording', COUNT, by('statement', 'Said better')],
    ['another id', COUNT, RENAMED],
    ['another id and wording', COUNT, { ...RENAMED, statement: 'Said better' }],
    ['another claim', by('claim', 'not-met'), by('claim', 'met')],
    ['a quality gate', COUNT, by('kind', 'quality')],
    ['the same target in other words', COUNT, by('target', '> 2')],
    ['the default written out', proven({}, { junit: 'r.xml' }), proven({ min_tests: 1 }, { junit: 'r.xml' })],
    ['the target of all written out', ALL, { ...ALL, target: 3 }],
    ['another order', ALL, { proofs: ['c.md', 'a.md', 'b.md'] }],
    ['one part in place of the goal', COUNT, { all: [PART] }],
    ['one part more', COUNT, { all: [PART, DOCS] }],
    ['one way less', { any: [PART, DOCS] }, by('target', 4)],
    ['another name of a part', { all: [PART, DOCS] }, { all: [{ ...PART, name: 'y' }, DOCS] }],
    ['a text that has the text', file('contains', 'x'), file('contains', 'xy')],
    [
      'a digest renewed',
      proven({ covers: 'src/**' }),
      proven({ covers: 'src/**', digest: `sha256:${'a'.repeat(64)}` }),
    ],
    ['a first measure', {}, COUNT],
    ['no measure', COUNT, {}],
  ])('%s', async (_, before, after) => {
    expect(await loosened(state(before), state(after))).toEqual([]);
  });
});

describe('what can’t be compared', () => {
  const verdicts = { 'z.md': 'fails' } as const;
  test.each<[kind: string, before: JsonMap, after: JsonMap, text: string]>([
    ['another measure', { proofs: ['z.md'] }, COUNT, 'its measure is count, not proofs'],
    [
      'another register',
      by('where', { person: 'z' }),
      { count: 'notes', target: 3 },
      'it counts notes, not talks',
    ],
    ['another proof', { proofs: ['z.md'] }, { proofs: ['a.md'] }, 'a.md takes the place of the proof z.md'],
    ['another filter', by('where', { person: 'z' }), by('where', { stars: 3 }), '"where" has changed'],
    [
      'another way to count',
      by('distinct', 'kind'),
      by('distinct', 'person'),
      'it counts each different person, not each different kind',
    ],
    ['another direction', { ...MANY, target: '< 3' }, COUNT, 'its target is >= 3, not < 3'],
  ])('%s', async (_, before, after, text) => {
    const registers = { talks: [...TALKS], notes: [...TALKS], areas: [] };
    const worse = { verdicts, registers };
    const [line] = await loosened({ criterion: before, ...worse }, { criterion: after, ...worse });
    expect(line).toContain(`alpha/one asks for something else than at main, which can't be compared: `);
    expect(line).toContain(text);
    expect(line).toMatch(
      /^criterion-loosened error: .*; it came out better than before; and this very change/,
    );
    const [quiet] = await loosened({ criterion: after, ...worse }, { criterion: before, ...worse });
    if (quiet !== undefined) expect(quiet).toMatch(/^criterion-loosened note: /);
  });
});

const TALKS: readonly JsonMap[] = ['a', 'b', 'c'].map((id) => ({
  id,
  on: '2026-02-01',
  person: id,
  area: id,
  kind: 'talk',
  stars: 3,
  proofs: [`${id}.md`],
}));

const askOf = ({ phases }: Roadmap): Ask | null => phases[0]!.gate!.criteria[0]!.ask;

describe('for every roadmap', () => {
  test('the same asks for the same', async () => {
    await fc.assert(
      fc.asyncProperty(files(), AS_OF, fc.gen(), async (written, asOf, data) => {
        const [then, now] = [await buildRoadmap(written), await buildRoadmap(written)];
        const seen = data(evidence, then);
        const compared = compareEvaluations(evaluate(then, seen, asOf), evaluate(now, seen, asOf), 'main');
        expect(compared).toEqual({ changes: [], findings: [] });
      }),
      { numRuns: 100 },
    );
  });

  test('a lower target is told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 8 }), async (high, low) => {
        fc.pre(low < high);
        const [then, now] = [by('target', high), by('target', low)];
        expect(await loosened(state(then), state(now))).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  test('nothing told: what meets it now met it before', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        measure,
        growingMeasure,
        measure,
        fc.gen(),
        AS_OF,
        async (one, two, three, data, asOf) => {
          const [first, second] = [one, data(fc.constantFrom, one, two, three)];
          const keys = data(fc.subarray, Object.keys(second));
          const mixed = { ...first, ...Object.fromEntries(keys.map((key) => [key, second[key]!])) };
          const registers = await registersOf(data(files));
          const [then, now] = [first, mixed].map((criterion) => filesOf(criterion, { registers, ...CLAIMS }));
          if ((await problemsOf(then!)).length > 0 || (await problemsOf(now!)).length > 0) return;
          const [before, after] = [await buildRoadmap(then!), await buildRoadmap(now!)];
          if (compareAsks(askOf(before), askOf(after)).length > 0) return;
          const both = await buildRoadmap(
            filesOf(first, { registers, criteria: [{ id: 'two', statement: 's', ...mixed }], ...CLAIMS }),
          );
          const [was, is] = evaluate(both, data(evidence, both), asOf).phases[0]!.gate!.criteria;
          compared += 1;
          expect({ is: is!.result.status, was: was!.result.status }).not.toEqual({
            is: 'met',
            was: expect.not.stringMatching(/^met$/),
          });
        },
      ),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(10);
  });
});

const CLAIMS = { roadmap: { maintainers: ['me'] } } as const;

async function registersOf(
  written: Readonly<Record<string, unknown>>,
): Promise<Record<string, readonly JsonMap[]>> {
  const records = (name: string): readonly JsonMap[] =>
    (written[`evidence/${name}.yaml`] as { records: readonly JsonMap[] }).records;
  return { talks: records('talks'), bugs: records('bugs'), areas: records('areas') };
}
