import { expect, test } from 'vitest';
import { buildRoadmap, type Files } from '../../roadmap-builder.ts';
import { expectRule, problemsIn, withPhase, type Rule } from './refused.ts';

const BARE = withPhase('goal: g');
const withClaim = (claim: string): Files => ({
  ...BARE,
  'claims.yaml': `version: 1\nclaims:\n  - { id: fast, text: 40x faster, in: [README.md], ${claim} }\n`,
});

const FILE = 'roadmap/claims.yaml';

const RULES: readonly Rule[] = [
  ...(['count: reg', 'share: reg', 'value: { data: a.json, pointer: /n }'] as const).map((measure): Rule => ({
    name: `${measure} without says`,
    refused: withClaim(measure),
    accepted: withClaim(`${measure}, says: ">= 40"`),
    rule: 'schema',
    file: FILE,
    at: '{',
    message: '"says" is missing',
    hint: 'add says: what the value has to reach',
  })),
  {
    name: 'says besides all',
    refused: withClaim('says: 40, all: [{ name: p, proofs: [a.md] }]'),
    accepted: withClaim('all: [{ name: p, count: reg, target: 40 }]'),
    rule: 'schema',
    file: FILE,
    at: 'says',
    message: '"says" does not go with "all"',
    hint: 'each part has a target',
  },
  {
    name: 'says at most of a count without complete',
    refused: withClaim('says: "<= 40", count: reg'),
    accepted: withClaim('says: "<= 40", count: reg, complete: all.md'),
    rule: 'schema',
    file: FILE,
    at: '"<= 40"',
    message: 'needs "complete"',
    hint: 'add complete',
  },
  {
    name: 'a part without a target',
    refused: withClaim('any: [{ name: p, count: reg }]'),
    accepted: withClaim('any: [{ name: p, count: reg, target: 1 }]'),
    rule: 'schema',
    file: FILE,
    at: '{ name: p',
    message: '"target" is missing',
    hint: 'add target',
  },
  {
    name: 'claims about claims',
    refused: withClaim('claims: supported'),
    accepted: withClaim('disclosed: It is not proven'),
    rule: 'schema',
    file: FILE,
    at: 'claims',
    message: 'unknown key "claims"',
    hint: '',
  },
];

test.each(RULES)('$name', expectRule);

test('two claims of one name, in two files', async () => {
  const problems = await problemsIn({
    'roadmap.yaml': `${String(BARE['roadmap.yaml'])}claims:\n  - { id: fast, text: Fast, in: [README.md], disclosed: d }\n`,
    'claims.yaml': withClaim('disclosed: d')['claims.yaml'],
  });
  expect(problems).toEqual([
    {
      rule: 'duplicate-id',
      message: 'there are two claims called "fast"',
      hint: 'rename one of them',
      file: FILE,
      marked: 'fast',
    },
  ]);
});

test('a claim as read', async () => {
  const { claims } = await buildRoadmap(withClaim('says: "> 40", value: { run: [bench] }'));
  expect(claims).toMatchObject([
    {
      id: 'fast',
      text: '40x faster',
      in: ['README.md'],
      says: { op: '>', number: 40 },
      disclosed: null,
      ask: { target: { op: '>', number: 40 }, measure: { form: 'value' } },
      at: { file: FILE, path: ['claims', 0] },
    },
  ]);
});

test('claims about claims in a part', async () => {
  const problems = await problemsIn(withClaim('all: [{ name: p, claims: supported }]'));
  expect(problems.map(({ rule }) => rule)).toEqual(['schema']);
});
