import { placeOf } from '../../../src/model/inside.ts';
import { describe, expect, test } from 'vitest';
import { buildRoadmap, type Files } from '../../roadmap-builder.ts';
import { expectRule, problemsIn, withPhase, type Rule } from './refused.ts';

const BARE = withPhase('goal: g');
const register = (name: string, records: string): string =>
  `version: 1\nregister: ${name}\nrecords:\n${records}`;

const RULES: readonly Rule[] = [
  {
    name: 'a register in roadmap.yaml whose name is no id',
    refused: withPhase('goal: g', '  "a b": []\n'),
    accepted: withPhase('goal: g', '  a-b: []\n'),
    rule: 'schema',
    at: '"a b"',
    message: '"a b" is no id',
    hint: 'letters, digits',
  },
  {
    name: 'a file of records whose name is no id',
    refused: { ...BARE, 'evidence/a b.jsonl': '{"id":"x"}\n' },
    accepted: { ...BARE, 'evidence/a-b.jsonl': '{"id":"x"}\n' },
    rule: 'schema',
    file: 'roadmap/evidence/a b.jsonl',
    at: '{',
    message: 'the file\'s name "a b" is no id',
    hint: 'rename it with letters, digits',
  },
  {
    name: 'proofs for a field',
    refused: { ...BARE, 'evidence/a.yaml': `fields: [area, proofs]\n${register('a', '  - { id: x }\n')}` },
    accepted: { ...BARE, 'evidence/a.yaml': `fields: [area, id]\n${register('a', '  - { id: x }\n')}` },
    rule: 'schema',
    file: 'roadmap/evidence/a.yaml',
    at: 'proofs',
    message: 'entry 2 of "fields" is the text "proofs", but has to be the name of a field, which "on"',
    hint: 'write the name of a field',
  },
  {
    name: 'the date for a field',
    refused: { ...BARE, 'evidence/a.yaml': `fields: [on]\n${register('a', '  - { id: x }\n')}` },
    accepted: { ...BARE, 'evidence/a.yaml': `fields: [once]\n${register('a', '  - { id: x }\n')}` },
    rule: 'schema',
    file: 'roadmap/evidence/a.yaml',
    at: 'on',
    message: 'entry 1 of "fields" is the text "on", but has to be the name of a field, which "on"',
    hint: 'write the name of a field',
  },
  {
    name: 'two records of one id in a file',
    refused: { ...BARE, 'evidence/a.yaml': register('a', '  - { id: x }\n  - { id: x }\n') },
    accepted: { ...BARE, 'evidence/a.yaml': register('a', '  - { id: x }\n  - { id: X }\n') },
    rule: 'duplicate-id',
    file: 'roadmap/evidence/a.yaml',
    at: 'x }',
    message: '"a" has two records called "x"',
    hint: 'rename one of them',
  },
  {
    name: 'two records of one id in two files',
    refused: {
      ...BARE,
      'evidence/a.jsonl': '{"id":"x"}\n',
      'evidence/more.yaml': register('a', '  - { id: x }\n'),
    },
    accepted: {
      ...BARE,
      'evidence/a.jsonl': '{"id":"x"}\n',
      'evidence/more.yaml': register('b', '  - { id: x }\n'),
    },
    rule: 'duplicate-id',
    file: 'roadmap/evidence/more.yaml',
    at: 'x }',
    message: '"a" has two records called "x"',
    hint: 'the other is in roadmap/evidence/a.jsonl',
  },
];

test.each(RULES)('$name', expectRule);

test('a wrong line of JSON Lines is told with its line, empty lines or not', async () => {
  const lines = ['', '{"id":"one"}', '', '{"id":"two","on":"2026-02-30"}', '{"on":"2026-01-01"}', '{"id":3}'];
  const problems = await problemsIn({ ...BARE, 'evidence/a.jsonl': `${lines.join('\n')}\n` });
  expect(problems.map(({ message, marked }) => [message, marked])).toEqual([
    ['"on" is the text "2026-02-30", but has to be a day that exists in the calendar', '"2026-02-30"'],
    ['"id" is missing', expect.stringMatching(/^\{/)],
    ['"id" is the number 3, but has to be an id as text', '3'],
  ]);
});

test.each<readonly [where: string, files: Files]>([
  [
    'a file of YAML',
    { ...BARE, 'evidence/a.yaml': register('a', '  - { id: x }\n  - { id: 3 }\n  - { id: "x" }\n') },
  ],
  ['JSON Lines', { ...BARE, 'evidence/a.jsonl': '{"id":"x"}\n\n{"id":3}\n\n{"id": "x"}\n' }],
  ['roadmap.yaml', withPhase('goal: g', '  a: [{ id: x }, { id: 3 }, { id: "x" }]\n')],
])('a wrong record does not hide, nor misplace, what is wrong with others in %s', async (_, files) => {
  const problems = await problemsIn(files);
  expect(problems.map(({ message, marked }) => [message, marked]).sort()).toEqual([
    [expect.stringContaining('"a" has two records called "x"'), '"x"'],
    [expect.stringContaining('"id" is the number 3'), '3'],
  ]);
});

test.each([
  ['a record that is no map', '  - one\n'],
  ['a field that is a map', '  - { id: x, kind: { a: 1 } }\n'],
  ['a field that is empty', '  - { id: x, kind: }\n'],
  ['a list of lists', '  - { id: x, kind: [[a]] }\n'],
  ['an impossible date', '  - { id: x, on: 2026-02-29 }\n'],
  ['a moment in place of a date', '  - { id: x, on: 2026-02-28T00:00:00Z }\n'],
  ['an id with a space', '  - { id: a b }\n'],
  ['an id that begins with a dot', '  - { id: .a }\n'],
  ['no proofs', '  - { id: x, proofs: [] }\n'],
  ['a number that is none', '  - { id: x, stars: .inf }\n'],
  ['a number out of range', '  - { id: x, stars: 3e21912 }\n'],
])('%s is no record', async (_, records) => {
  const problems = await problemsIn({ ...BARE, 'evidence/a.yaml': register('a', records) });
  expect(problems.map(({ rule }) => rule)).toEqual(['schema']);
});

describe('what is read', () => {
  const files: Files = {
    ...BARE,
    'evidence/b.yaml': register(
      'late',
      '  - { id: b, on: 2026-01-01, kind: [x, 1, true], proofs: [b.md] }\n',
    ),
    'evidence/late.jsonl': '{"id":"c"}\n\n{"id":"a"}\n',
    'evidence/none.yaml': 'version: 1\nregister: none\nrecords: []\n',
    'evidence/void.jsonl': '',
  };

  test('registers by name and records by id, whatever file they are from', async () => {
    const { registers } = await buildRoadmap(files);
    expect(registers.map(({ name, records }) => [name, records.map(({ id }) => id)])).toEqual([
      ['late', ['a', 'b', 'c']],
      ['none', []],
      ['reg', ['one']],
      ['void', []],
    ]);
    expect(registers[0]!.records.map(placeOf)).toEqual([
      { file: 'roadmap/evidence/late.jsonl', path: [2] },
      { file: 'roadmap/evidence/b.yaml', path: ['records', 0] },
      { file: 'roadmap/evidence/late.jsonl', path: [0] },
    ]);
  });

  test('the order of the files does not show', async () => {
    const turned = Object.fromEntries(Object.entries(files).toReversed());
    expect((await buildRoadmap(turned)).registers).toEqual((await buildRoadmap(files)).registers);
  });

  test('a record, and its fields', async () => {
    const { registers } = await buildRoadmap(files);
    expect(registers[0]!.records[1]).toMatchObject({
      id: 'b',
      on: '2026-01-01',
      proofs: [{ kind: 'file', file: 'b.md' }],
      fields: { id: 'b', kind: ['x', 1, true] },
    });
    expect(registers[0]!.records[0]).toMatchObject({ on: null, proofs: [] });
  });
});
