import { describe, expect, test } from 'vitest';
import type { CountMeasure, Goal } from '../../../src/model/roadmap.ts';
import { buildRoadmap } from '../../roadmap-builder.ts';
import { problemsIn, type Row, testRows, withCriterion } from './refused.ts';

const ROWS: readonly Row[] = [
  [
    'an unknown register',
    'count: rge\ntarget: 1',
    'count: reg\ntarget: 1',
    'reference',
    'rge',
    'no register is called "rge"',
    'did you mean "reg" (roadmap/roadmap.yaml)?',
  ],
  [
    'a register that resembles none',
    'count: zzzzzz\ntarget: 1',
    'count: empty\ntarget: 1',
    'reference',
    'zzzzzz',
    'no register is called "zzzzzz"',
    'registers: reg, groups, empty; to start it, write roadmap/evidence/zzzzzz.yaml: version: 1, register: zzzzzz, records: []',
  ],
  [
    'an unknown register of a share',
    'share: regg\ntarget: 50%',
    'share: reg\ntarget: 50%',
    'reference',
    'regg',
    'no register',
    'did you mean "reg"',
  ],
  [
    'an unknown field in where',
    'count: reg\nwhere: { knid: talk }\ntarget: 1',
    'count: reg\nwhere: { kind: talk }\ntarget: 1',
    'reference',
    'knid',
    'no record of "reg" has a field "knid"',
    'did you mean "kind"?',
  ],
  [
    'an unknown field in a second map',
    'count: reg\nwhere: [{ kind: talk }, { star: 3 }]\ntarget: 1',
    'count: reg\nwhere: [{ kind: talk }, { stars: 3 }]\ntarget: 1',
    'reference',
    'star',
    'a field "star"',
    'did you mean "stars"?',
  ],
  [
    'an unknown field in a list of one map',
    'count: reg\nwhere: [{ star: 3 }]\ntarget: 1',
    'count: reg\nwhere: [{ stars: 3 }]\ntarget: 1',
    'reference',
    '',
    'a field "star"',
    'did you mean "stars"?',
  ],
  [
    'an unknown field in among',
    'share: reg\namong: { sort: talk }\ntarget: 50',
    'share: reg\namong: { kind: talk }\ntarget: 50',
    'reference',
    'sort',
    'a field "sort"',
    'fields of reg: id, kind, stars',
  ],
  [
    'an unknown field in distinct',
    'count: reg\ndistinct: kinds\ntarget: 1',
    'count: reg\ndistinct: id\ntarget: 1',
    'reference',
    'kinds',
    'a field "kinds"',
    'did you mean "kind"?',
  ],
  [
    'an unknown field in per',
    'count: reg\nper: { field: knd, of: [talk] }\ntarget: 1',
    'count: reg\nper: { field: kind, of: [talk] }\ntarget: 1',
    'reference',
    'knd',
    'a field "knd"',
    'did you mean "kind"?',
  ],
  [
    'a field of an empty register',
    'count: empty\nwhere: { kind: talk }\ntarget: 1',
    'count: empty\nwhere: { id: talk }\ntarget: 1',
    'reference',
    'kind',
    'no record of "empty" has a field "kind"',
    'write fields: [kind] into',
  ],
  [
    'an unknown register of groups',
    'count: reg\nper: { field: kind, of: group }\ntarget: 1',
    'count: reg\nper: { field: kind, of: groups }\ntarget: 1',
    'reference',
    'group',
    'no register is called "group"',
    'did you mean "groups"',
  ],
  [
    'no groups',
    'count: reg\nper: { field: kind, of: empty }\ntarget: 1',
    'count: reg\nper: { field: kind, of: { register: groups } }\ntarget: 1',
    'reference',
    'empty',
    '"empty" has no such records, so there are no groups',
    'add such records, or list the members here: of: [a, b]',
  ],
  [
    'no matching groups',
    'count: reg\nper: { field: kind, of: { register: groups, where: { of: none } } }\ntarget: 1',
    'count: reg\nper: { field: kind, of: { register: groups, where: { of: talk } } }\ntarget: 1',
    'reference',
    '{ register',
    'no groups',
    'add such records, or list the members here: of: [a, b]',
  ],
  [
    'a group that stands twice',
    'count: reg\nper: { field: kind, of: [talk, post, talk] }\ntarget: 1',
    'count: reg\nper: { field: kind, of: [talk, post, 1, "1", true] }\ntarget: 1',
    'schema',
    'talk',
    '"talk" stands twice',
    'remove one',
  ],
  [
    'where without a measure',
    'where: { kind: talk }',
    'claim: not-met',
    'schema',
    'where',
    '"where" stands without a measure',
    'count or share',
  ],
  ...(
    ['distinct: kind', 'since: 30 days', 'per: { field: kind, of: [talk] }', 'complete: all.md'] as const
  ).map((line): Row => {
    const key = line.split(':')[0]!;
    return [
      `${key} of a share`,
      `share: reg\ntarget: 1\n${line}`,
      key === 'complete' ? `count: reg\ntarget: "<= 9"\n${line}` : `count: reg\ntarget: 1\n${line}`,
      'schema',
      key,
      `"${key}" does not go with "share"`,
      'it belongs to count',
    ];
  }),
  [
    'among of a count',
    'count: reg\namong: { kind: talk }\ntarget: 1',
    'share: reg\namong: { kind: talk }\ntarget: 1',
    'schema',
    'among',
    '"among" does not go with "count"',
    'it belongs to share',
  ],
  [
    'where of proofs',
    'proofs: [a.md]\nwhere: { kind: talk }',
    'proofs: [a.md]',
    'schema',
    'where',
    '"where" does not go with "proofs"',
    'count or share',
  ],
  [
    'a value of a proof that reads no number',
    'value: a.md\ntarget: 1',
    'value: { data: a.json, pointer: /n }\ntarget: 1',
    'schema',
    'a.md',
    'a "file" proof gives no number',
    '{data: PATH, pointer: /a/b}',
  ],
  [
    'a value of a url',
    'value: https://example.org\ntarget: 1',
    'value: { run: [node, count.js] }\ntarget: 1',
    'schema',
    'https',
    'a "url" proof gives no number',
    '{run: [...]}',
  ],
  [
    'a proof of a value is checked as well',
    'value: { data: a.json, pointer: /n, shows: { kind: /k } }\ntarget: 1',
    'value: { data: a.json, pointer: /n, is: 3 }\ntarget: 1',
    'schema',
    'shows',
    '"shows" names fields of a record',
    'move the proof to a record',
  ],
  [
    'the proof of complete is checked as well',
    'count: reg\ntarget: "< 9"\ncomplete: { file: a.md, digest: "sha256:%" }'.replace('%', 'a'.repeat(64)),
    'count: reg\ntarget: "< 9"\ncomplete: { file: a.md, covers: "a/*", digest: "sha256:%" }'.replace(
      '%',
      'a'.repeat(64),
    ),
    'schema',
    'digest',
    '"digest" has no "covers"',
    'add covers',
  ],
];

testRows(ROWS, withCriterion);

test('an unknown field of the groups', async () => {
  const criterion = (field: string): string =>
    `count: reg\nper: { field: kind, of: { register: groups, where: { ${field}: talk } } }\ntarget: 1`;
  expect(await problemsIn(withCriterion(criterion('off')))).toContainEqual({
    rule: 'reference',
    message: 'no record of "groups" has a field "off"',
    hint: 'did you mean "of"?',
    file: 'roadmap/roadmap.yaml',
    marked: 'off',
  });
  expect(await problemsIn(withCriterion(criterion('of')))).toEqual([]);
});

test('a field that only `fields` names may be used', async () => {
  const files = (fields: string) => ({
    ...withCriterion('count: later\nwhere: { kind: talk }\ndistinct: person\ntarget: 1'),
    'evidence/later.yaml': `version: 1\nregister: later\n${fields}records: []\n`,
  });
  expect(await problemsIn(files('fields: [kind, person]\n'))).toEqual([]);
  expect(await problemsIn(files('fields: [person]\n'))).toMatchObject([
    {
      rule: 'reference',
      message: 'no record of "later" has a field "kind"',
      marked: 'kind',
      hint: 'it has no records yet: write fields: [person, kind] into roadmap/evidence/later.yaml',
    },
  ]);
  const hint =
    'did you mean "kinds"? If not, write fields: [kinds, person, kind] into roadmap/evidence/later.yaml';
  expect(await problemsIn(files('fields: [kinds, person]\n'))).toMatchObject([{ hint }]);
});

test('what is no field is not to be named as one', async () => {
  const files = {
    ...withCriterion('count: later\ndistinct: proofs\ntarget: 1'),
    'evidence/later.yaml': 'version: 1\nregister: later\nrecords: []\n',
  };
  expect(await problemsIn(files)).toMatchObject([{ rule: 'reference', hint: 'fields of later: id' }]);
});

test('a record that is wrong hides no wrong reference', async () => {
  const problems = await problemsIn({
    ...withCriterion('count: later\nwhere: { kind: talk }\nper: { field: kind, of: later }\ntarget: 1'),
    'evidence/later.yaml': 'version: 1\nregister: later\nrecords:\n  - { id: one, knd: { a: 1 } }\n',
  });
  expect(problems.map(({ rule, marked }) => [rule, marked])).toEqual([
    ['schema', '{'],
    ['reference', 'kind'],
    ['reference', 'kind'],
  ]);
});

test('what a register that is no YAML lacks may only look missing', async () => {
  const problems = await problemsIn({
    ...withCriterion('count: later\nwhere: { kind: talk }\ntarget: 1'),
    'evidence/later.yaml': 'version: 1\nregister: later\nrecords: [\n',
  });
  expect(problems.map(({ rule }) => rule)).toEqual(['yaml-syntax']);
});

describe('what is read', () => {
  const read = async (criterion: string): Promise<Goal> =>
    (await buildRoadmap(withCriterion(criterion))).phases[0]!.gate!.criteria[0]!.ask as Goal;

  test('the members of a register by id, each once', async () => {
    const { measure } = await read('count: reg\nper: { field: kind, of: groups }\ntarget: 1');
    expect((measure as CountMeasure).per).toEqual({ field: 'kind', members: ['g1', 'g2'] });
  });

  test('the members of a list as written', async () => {
    const { measure } = await read('count: reg\nper: { field: kind, of: [post, talk] }\ntarget: 1');
    expect((measure as CountMeasure).per!.members).toEqual(['post', 'talk']);
  });

  test('what is left out is null', async () => {
    expect(await read('count: reg\ntarget: 1')).toMatchObject({
      measure: {
        form: 'count',
        register: 'reg',
        where: null,
        distinct: null,
        since: null,
        per: null,
        complete: null,
      },
      partial: null,
      convincing: null,
      options: { accept: null, independent: false, freshFor: null },
    });
  });
});

test('of very many groups each is looked at once', async () => {
  const of = Array.from({ length: 250_000 }, (_, n) => `m${n}`);
  const files = withCriterion(`count: talks\nper: { field: kind, of: ${JSON.stringify(of)} }\ntarget: 1`);
  const register = { version: 1, register: 'talks', fields: ['kind'], records: [] };
  expect(await problemsIn({ ...files, 'evidence/talks.yaml': register })).toEqual([]);
});
