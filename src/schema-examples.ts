/** An example for each key of the files that people write: what editors show and offer beside its description. */

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** By key, or by `owner.key` where the same key has another meaning: the owner is the key or file it stands below. */
export const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  version: [1],

  // roadmap.yaml
  'roadmap.name': ['12-Factor AgentOps'],
  'roadmap.phases': [['foundation', 'alpha', 'beta']],
  maintainers: [['author']],
  registers: [{ reviews: [{ id: 'jane', on: '2026-01-12', proofs: ['docs/reviews/jane.md'] }] }],
  documents: [{ include: ['README.md', 'docs/**/*.md'] }],
  include: [['README.md', 'ROADMAP.md', 'docs/**/*.md']],
  exclude: [['docs/archive/**']],
  philosophy: ['No evidence, no credit'],
  review: ['The first Monday of each month'],
  focus: [['Find collaborators', 'Publish factor V']],
  versioning: ['Semantic versioning from v1.0 on'],

  // A phase
  id: ['alpha'],
  name: ['Alpha - Testing Generalization'],
  goal: ['Find out if the patterns hold elsewhere'],
  passed: ['2026-02-20'],
  window: [{ min: '6 weeks', max: '12 weeks' }],
  starts: ['2025-12-01'],
  'window.min': ['6 weeks'],
  'window.max': ['12 weeks'],
  extension: [{ count: 'feedback', since: '30 days', target: 1 }],
  gate: [
    { criteria: [{ id: 'reviewed', statement: '3+ people have reviewed it', count: 'reviews', target: 3 }] },
  ],
  opens: ['beta', 'done'],
  criteria: [[{ id: 'reviewed', statement: '3+ people have reviewed it', count: 'reviews', target: 3 }]],
  risks: [[{ risk: 'Nobody reviews it', mitigation: 'Ask in person', fallback: 'Extend the phase' }]],
  risk: ['No collaborators engage'],
  mitigation: ['Ask people in person, and ask for little'],
  fallback: ['Extend the phase and ask elsewhere'],
  trigger: [{ count: 'collaborators', below: 1 }],
  below: [1],
  above: [10],
  objectives: [['Tests by people from different domains']],
  scope: [{ included: ['A public repository'], deferred: ['Workshops'] }],
  milestones: [{ documents: ['README', 'Limitations'] }],
  status: [{ done: ['Repository'], waiting: ['Launch'] }],
  learnings: ['People want examples first'],
  notes: ['Planned for the first quarter'],

  // A criterion
  'criteria.id': ['community-validation'],
  statement: ['3+ collaborators have finished a review'],
  kind: ['quality'],
  claim: ['not-met'],
  waiver: [{ reason: 'The audit is booked for May', by: 'author', on: '2026-03-01', until: '2026-05-15' }],
  'waiver.reason': ['The audit is booked for May'],
  until: ['2026-05-15'],
  not_applicable: [{ reason: 'No public API yet', by: 'author', on: '2026-03-01' }],
  'not_applicable.reason': ['No public API yet'],
  by: ['author'],

  // A measure
  count: ['collaborators'],
  share: ['releases'],
  where: [{ review: 'complete' }],
  'of.where': [{ published: true }],
  among: [{ year: 2026 }],
  distinct: ['person'],
  since: ['30 days'],
  per: [{ field: 'factor', of: 'factors' }],
  field: ['factor'],
  of: ['factors', ['north', 'south']],
  'of.register': ['factors'],
  not: ['federal', ['federal', 'state']],
  exists: [true],
  at_least: [3],
  at_most: [10],
  complete: ['docs/all-incidents.md'],
  value: [{ data: 'bench/speedup.json', pointer: '/ratio' }],
  proofs: [['docs/reviews/jane.md']],
  claims: ['supported'],
  all: [[{ name: 'reviews', count: 'reviews', target: 3 }]],
  any: [[{ name: 'survey', proofs: ['docs/survey.md'] }]],
  'part.name': ['reviews'],
  target: [3, '>= 95%', '<= 2'],
  partial: [1],
  convincing: [5],
  accept: [['file', 'commit']],
  independent: [true],
  fresh_for: ['90 days'],

  // A register and its records
  register: ['collaborators'],
  fields: [['person', 'review']],
  records: [[{ id: 'jane', on: '2026-01-12', person: 'jane', proofs: ['docs/reviews/jane.md'] }]],
  'record.id': ['jane'],
  on: ['2026-01-12'],

  // A proof
  file: ['docs/limitations.md'],
  contains: ['All clear', ['one', 'two']],
  excludes: ['TODO'],
  matches: ['[0-9]+ of [0-9]+ passed'],
  headings: ['Limitations'],
  min_words: [200],
  files: ['docs/factors/*.md'],
  'proof.min': [6],
  each: [{ headings: 'Example' }],
  data: ['bench/speedup.json'],
  pointer: ['/ratio'],
  is: ['>= 40'],
  equals: ['passed', true],
  shows: [{ stars: '/stargazers_count' }],
  junit: ['reports/junit.xml'],
  min_tests: [100],
  commit: ['3f2a91c'],
  tag: ['v1.0.0'],
  paths: ['src/**'],
  signed: [true],
  run: [['npm', 'test']],
  exit: [0],
  timeout: [300],
  stdout: [{ contains: 'ok' }],
  must_fail: [['npm', 'run', 'test:broken']],
  cache: ['1 day'],
  url: ['https://example.org/status.json'],
  attested: [{ by: 'jane', on: '2026-01-12', statement: 'I use it at work' }],
  'attested.by': ['jane'],
  'attested.statement': ['I use it at work'],
  signature: ['roadmap/signatures/reviews/jane.sig'],
  covers: ['src/**/*.ts'],
  digest: [`sha256:${'0'.repeat(64)}`],

  // claims.yaml
  'claims.claims': [[{ id: 'users', text: '500 users', in: ['README.md'], says: 500, count: 'users' }]],
  'roadmap.claims': [[{ id: 'users', text: '500 users', in: ['README.md'], says: 500, count: 'users' }]],
  'claims.id': ['speedup'],
  text: ['Proven 40x speedups'],
  in: [['README.md']],
  says: ['>= 40'],
  disclosed: ['The session log is private; no public evidence exists.'],

  // metrics.yaml
  metrics: [[{ id: 'factors', name: 'Factors documented', count: 'factors', targets: { alpha: 6 } }]],
  'metrics.id': ['factors-documented'],
  'metrics.name': ['Factors documented'],
  group: ['Framework maturity'],
  targets: [{ alpha: 6, beta: 12 }],

  // baseline.yaml
  reset: [{ on: '2026-03-01', reason: 'The guide moved here' }],
  'reset.reason': ['The guide moved here'],
  entries: [
    [
      {
        rule: 'claim-unregistered',
        file: 'README.md',
        fingerprint: `sha256:${'0'.repeat(64)}`,
        text: 'It is 40x faster.',
        since: '2026-03-01',
      },
    ],
  ],
  rule: ['claim-unregistered'],
  'entries.file': ['README.md'],
  fingerprint: [`sha256:${'0'.repeat(64)}`],
  'entries.text': ['It is 40x faster.'],
  'entries.since': ['2026-03-01'],
  'entries.count': [2],

  // decisions/<NNNN>-<name>.yaml
  'decision.on': ['2026-03-01'],
  phase: ['alpha'],
  computed: ['extend'],
  'decision.rule': ['partial'],
  taken: ['extend'],
  'decision.by': ['author'],
  'decision.reason': ['Two reviews are on their way'],
  inputs: [`sha256:${'0'.repeat(64)}`],
  previous: [`sha256:${'0'.repeat(64)}`],
};

/** Files that programs write have no examples. */
const WITHOUT: ReadonlySet<string> = new Set(['report', 'verdicts']);

/**
 * A schema with the examples of its keys.
 * @param owner the file, or the key that the schema is of
 */
export function addExamples(owner: string, schema: JsonSchema): JsonSchema {
  return WITHOUT.has(owner) ? schema : (withExamples(owner, schema) as JsonSchema);
}

function withExamples(owner: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withExamples(owner, one));
  if (typeof value !== 'object' || value === null) return value;
  return mapValues(value as JsonSchema, (keyword, one) => {
    if (keyword === 'properties')
      return mapValues(one as JsonSchema, (key, inner) => ofKey(owner, key, inner));
    if (keyword === 'definitions') return mapValues(one as JsonSchema, withExamples);
    return withExamples(owner, one);
  });
}

function ofKey(owner: string, key: string, schema: unknown): unknown {
  const examples = EXAMPLES[`${owner}.${key}`] ?? EXAMPLES[key];
  const { description, ...rest } = withExamples(key, schema) as JsonSchema;
  return { description, ...(examples && { examples }), ...rest };
}

function mapValues(map: JsonSchema, turn: (key: string, value: unknown) => unknown): JsonSchema {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, turn(key, value)]));
}
