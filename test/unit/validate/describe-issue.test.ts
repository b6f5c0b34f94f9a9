import { expect, test } from 'vitest';
import { describeIssue, type Issue } from '../../../src/validate/describe-issue.ts';

/** What is told of one wrong value: the message, the hint, the place. */
function told(path: Issue['path'], input: unknown, expected: string): readonly string[] {
  const [problem, ...more] = describeIssue('f.yaml', { code: 'custom', path, input, message: expected });
  expect(more).toEqual([]);
  expect(problem).toMatchObject({ rule: 'schema', at: { file: 'f.yaml' } });
  return [problem!.message, problem!.hint, 'path' in problem!.at ? problem!.at.path.join('/') : ''];
}

const TRUTH = 'true or false';

test.each<[Issue['path'], unknown, string, readonly string[]]>([
  [['name'], 'x', 'a date', ['"name" is the text "x", but has to be a date', 'write a date', 'name']],
  [['name'], '', 'a date', ['"name" is an empty text, but has to be a date', 'write a date', 'name']],
  [['a', 2], [], 'text', ['entry 3 of "a" is an empty list, but has to be text', 'write text', 'a/2']],
  [['a', 2, 0], [1], 'text', ['entry 1 of "a" is a list, but has to be text', 'write text', 'a/2/0']],
  [[3], {}, 'a record', ['entry 4 is a map, but has to be a record', 'write a record', '3']],
  [['a'], { fil: 1 }, 'text', ['"a" is a map, but has to be text', 'write text', 'a']],
  [[], 'x', 'a map', ['the file is the text "x", but has to be a map', 'write a map', '']],
  [['a', 'b'], undefined, 'text', ['"b" is missing', 'add b: text', 'a']],
  [[], undefined, 'text', ['"the file" is missing', 'add the file: text', '']],
  [
    ['a'],
    7,
    'text',
    ['"a" is the number 7, but has to be text', 'YAML reads this as a number; put it in quotes', 'a'],
  ],
  [['a'], 7, 'a list', ['"a" is the number 7, but has to be a list', 'write a list', 'a']],
  [['a'], false, 'a list', ['"a" is false, but has to be a list', 'write a list', 'a']],
  [
    ['a'],
    'yes',
    TRUTH,
    ['"a" is the text "yes", but has to be true or false', 'in YAML 1.2 "yes" is text; write true', 'a'],
  ],
  [['a'], 'yes', 'a date', ['"a" is the text "yes", but has to be a date', 'write a date', 'a']],
  [
    ['a'],
    'yesterday',
    TRUTH,
    ['"a" is the text "yesterday", but has to be true or false', 'write true or false', 'a'],
  ],
  [['a'], ['yes'], TRUTH, ['"a" is a list, but has to be true or false', 'write true or false', 'a']],
  [
    ['a'],
    7,
    'a list of globs',
    ['"a" is the number 7, but has to be a list of globs', 'write a list of globs', 'a'],
  ],
  [['a'], 7, TRUTH, ['"a" is the number 7, but has to be true or false', 'write true or false', 'a']],
  [
    ['a'],
    '../b',
    'a glob below the root',
    [
      '"a" is the text "../b", but has to be a glob below the root',
      'paths are relative to the root, the folder that holds roadmap/, and never leave it',
      'a',
    ],
  ],
  [
    ['a'],
    {},
    'a glob below the root',
    ['"a" is a map, but has to be a glob below the root', 'write a glob below the root', 'a'],
  ],
  [
    ['a'],
    'x'.repeat(60),
    'a date',
    [`"a" is the text "${'x'.repeat(60)}", but has to be a date`, 'write a date', 'a'],
  ],
  [
    ['a'],
    'x'.repeat(61),
    'a date',
    [`"a" is the text "${'x'.repeat(59)}…", but has to be a date`, 'write a date', 'a'],
  ],
  [['a'], 'x  y\n\n z', 'a date', ['"a" is the text "x  y z", but has to be a date', 'write a date', 'a']],
])('at %j, %j is no %s', (path, input, expected, problem) =>
  expect(told(path, input, expected)).toEqual(problem),
);

test.each([
  ['docs/x.md', 'a list of proofs', 'write a list: [docs/x.md]'],
  ['person', 'a list of field names', 'write a list: [person]'],
  ['npm test', 'a command as a list of texts', 'write a list: [npm, test]'],
  ['sh -c "a"', 'a command as a list of texts', 'write a command as a list of texts'],
  ['a, b', 'a list of globs', 'write a list of globs'],
  ['x', 'text', 'write text'],
])('%j, where it has to be %s', (input, expected, hint) =>
  expect(told(['a'], input, expected)[1]).toBe(hint),
);

test.each([
  ['file', 'id statement proofs', 'it is a proof: proofs: [{ file: … }]'],
  ['file', 'id statement', 'known keys: id, statement'],
  ['fil', 'id proofs', 'known keys: id, proofs'],
  ['id', 'name proofs', 'did you mean "name"?'],
  ['id', 'statement proofs', 'known keys: statement, proofs'],
])('the unknown key "%s" beside %s', (key, message, hint) =>
  expect(
    describeIssue('f.yaml', { code: 'unrecognized_keys', path: [], keys: [key], message }),
  ).toMatchObject([{ message: `unknown key "${key}"`, hint }]),
);
