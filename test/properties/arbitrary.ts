/** Random valid roadmaps, and random evidence for them. */
import * as fc from 'fast-check';
import type { Roadmap } from '../../src/model/roadmap.ts';
import { collectProofs } from '../../src/verify/collect.ts';
import type { Evidence, Verdict } from '../../src/verify/verdict.ts';
import { evidenceOf, type Files, type Json, type JsonMap } from '../roadmap-builder.ts';

const DAYS = [
  '2025-06-01',
  '2025-12-01',
  '2026-01-20',
  '2026-02-01',
  '2026-02-24',
  '2026-03-30',
  '2027-01-01',
];
export const AS_OF: fc.Arbitrary<string> = fc.constantFrom('2025-12-15', '2026-02-24', '2026-03-01');
const AREAS = ['x', 'y', 'z'];

/** Some of the keys, as a map; what is left out is not there. */
function some(keys: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<JsonMap> {
  return fc.record(keys, { requiredKeys: [] }) as fc.Arbitrary<JsonMap>;
}

const both = (...parts: fc.Arbitrary<JsonMap>[]): fc.Arbitrary<JsonMap> =>
  fc.tuple(...parts).map((maps) => Object.assign({}, ...maps) as JsonMap);
const be = (value: JsonMap): fc.Arbitrary<JsonMap> => fc.constant(value);
const day = fc.constantFrom(...DAYS);
const duration = fc.constantFrom('1 day', '30 days', '6 weeks', 'P3M', '12 months');
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');

const bareProof: fc.Arbitrary<JsonMap> = fc.oneof(
  name.map((file) => ({ file: `${file}.md` })),
  fc.constantFrom({ files: '*.md' }, { files: 'docs/*.md', min: 2 }),
  name.map((id) => ({ url: `https://example.org/${id}` })),
  name.map((id) => ({ run: ['check', id] })),
  name.map((id) => ({ tag: id })),
  fc
    .record({ by: fc.constantFrom('me', 'jane', 'joe'), on: day, statement: name })
    .map((attested) => ({ attested })),
);
const proof: fc.Arbitrary<JsonMap> = both(
  bareProof,
  fc.oneof(be({}), be({}), some({ on: day, covers: fc.constant('src/*') })),
);
const proofs = (minLength: number): fc.Arbitrary<readonly JsonMap[]> =>
  fc.uniqueArray(proof, {
    minLength,
    maxLength: 3,
    selector: (one) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  });

const record = (id: string): fc.Arbitrary<JsonMap> =>
  both(
    be({ id }),
    some({
      on: day,
      area: fc.oneof(fc.constantFrom(...AREAS), fc.subarray(AREAS)),
      stars: fc.nat(5),
      person: fc.constantFrom('me', 'jane'),
    }),
    fc.oneof(
      { weight: 4, arbitrary: proofs(1).map((list) => ({ proofs: list })) },
      { weight: 1, arbitrary: be({}) },
    ),
  );
const FIELDS = ['area', 'stars', 'person'];
const register: fc.Arbitrary<readonly JsonMap[]> = fc
  .nat(5)
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => record(`r${index}`))));

const where: fc.Arbitrary<Json> = fc.constantFrom<Json[]>(
  { area: 'x' },
  { area: ['x', 'y'] },
  { area: { not: 'x' } },
  { stars: { at_least: 3 } },
  { stars: { at_most: 2 } },
  { person: { exists: true } },
  [{ area: 'x' }, { person: 'me' }],
);
const registerName = fc.constantFrom('talks', 'bugs');
const per: fc.Arbitrary<Json> = fc.constantFrom<Json[]>(
  { field: 'area', of: AREAS },
  { field: 'area', of: 'areas' },
  { field: 'person', of: ['me', 'jane'] },
);
const data = name.map((file) => ({ data: `${file}.json`, pointer: '/n' }));

/** Targets as somebody might write them, partial and convincing ones that go with them. */
const atLeast: fc.Arbitrary<JsonMap> = fc
  .tuple(fc.constantFrom('>=', '>'), fc.integer({ min: 0, max: 5 }), fc.boolean(), fc.nat(3))
  .map(([op, number, withPartial, more]) => ({
    target: `${op} ${number}`,
    ...(withPartial && number > 1 ? { partial: number - 1 } : {}),
    ...(more > 0 ? { convincing: `${op} ${number + more - 1}` } : {}),
  }));
const atMost: fc.Arbitrary<JsonMap> = fc
  .tuple(fc.constantFrom('<=', '<'), fc.integer({ min: 1, max: 4 }), fc.boolean())
  .map(([op, number, withPartial]) => ({
    target: `${op} ${number}`,
    ...(withPartial ? { partial: `${op} ${number + 1}` } : {}),
  }));

const options = fc.oneof(
  { weight: 3, arbitrary: be({}) },
  {
    weight: 1,
    arbitrary: some({
      accept: fc.subarray(['file', 'files', 'url', 'run', 'data', 'attested'], { minLength: 1 }),
      independent: fc.boolean(),
      fresh_for: duration,
    }),
  },
);

/** Measures of counts and proofs with at-least targets: those that law 2 is about. */
const growing: fc.Arbitrary<JsonMap> = fc.oneof(
  both(
    registerName.map((count) => ({ count })),
    some({ where, distinct: fc.constantFrom(...FIELDS), since: duration, per }),
    atLeast,
  ),
  both(proofs(1).map((list) => ({ proofs: list }))),
  both(
    proofs(1).map((list) => ({ proofs: list })),
    be({ target: 1 }),
  ),
);

const plain: fc.Arbitrary<JsonMap> = fc.oneof(
  { weight: 3, arbitrary: growing },
  {
    weight: 1,
    arbitrary: both(
      registerName.map((count) => ({ count })),
      some({ where, distinct: fc.constantFrom(...FIELDS), since: duration, per }),
      proof.map((complete) => ({ complete })),
      atMost,
    ),
  },
  {
    weight: 1,
    arbitrary: both(
      registerName.map((share) => ({ share })),
      some({ where, among: where }),
      fc.constantFrom<JsonMap[]>(
        { target: '50%' },
        { target: '> 0', convincing: 60 },
        { target: 0 },
        { target: 90, partial: 10 },
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: both(
      data.map((value) => ({ value })),
      fc.oneof(atLeast, atMost, be({ target: '== 3' })),
    ),
  },
);

/** What a criterion asks: any measure, or parts of several. */
export const measure: fc.Arbitrary<JsonMap> = asked(plain, be({ claims: 'supported' }));
export const growingMeasure: fc.Arbitrary<JsonMap> = asked(growing);

function asked(one: fc.Arbitrary<JsonMap>, other: fc.Arbitrary<JsonMap> = one): fc.Arbitrary<JsonMap> {
  const parts = fc
    .array(both(one, options), { minLength: 1, maxLength: 3 })
    .map((list) => list.map((part, index) => ({ name: `p${index}`, ...part })));
  return fc.oneof(
    { weight: 5, arbitrary: both(one, options) },
    { weight: 1, arbitrary: other },
    {
      weight: 2,
      arbitrary: both(
        fc.tuple(fc.constantFrom('all', 'any'), parts).map(([form, list]) => ({ [form]: list }) as JsonMap),
        options,
      ),
    },
  );
}

const waiver = fc
  .constantFrom('2026-02-10', '2026-02-24', '2026-03-30')
  .map((until) => ({ reason: 'r', by: 'b', on: '2026-01-15', until }));

function criteria(one: fc.Arbitrary<JsonMap>): fc.Arbitrary<readonly JsonMap[]> {
  const extra = some({
    kind: fc.constantFrom('requirement', 'quality', 'advisory'),
    claim: fc.constantFrom('met', 'partial', 'not-met'),
    waiver,
    not_applicable: fc.constant({ reason: 'r', by: 'b', on: '2026-01-01' }),
  });
  const criterion = both(
    fc.oneof({ weight: 9, arbitrary: one }, { weight: 1, arbitrary: be({}) }),
    fc.oneof(be({}), extra),
  );
  return fc
    .tuple(
      both(one, some({ claim: fc.constantFrom('met', 'partial', 'not-met') })),
      fc.array(criterion, { maxLength: 3 }),
    )
    .map(([first, rest]) =>
      [first, ...rest].map((each, index) => ({ id: `c${index}`, statement: 's', ...each })),
    );
}

const window = some({
  starts: fc.constantFrom('2025-12-01', '2026-02-20', '2026-03-30'),
  min: fc.constantFrom('1 week', '2 weeks'),
  max: fc.constantFrom('2 weeks', '12 weeks', 'P6M'),
  extension: plain.map(({ partial: _partial, convincing: _convincing, ...rest }) => rest),
});
const trigger = fc
  .tuple(
    fc.oneof(
      registerName.map((count) => ({ count })),
      data.map((value) => ({ value })),
    ),
    fc.constantFrom('below', 'above'),
    fc.nat(3),
  )
  .map(([one, way, number]) => ({ ...one, [way]: number }));
const risks = fc.array(
  fc.option(trigger).map((one) => (one ? { risk: 'r', trigger: one } : { risk: 'r' })),
  { maxLength: 2 },
);

const claims: fc.Arbitrary<readonly JsonMap[]> = fc
  .array(
    fc.oneof(
      both(
        fc.oneof(
          registerName.map((count) => ({ count })),
          data.map((value) => ({ value })),
        ),
        options,
        be({ says: 3 }),
      ),
      both(
        proofs(1).map((list) => ({ proofs: list })),
        options,
      ),
      be({ disclosed: 'nobody knows' }),
      both(
        proofs(1).map((list) => ({ proofs: list })),
        be({ disclosed: 'nobody knows' }),
      ),
      be({}),
    ),
    { maxLength: 3 },
  )
  .map((list) =>
    list.map((claim, index) => ({
      id: `k${index}`,
      text: `${index} of 3 things`,
      in: [index > 1 ? 'b.md' : 'README.md'],
      ...claim,
    })),
  );

const metrics = fc.array(fc.tuple(plain, fc.boolean()), { maxLength: 2 }).map((list) =>
  list.flatMap(([{ target, partial: _partial, convincing: _convincing, ...one }, aimed], index) =>
    // What shows that a register is complete needs a target in some phase.
    'complete' in one || aimed
      ? [{ id: `m${index}`, name: 'M', ...one, targets: { alpha: target ?? 1 } }]
      : [{ id: `m${index}`, name: 'M', ...one }],
  ),
);

/** The files of a random valid roadmap; `one` is what its criteria ask. */
export function files(one: fc.Arbitrary<JsonMap> = measure): fc.Arbitrary<Files> {
  const gate = criteria(one).map((list) => ({ criteria: list }));
  const opensDone = fc.boolean();
  return fc
    .record({
      talks: register,
      bugs: register,
      before: fc.option(gate),
      alpha: gate,
      after: fc.option(gate),
      opensDone,
      window,
      risks,
      claims,
      metrics,
      passed: fc.constantFrom('2026-01-20', '2025-12-10'),
    })
    .map(({ talks, bugs, before, alpha, after, claims: claimed, metrics: measured, ...more }) => {
      const phases = [
        ...(before ? [{ id: 'first', name: 'F', passed: more.passed, gate: before }] : []),
        {
          id: 'alpha',
          name: 'A',
          window: more.window,
          risks: more.risks,
          gate: { ...alpha, ...(more.opensDone && !after ? { opens: 'done' } : {}) },
        },
        ...(after ? [{ id: 'later', name: 'L', gate: after }] : []),
      ];
      return {
        'roadmap.yaml': { version: 1, name: 'T', phases, maintainers: ['me'] },
        'claims.yaml': { version: 1, claims: claimed },
        'metrics.yaml': { version: 1, metrics: measured },
        'evidence/talks.yaml': { version: 1, register: 'talks', fields: FIELDS, records: talks },
        'evidence/bugs.yaml': { version: 1, register: 'bugs', fields: FIELDS, records: bugs },
        'evidence/areas.yaml': { version: 1, register: 'areas', records: AREAS.map((id) => ({ id })) },
      };
    });
}

const ROOMS = ['a.md', 'b.md', 'README.md', 'docs/c.md'];

/** A random verdict. Kinds of it that a verifier would not give to a proof do no harm. */
const verdict: fc.Arbitrary<Verdict> = fc
  .record(
    {
      verdict: fc.constantFrom('holds', 'holds', 'holds', 'fails', 'unverified'),
      date: fc.constantFrom(...DAYS),
      number: fc.constantFrom(0, 1, 2, 3, 7.5, -1),
      covered: fc.constantFrom(null, `sha256:${'a'.repeat(64)}`),
      rests: fc.subarray(ROOMS, { minLength: 1 }),
      circular: fc.constant(true as const),
      signedBy: fc.constantFrom('me', 'jane'),
    },
    { requiredKeys: ['verdict', 'number'] },
  )
  .chain((one) =>
    fc.nat(5).map((roll) => {
      const { circular, covered, ...rest } = one;
      // Most proofs are neither circular nor stale, or nothing would ever count.
      return {
        observed: 'was seen',
        ...rest,
        ...(roll === 0 && circular ? { circular } : {}),
        ...(roll === 1 && covered !== undefined ? { covered } : {}),
      } as Verdict;
    }),
  );

/** Which claims' texts are missing from their documents. */
const lost = fc.constantFrom<string[][]>([], [], [], ['README.md']);

/** Random evidence for a roadmap, a verdict for each of its proofs. */
export function evidence(roadmap: Roadmap): fc.Arbitrary<Evidence> {
  const list = collectProofs(roadmap);
  return fc
    .tuple(fc.array(verdict, { minLength: list.length, maxLength: list.length }), lost)
    .map(([verdicts, missing]) => ({
      ...evidenceOf(roadmap, { documents: Object.fromEntries(missing.map((file) => [file, []])) }),
      verdicts: new Map(list.map((one, index) => [one.key, fitting(one.kind, verdicts[index]!)])),
    }));
}

/** What only some kinds of proofs can have. */
function fitting(kind: string, { number, date, signedBy, ...rest }: Verdict): Verdict {
  return {
    ...rest,
    ...((kind === 'data' || kind === 'run') && rest.verdict === 'holds' && number !== undefined
      ? { number }
      : {}),
    ...((kind === 'tag' || kind === 'commit') && date ? { date } : {}),
    ...(kind === 'attested' && signedBy ? { signedBy } : {}),
  };
}

/** The same evidence with some of its verdicts changed. */
export function change(base: Evidence, turn: (one: Verdict, key: string) => Verdict): Evidence {
  return { ...base, verdicts: new Map([...base.verdicts].map(([key, one]) => [key, turn(one, key)])) };
}
