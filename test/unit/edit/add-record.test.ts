import { describe, expect, test } from 'vitest';
import { addRecord, appendLine } from '../../../src/edit/add-record.ts';
import type { NewRecord } from '../../../src/edit/write-record.ts';
import { read, readLines } from './reading.ts';

const NEW: NewRecord = { id: 'new', on: '2026-03-01', stars: 5, proofs: ['a.md', { file: 'b.md' }] };
const BLOCK = `  - id: new
    on: 2026-03-01
    stars: 5
    proofs:
      - a.md
      - { file: b.md }`;
const FLOW = '{ id: new, on: 2026-03-01, stars: 5, proofs: [a.md, { file: b.md }] }';

/** `⟦…⟧` is what is new; the rest is what was there. */
const STYLES: Readonly<Record<string, string>> = {
  'a block': `records:\n  - id: jane\n⟦${BLOCK}\n⟧`,
  'without a final line end': `records:\n  - id: jane⟦\n${BLOCK}⟧`,
  'in braces': `records:\n  - { id: jane, on: 2026-01-10 }\n⟦  - ${FLOW}\n⟧`,
  'in braces without spaces': `records:\n  - {id: jane}\n⟦  - {id: new, on: 2026-03-01, stars: 5, proofs: [a.md, {file: b.md}]}\n⟧`,
  'a comment at the end of the last record': `records:\n  - id: jane # the first\n⟦${BLOCK}\n⟧`,
  'comments before and between': `# A\nrecords:\n  # the first\n  - id: jane\n\n  # the second\n  - id: omar\n⟦${BLOCK}\n⟧`,
  'a comment behind the list': `records:\n  - id: jane\n⟦${BLOCK}\n⟧  # more to come\n\n# end\n`,
  'a comment that belongs to the last record': `records:\n  - id: jane\n    # her review is to come\n\n    # soon\n⟦${BLOCK}\n⟧\n  # else\n`,
  'blank lines and keys behind the list': `records:\n  - id: jane\n⟦${BLOCK}\n⟧\n\nfields: [x]\n`,
  'a list without indentation': `records:\n- id: jane\n⟦${BLOCK.replaceAll(/^ {2}/gm, '')}\n⟧fields: [x]\n`,
  'deep indentation': `records:\n    -   id: jane\n        proofs:\n            - a.md\n⟦    -   id: new
        on: 2026-03-01
        stars: 5
        proofs:
            - a.md
            - { file: b.md }
⟧`,
  'proofs without indentation, maps a line a key': `records:\n  - id: jane\n    proofs:\n    - file: a.md\n      min_words: 2\n⟦  - id: new
    on: 2026-03-01
    stars: 5
    proofs:
    - a.md
    - file: b.md
⟧`,
  'proofs in brackets': `records:\n  - id: jane\n    proofs: [a.md]\n⟦  - id: new
    on: 2026-03-01
    stars: 5
    proofs: [a.md, { file: b.md }]
⟧`,
  'proofs of a record before the last': `records:\n  - id: jane\n    proofs: [{file: a.md}]\n  - id: omar\n⟦  - id: new
    on: 2026-03-01
    stars: 5
    proofs: [a.md, {file: b.md}]
⟧`,
  'the dash on a line of its own': `records:\n  -\n    id: jane\n⟦${BLOCK}\n⟧`,
  'an anchor and a tag': `records: &all\n  - &jane !!map\n    id: jane\n⟦${BLOCK}\n⟧`,
  'an anchor elsewhere': `records:\n  - id: jane\n    person: &who jane\n    again: *who\n⟦${BLOCK}\n⟧`,
  'a block of text at the end': `records:\n  - id: jane\n    note: |\n      one\n\n      two\n⟦${BLOCK}\n⟧\nfields: [x]\n`,
  'a block of text that keeps its blank lines': `records:\n  - id: jane\n    note: |+\n      one\n\n\n⟦${BLOCK}\n⟧# end\n`,
  'a block of text and no final line end': `records:\n  - id: jane\n    note: |\n      one⟦\n${BLOCK}⟧`,
  'a text over several lines': `records:\n  - id: jane\n    note: one\n      two\n⟦${BLOCK}\n⟧`,
  'a quoted text over several lines': `records:\n  - id: jane\n    note: "one\n\n      two" # three\n⟦${BLOCK}\n⟧`,
  'a value that is left empty': `records:\n  - id: jane\n    proofs:\n      - data: a.json\n        pointer: /a\n        equals:\n        # nothing\n⟦  - id: new
    on: 2026-03-01
    stars: 5
    proofs:
      - a.md
      - file: b.md
⟧  # end\n`,
  'a document end': `---\nrecords:\n  - id: jane\n⟦${BLOCK}\n⟧...\n`,
  'in brackets on one line': `records: [{ id: jane }⟦, ${FLOW}⟧] # all\n`,
  'in brackets with a last comma': `records: [{ id: jane }⟦, ${FLOW}⟧,]\n`,
  'in brackets, a line each': `records: [\n    { id: jane }⟦,\n    ${FLOW}⟧\n  ]\n`,
  'in brackets, a line each and a last comma': `records: [\n    { id: jane },\n⟦    ${FLOW},\n⟧  ]\n`,
  'in brackets, a comma at the beginning of lines': `records: [ { id: jane }\n  , { id: omar }⟦, ${FLOW}⟧\n  ]\n`,
  'in brackets and closed on the last line': `records: [\n    { id: jane },\n    { id: omar }⟦,\n    ${FLOW}⟧]\n`,
  'in brackets, a comment behind the last comma': `records: [\n    { id: jane }, # one, two\n⟦    ${FLOW},\n⟧  ]\n`,
  JSON: `{"version": 1, "records": [{"id": "jane"}⟦, {"id": "new", "on": "2026-03-01", "stars": 5, "proofs": ["a.md", {"file": "b.md"}]}⟧]}`,
  'JSON without records': `{"records": [⟦{ "id": "new", "on": "2026-03-01", "stars": 5, "proofs": ["a.md", { "file": "b.md" }] }⟧]}`,
  'an empty list with a comment inside': `records: [⟦${FLOW}⟧ # none yet\n  ]\n`,
};

const without = (marked: string): string => marked.replaceAll(/⟦[^⟧]*⟧/g, '');
const withNew = (marked: string): string => marked.replaceAll(/[⟦⟧]/g, '');

async function expectAdded(before: string, after: string): Promise<void> {
  const old = (await read(before)) as { records: unknown[] };
  expect(addRecord(before, ['records'], NEW)).toBe(after);
  expect(await read(after)).toEqual({ ...old, records: [...old.records, NEW] });
}

describe('a record in the style of the list', () => {
  test.each(Object.entries(STYLES))('%s', async (_, marked) => {
    await expectAdded(without(marked), withNew(marked));
  });
  test.each(Object.entries(STYLES))('%s, lines ended by CR LF', async (_, marked) => {
    const crlf = marked.includes('\n') ? marked.replaceAll('\n', '\r\n') : marked;
    await expectAdded(without(crlf), withNew(crlf));
  });
  test('a comment behind the last entry in brackets stays with it', async () => {
    await expectAdded(
      'records: [\n    { id: jane } # one\n  ]\n',
      `records: [\n    { id: jane }, # one\n    ${FLOW}\n  ]\n`,
    );
  });
});

describe('the first record', () => {
  test.each([
    ['records: []\n', `records:\n${BLOCK}\n`],
    ['records: []', `records:\n${BLOCK}`],
    ['records: [ ] # none yet\nfields: [x]\n', `records: # none yet\n${BLOCK}\nfields: [x]\n`],
    [
      'records: &all []\r\nfields: [x]\r\n',
      `records: &all\n${BLOCK}\nfields: [x]\n`.replaceAll('\n', '\r\n'),
    ],
    ['records:\n  []\n# end\n', `records:\n${BLOCK}\n# end\n`],
    ['records: []\n    # deeper\n# end\n', `records:\n    # deeper\n${BLOCK}\n# end\n`],
  ])('%j', async (before, after) => {
    await expectAdded(before, after);
  });
});

describe('a register in roadmap.yaml', () => {
  test('goes to its own list', async () => {
    const before = 'registers:\n    a:\n        - id: one\n    2024: []\n    b: [{ id: two }]\nname: N\n';
    const record = { id: 'new' };
    expect(addRecord(before, ['registers', 'a'], record)).toBe(
      before.replace('- id: one\n', '- id: one\n        - id: new\n'),
    );
    expect(addRecord(before, ['registers', '2024'], record)).toBe(
      before.replace('2024: []\n', '2024:\n      - id: new\n'),
    );
    expect(addRecord(before, ['registers', 'b'], record)).toBe(
      before.replace('{ id: two }', '{ id: two }, { id: new }'),
    );
  });
  test('that is written as an alias goes to the anchor', () => {
    expect(addRecord('a: &r\n  - id: one\nregisters:\n  x: *r\n', ['registers', 'x'], { id: 'new' })).toBe(
      'a: &r\n  - id: one\n  - id: new\nregisters:\n  x: *r\n',
    );
  });
});

describe('JSON Lines', () => {
  test.each([
    ['', '{"id":"new"}\n'],
    ['{"id":"a"}\n', '{"id":"a"}\n{"id":"new"}\n'],
    ['{"id":"a"}', '{"id":"a"}\n{"id":"new"}\n'],
    ['{"id":"a"}\n\n', '{"id":"a"}\n\n{"id":"new"}\n'],
    ['{"id":"a"}\r\n', '{"id":"a"}\r\n{"id":"new"}\r\n'],
  ])('%j', (before, after) => {
    expect(appendLine(before, { id: 'new' })).toBe(after);
    expect(readLines(after)).toEqual([...readLines(before), { id: 'new' }]);
  });
  test('a line is one line, whatever is in it', () => {
    const record = { id: 'a', note: 'one\ntwo\u2028three\u001b[31m"\\' };
    const text = appendLine('', record);
    expect(text).toMatch(/^[\x20-\x7e]*\n$/);
    expect(readLines(text)).toEqual([record]);
  });
});
