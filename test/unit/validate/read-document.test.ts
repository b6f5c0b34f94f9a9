import { describe, expect, test } from 'vitest';
import type { Files } from '../../roadmap-builder.ts';
import { problemsIn, withCriterion, withPhase } from './refused.ts';

const only = (text: string): Files => ({ 'roadmap.yaml': text });
const VALID = 'version: 1\nname: Test\nphases: [{ id: alpha, name: Alpha }]\n';
const messages = async (files: Files): Promise<readonly string[]> =>
  (await problemsIn(files)).map(({ message }) => message);

describe('a file that is no roadmap', () => {
  test.each<[string, string]>([
    ['', 'the file is empty'],
    ['# nothing\n', 'the file is empty'],
    ['just text\n', 'the file is the text "just text", but has to be a roadmap'],
    ['[a, b]\n', 'the file is a list, but has to be a roadmap'],
    ['42\n', 'the file is the number 42, but has to be a roadmap'],
    ['name: Test\nphases: [{ id: a, name: A }]\n', '"version" is missing'],
    ['version: 2\nname: Test\nphases: [{ id: a, name: A }]\n', '"version" is the number 2, but has to be 1'],
    ['version: "1"\nname: Test\nphases: [{ id: a, name: A }]\n', '"version" is the text "1"'],
    ['version: 1\nphases: [{ id: a, name: A }]\n', '"name" is missing'],
    ['version: 1\nname: Test\n', '"phases" is missing'],
    ['version: 1\nname: Test\nphases: []\n', '"phases" is an empty list'],
    ['version: 1\nname: Test\nphases: {}\n', '"phases" is a map, but has to be a list of phases'],
    [
      'version: 1\nname: Test\nphases: [3]\n',
      'entry 1 of "phases" is the number 3, but has to be an id as text',
    ],
    [
      'version: 1\nname: " "\nphases: [{ id: a, name: A }]\n',
      '"name" is the text " ", but has to be text that is not empty',
    ],
    ['version: 1\nname:\nphases: [{ id: a, name: A }]\n', '"name" is empty'],
  ])('%j', async (text, message) => {
    expect(await messages(only(text))).toEqual([expect.stringContaining(message)]);
  });
});

describe('YAML traps get their own hint', () => {
  test.each<[string, string, string]>([
    ['name: 3e21912', 'a number out of range', 'put it in quotes'],
    ['name: 12', 'the number 12', 'YAML reads this as a number; put it in quotes'],
    ['name: true', 'true', 'YAML reads this as a truth value; put it in quotes'],
    ['name: #4 of a series', 'empty', 'in quotes if it begins with "#"'],
    ['name: ~', 'empty', 'write a value'],
  ])('%s', async (line, found, hint) => {
    const [problem] = await problemsIn(only(VALID.replace('name: Test', line)));
    expect(problem!.message).toContain(`"name" is ${found}`);
    expect(problem!.hint).toContain(hint);
  });

  test('a commit that reads as a number', async () => {
    const [problem] = await problemsIn(withCriterion('proofs:\n- { commit: 3e21912 }'));
    expect(problem).toMatchObject({ hint: expect.stringContaining('put it in quotes'), marked: '3e21912' });
  });

  test.each(['no', 'off', 'yes', 'on', 'y', 'N'])('independent: %s', async (word) => {
    const [problem] = await problemsIn(withCriterion(`count: reg\ntarget: 1\nindependent: ${word}`));
    expect(problem!.hint).toBe(
      `in YAML 1.2 "${word}" is text; write ${/^[yo][^f]*$/i.test(word) ? 'true' : 'false'}`,
    );
  });

  test('a merge key', async () => {
    const [problem] = await problemsIn(only(`${VALID}<<: { a: 1 }\n`));
    expect(problem).toMatchObject({
      message: 'unknown key "<<"',
      hint: expect.stringContaining('merge keys'),
    });
  });

  test('a path that leaves the root', async () => {
    const [problem] = await problemsIn(withCriterion('proofs: [../a.md]'));
    expect(problem!.hint).toContain('paths are relative to the root');
  });
});

describe('every error is told, not only the first', () => {
  test('in one file', async () => {
    const problems = await problemsIn(
      only(`version: 1
name: Test
titel: x
phases:
  - id: alpha
    name: Alpha
    passed: 2026-02-30
    gate:
      criteria:
        - { id: one, statement: S, count: nope, target: 1 }
        - { id: two, statement: S, count: reg, target: many }
        - { id: three, statement: S, proofs: [a.md, ../b.md] }
        - text
    risks:
      - { risk: R, trigger: { count: nope } }
  - { id: beta, name: 3 }
registers:
  reg: [{ id: a b }, { id: x, proofs: [] }]
claims:
  - { id: c, text: T }
metrics:
  - { id: m }
`),
    );
    expect(problems.map(({ rule, marked }) => `${rule} ${marked}`).toSorted()).toEqual(
      [
        'schema titel',
        'schema 2026-02-30',
        'reference nope',
        'schema many',
        'schema ../b.md',
        'schema text',
        'reference nope',
        'schema { count: nope }',
        'schema 3',
        'schema a b',
        'schema []',
        'schema { id: c, text: T }',
        'schema { id: m }',
      ]
        .map((line) => line.replace(/\{.*|\[\]/, (value) => value[0]!))
        .toSorted(),
    );
  });

  test('in several files', async () => {
    const problems = await problemsIn({
      'roadmap.yaml': 'version: 1\nname: Test\nphases: [alpha, beta]\n',
      'phases/alpha.yaml': 'version: 1\nid: alpha\n',
      'phases/beta.yaml': 'version: 1\nid: beta\nname: [\n',
      'claims.yaml': 'version: 1\nclaims: {}\n',
      'metrics.yaml': '',
      'evidence/a.yaml': 'version: 1\nrecords: []\n',
    });
    expect(problems.map(({ file, rule }) => `${rule} ${file.slice(8)}`).toSorted()).toEqual([
      'schema claims.yaml',
      'schema evidence/a.yaml',
      'schema metrics.yaml',
      'schema phases/alpha.yaml',
      'yaml-syntax phases/beta.yaml',
    ]);
  });
});

describe('an unknown key', () => {
  test.each<[string, Files, string]>([
    ['traget', withCriterion('count: reg\ntarget: 1\ntraget: 3'), 'did you mean "target"?'],
    ['gaol', withPhase('gaol: x'), 'did you mean "goal"?'],
    ['register', only(`${VALID}register: {}\n`), 'did you mean "registers"?'],
    ['mim', withPhase('window: { mim: 6 weeks }'), 'did you mean "min"?'],
  ])('%s', async (key, files, hint) => {
    expect(await problemsIn(files)).toEqual([
      expect.objectContaining({ message: `unknown key "${key}"`, hint }),
    ]);
  });

  test.each<[string, Files, string]>([
    ['fallbak', withPhase('risks: [{ risk: r, fallbak: x }]'), 'did you mean "fallback"?'],
    ['conatins', withCriterion('proofs: [{ file: a.md, conatins: x }]'), 'did you mean "contains"?'],
  ])('%s', async (key, files, hint) => {
    expect(await problemsIn(files)).toEqual([
      expect.objectContaining({ rule: 'schema', message: `unknown key "${key}"`, hint, marked: key }),
    ]);
  });
});
