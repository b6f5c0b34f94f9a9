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
    ['fallbak', withPhase('risks: [{ risk: r, fallbak: x }]'), 'did you mean "fallback"?'],
    ['conatins', withCriterion('proofs: [{ file: a.md, conatins: x }]'), 'did you mean "contains"?'],
  ])('%s', async (key, files, hint) => {
    expect(await problemsIn(files)).toEqual([
      expect.objectContaining({ rule: 'schema', message: `unknown key "${key}"`, hint, marked: key }),
    ]);
  });
});

describe('a misspelt key that has to be there', () => {
  test.each<[string, Files, readonly string[]]>([
    ['of the file', only(VALID.replace('name: Test', 'nmae: Test')), ['unknown key "nmae"']],
    ['of an entry', only(VALID.replace('name: Alpha', 'nmae: Alpha')), ['unknown key "nmae"']],
    [
      'is another one',
      only(VALID.replace('name: Test', 'xyz: Test')),
      ['"name" is missing', 'unknown key "xyz"'],
    ],
    [
      'that is there as well',
      only(VALID.replace('name: Test', 'nmae: Test\nname: 3')),
      ['"name" is the number 3, but has to be text', 'unknown key "nmae"'],
    ],
    [
      'of one entry, which another lacks',
      only(VALID.replace('}]', '}, { id: beta }]').replace('name: Alpha', 'nmae: Alpha')),
      ['"name" is missing', 'unknown key "nmae"'],
    ],
  ])('%s', async (_, files, expected) => {
    expect((await messages(files)).toSorted()).toEqual(expected);
  });
});

describe('the rest of a file is read all the same', () => {
  const dangling = (more: string, head = 'version: 1\nname: Test'): string => `${head}
phases:
  - id: alpha
    name: Alpha
    gate: { criteria: [{ id: one, statement: S, count: nope, target: 1 }] }
${more}`;

  test.each<[string, string, string]>([
    ['another version', dangling('', 'version: 2\nname: Test'), '"version" is the number 2, but has to be 1'],
    ['no version', dangling('', 'name: Test'), '"version" is missing'],
    ['no name', dangling('', 'version: 1'), '"name" is missing'],
    ['an unknown key', dangling('titel: x'), 'unknown key "titel"'],
    ['a wrong key', dangling('maintainers: 3'), '"maintainers" is the number 3'],
    ['no list of claims', dangling('claims: 3'), '"claims" is the number 3'],
    ['no list of metrics', dangling('metrics: x'), '"metrics" is the text "x"'],
    ['what is no phase', dangling('  - 3'), 'entry 2 of "phases" is the number 3'],
    ['a phase without a name', dangling('  - { id: beta }'), '"name" is missing'],
    ['a phase without an id', dangling('  - { name: Beta }'), '"id" is missing'],
    ['what is no risk', dangling('    risks: [3]'), 'entry 1 of "risks" is the number 3'],
    ['a risk without its text', dangling('    risks: [{ mitigation: m }]'), '"risk" is missing'],
    ['what is no claim', dangling('claims: [3]'), 'entry 1 of "claims" is the number 3'],
    ['what is no metric', dangling('metrics: [3]'), 'entry 1 of "metrics" is the number 3'],
    ['a metric without a name', dangling('metrics: [{ id: m }]'), '"name" is missing'],
    ['what is no record', dangling('registers: { reg: [3] }'), 'entry 1 of "reg" is the number 3'],
    ['a record without an id', dangling('registers: { reg: [{ on: 2026-01-05 }] }'), '"id" is missing'],
    ['a record with a wrong id', dangling('registers: { reg: [{ id: a b }] }'), '"id" is the text "a b"'],
    ['a wrong key of a phase', dangling('    goal: 3'), '"goal" is the number 3'],
    ['a wrong key in a window', dangling('    window: { min: soon }'), '"min" is the text "soon"'],
  ])('%s', async (_, text, message) => {
    const told = await messages(only(text));
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([expect.stringContaining(message), expect.stringContaining('nope')]),
    );
  });

  test.each<[string, Files, string]>([
    [
      'a register with a wrong record',
      { 'evidence/reg.yaml': 'version: 1\nregister: reg\nrecords: [{ id: a, kind: x }, 3]\n' },
      'entry 2 of "records" is the number 3',
    ],
    [
      'a register of another version',
      { 'evidence/reg.yaml': 'version: 3\nregister: reg\nrecords: [{ id: a, kind: x }]\n' },
      '"version" is the number 3',
    ],
    [
      'lines with a wrong record',
      { 'evidence/reg.jsonl': '{"id":"a","kind":"x"}\n\n3\n' },
      'entry 2 is the number 3',
    ],
    [
      'lines with a record without an id',
      { 'evidence/reg.jsonl': '{"id":"a","kind":"x"}\n{"on":"2026-01-05"}\n' },
      '"id" is missing',
    ],
  ])('%s', async (_, files, message) => {
    const text = `version: 1
name: Test
phases:
  - id: alpha
    name: Alpha
    gate:
      criteria:
        - { id: one, statement: S, count: reg, where: { kind: x }, target: 1 }
        - { id: two, statement: S, count: reg, where: { sort: x }, target: 1 }
`;
    const told = await messages({ ...only(text), ...files });
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([expect.stringContaining(message), expect.stringContaining('sort')]),
    );
  });
});

describe('what a damaged file declares is not missed', () => {
  const asking = (sort: string): Files => ({
    'roadmap.yaml': `version: 1
name: Test
phases:
  - id: alpha
    name: Alpha
    gate: { criteria: [{ id: one, statement: S, count: reg, where: { ${sort}: x }, target: 1 }] }
`,
  });

  test.each<[string, Files, readonly string[]]>([
    [
      'a field of a wrong record',
      {
        ...asking('sort'),
        'evidence/reg.yaml': 'version: 1\nregister: reg\nrecords: [3, { id: a b }, { id: c, sort: }]\n',
      },
      ['entry 1 of "records" is the number 3', '"id" is the text "a b"', '"sort" is empty'],
    ],
    [
      'a field of a wrong line',
      { ...asking('sort'), 'evidence/reg.jsonl': 'null\n{"id":"c","sort":{}}\n' },
      ['entry 1 is empty', '"sort" is a map'],
    ],
    [
      'what every record may have is no such field',
      {
        ...asking('on'),
        'evidence/reg.yaml': 'version: 1\nregister: reg\nrecords: [{ id: a b, on: 2026-01-05 }]\n',
      },
      ['"id" is the text "a b"', 'has a field "on"'],
    ],
    ['lines that are no JSON', { ...asking('sort'), 'evidence/reg.jsonl': '{"id":\n' }, ['']],
    ['YAML that is none', { ...asking('sort'), 'evidence/reg.yaml': 'register: reg\nrecords: [\n' }, ['']],
  ])('%s', async (_, files, expected) => {
    const told = await messages(files);
    expect(told).toHaveLength(expected.length);
    expect(told).toEqual(
      expect.arrayContaining(expected.map((part) => expect.stringContaining(part) as string)),
    );
  });
});
