import { describe, expect, test } from 'vitest';
import { problemsIn, testRows, withCriterion, type Row } from './refused.ts';

/** A row without the rule's id, which is `schema`. */
type ProofRow = readonly [string, string, string, string, string, string];
const SHA = `sha256:${'0'.repeat(64)}`;

const ROWS: readonly ProofRow[] = [
  [
    'a digest of nothing',
    `{ file: a.md, digest: "${SHA}" }`,
    `{ file: a.md, digest: "${SHA}", covers: [src/**] }`,
    'digest',
    '"digest" has no "covers"',
    'add covers: a list of globs',
  ],
  [
    'is and equals of data',
    '{ data: a.json, pointer: /n, is: 3, equals: 3 }',
    '{ data: a.json, pointer: /n, equals: [3, null] }',
    'equals',
    '"is" and "equals" are both given',
    'keep one',
  ],
  [
    'shows without a record',
    '{ data: a.json, pointer: /n, shows: { kind: /k } }',
    '{ data: a.json, pointer: /n }',
    'shows',
    '"shows" names fields of a record',
    'move the proof to a record',
  ],
  [
    'is and equals of a url',
    '{ url: "https://example.org", pointer: /n, is: 3, equals: 3 }',
    '{ url: "https://example.org", pointer: /n, is: 3 }',
    'equals',
    '"is" and "equals" are both given',
    'keep one',
  ],
  [
    'a kind that is misspelt',
    '{ min_words: 3, fil: a.md }',
    '{ min_words: 3, file: a.md }',
    'fil',
    'unknown key "fil"',
    'did you mean "file"?',
  ],
  [
    'two kinds in one',
    '{ file: a.md, tag: v1.0.0 }',
    '{ file: a.md }, { tag: v1.0.0 }',
    '{',
    'a proof is of exactly one kind, and this one is of 2: file, tag',
    'write each as a proof of its own',
  ],
  [
    'no kind at all',
    '{ min_words: 3 }',
    '{ file: a.md, min_words: 3 }',
    '{',
    'has to be a proof: a path, a glob, a web address, or a map with exactly one of file, files',
    'write a proof',
  ],
  [
    'is of a url without a pointer',
    '{ url: "https://example.org", is: 3 }',
    '{ url: "https://example.org" }',
    'is',
    'there is no "pointer"',
    'add pointer: /a/b',
  ],
  [
    'equals of a url without a pointer',
    '{ url: "https://example.org", equals: 3 }',
    '{ url: "https://example.org", pointer: /n, equals: 3 }',
    'equals',
    'there is no "pointer"',
    'add pointer: /a/b',
  ],
  [
    'the same proof twice',
    'a.md, b.md, { file: ./a.md }',
    'a.md, b.md, { file: a.md, min_words: 1 }',
    '{ file: ./a.md }',
    'the same proof stands twice',
    'remove one',
  ],
  [
    'a pattern that matches the empty text',
    '{ file: a.md, matches: "a*" }',
    '{ file: a.md, matches: "a+" }',
    '"a*"',
    'the pattern matches the empty text',
    'needs at least a character',
  ],
  [
    'a pattern that is none',
    '{ file: a.md, matches: "(a" }',
    '{ file: a.md, matches: "(a)" }',
    '"(a"',
    'the pattern is no RE2 regular expression',
    'correct it; RE2 has no look-around and no back-references',
  ],
  [
    'a pattern with a look-ahead, which RE2 has not',
    '{ files: "a/*", each: { matches: "a(?=b)" } }',
    '{ files: "a/*", each: { matches: "ab" } }',
    '"a(?=b)"',
    'the pattern is no RE2 regular expression',
    'correct it; RE2 has no look-around and no back-references',
  ],
  [
    'a pattern of stdout',
    '{ run: [ls], stdout: { matches: "^" } }',
    '{ run: [ls], stdout: { matches: "^a" } }',
    '"^"',
    'the pattern matches the empty text',
    'needs at least a character',
  ],
];
const rules = (rows: readonly ProofRow[]): readonly Row[] =>
  rows.map(([name, refused, accepted, ...told]) => [name, refused, accepted, 'schema', ...told]);

describe('the proofs of criteria', () => {
  testRows(rules(ROWS), (proof) => withCriterion(`proofs: [${proof}]`));
});

describe('the proofs of records', () => {
  testRows(
    rules(ROWS.filter(([name]) => name !== 'shows without a record')),
    (proof) => ({
      ...withCriterion('count: more\ntarget: 1'),
      'evidence/more.yaml': `version: 1\nregister: more\nrecords:\n  - id: one\n    proofs: [${proof}]\n`,
    }),
    'roadmap/evidence/more.yaml',
  );

  const record = (proofs: string) => ({
    ...withCriterion('count: more\ntarget: 1'),
    'evidence/more.jsonl': `{"id":"one","kind":"a","proofs":${proofs}}\n`,
  });

  test('shows names their fields', async () => {
    expect(await problemsIn(record('[{"data":"a.json","pointer":"/n","shows":{"kind":"/k"}}]'))).toEqual([]);
  });
});

test.each([
  ['an empty text', '{ file: a.md, contains: "" }'],
  ['white space', '{ file: a.md, contains: "  " }'],
  ['an empty list', '{ file: a.md, contains: [] }'],
  ['an empty list of headings', '{ file: a.md, headings: [] }'],
  ['no words', '{ file: a.md, min_words: 0 }'],
  ['no files', '{ files: "a/*", min: 0 }'],
  ['no tests', '{ junit: a.xml, min_tests: 0 }'],
  ['half a file', '{ files: "a/*", min: 1.5 }'],
  ['no command', '{ run: [] }'],
  ['no time', '{ run: [ls], timeout: 0 }'],
  ['a signature that is not asked', '{ commit: "3f2a91c", signed: false }'],
  ['too short a commit', '{ commit: "3f2a91" }'],
  ['too long a commit', `{ commit: "${'a'.repeat(65)}" }`],
  ['no commit', '{ commit: "HEAD" }'],
  ['a tag that is an option', '{ tag: "--all" }'],
  ['a tag with a space', '{ tag: "v1 0" }'],
  ['a range', '{ tag: "v1^" }'],
  ['the whole document', '{ data: a.json, pointer: "" }'],
  ['a pointer without a slash', '{ data: a.json, pointer: a/b }'],
  ['a pointer with a wrong escape', '{ data: a.json, pointer: /a~2 }'],
  ['no pointer', '{ data: a.json }'],
  ['two kinds', '{ file: a.md, url: "https://example.org" }'],
  ['no kind', '{ contains: x }'],
  ['a list', '[a.md]'],
  ['nothing', ''],
  ['another scheme', '{ url: "ftp://example.org" }'],
  ['a file address', '{ url: "file:///etc/passwd" }'],
  ['credentials', '{ url: "https://user:secret@example.org" }'],
  ['no address', '{ url: "https://" }'],
  ['a path to the root of the machine', '/etc/passwd'],
  ['a path that leaves', '../a.md'],
  ['a path that leaves on its way', 'a/../../b.md'],
  ['the root itself', 'a/..'],
  ['a folder', 'docs/'],
  ['a home folder', '~/a.md'],
  ['a drive', '"C:/a.md"'],
  ['a path with backslashes that leaves', '"..\\\\a.md"'],
  ['a glob that leaves', '{ files: "../*.md" }'],
  ['a glob that leaves by an alternative', '{ files: "{a,..}/*.md" }'],
  ['a glob that leaves further down', '{ files: "a/../../*.md" }'],
  ['a covered glob that leaves', '{ file: a.md, covers: "../*" }'],
  ['a short digest', '{ file: a.md, covers: "a/*", digest: "sha256:abc" }'],
  ['an unknown key', '{ file: a.md, conatins: x }'],
  ['an attestation of nothing', '{ attested: { by: jane, on: 2026-01-01 } }'],
  ['an attestation of no day', '{ attested: { by: jane, on: 2026-02-30, statement: x } }'],
])('%s is no proof', async (_, proof) => {
  const problems = await problemsIn(withCriterion(`proofs:\n  - good.md\n  - ${proof}`));
  expect(problems.map(({ rule }) => rule)).toEqual(['schema']);
});

test.each([
  'a.md',
  './a/../b.md',
  'docs/**/*.md',
  'docs/[ab].md',
  'https://example.org/a?b=[c]#d',
  '{ file: a.md, contains: [a, b], excludes: c, headings: H, min_words: 3, on: 2026-01-01, covers: src/** }',
  '{ files: "{a,b}/*.md", min: 3, each: { min_words: 3 } }',
  '{ data: a.json, pointer: /a~1b/~0/0, is: ">= 3%" }',
  '{ data: a.json, pointer: /a, equals: [a, 1, true, null] }',
  '{ junit: a.xml, min_tests: 3 }',
  '{ commit: "3f2a91c", paths: [src/**], signed: true }',
  `{ commit: "${'0'.repeat(64)}" }`,
  '{ tag: v1.0.0 }',
  '{ run: [npm, test], exit: 3, timeout: 5, stdout: { contains: ok, pointer: /n, is: 3 }, must_fail: [x] }',
  '{ url: "http://localhost:80/", contains: x }',
  '{ attested: { by: jane, on: 2026-01-01, statement: I saw it }, signature: a.sig }',
])('%s is a proof', async (proof) => {
  expect(await problemsIn(withCriterion(`proofs:\n  - ${proof}`))).toEqual([]);
});
