import { describe, expect, test } from 'vitest';
import { createLocator } from '../../../src/load/locate.ts';
import type { SourceDocument } from '../../../src/load/load.ts';

const YAML = `# a comment
version: 1
phases:
  - id: alpha
    gate: { criteria: [{ id: "one", target: ">= 3" }, two] }
  - id: beta
    notes:
      text over
      two lines
anchor: &x { inner: [a, b] }
alias: *x
empty:
1: number
`;
const LINES = '{"id":"one","proofs":["a.md"]}\n\n{"id":"two", "kind": {"a": 1}}\n';

const DOCUMENTS: readonly SourceDocument[] = [
  { file: 'f.yaml', kind: 'roadmap', text: YAML, value: null },
  { file: 'r.jsonl', kind: 'records', text: LINES, value: null },
  { file: 'void.yaml', kind: 'claims', text: '', value: null },
  { file: 'crlf.yaml', kind: 'claims', text: 'a: 1\r\nb: [x,\r\n  y]\r\n', value: null },
];

type Row = readonly [path: (string | number)[], on: 'key' | 'value', place: string, marked: string];

async function place(file: string, path: (string | number)[], on: 'key' | 'value') {
  const locate = await createLocator(DOCUMENTS);
  const { line, column, end } = locate({ file, path, on });
  const text = DOCUMENTS.find((document) => document.file === file)!.text.split('\n')[line - 1]!;
  return { place: `${line}:${column}`, marked: text.slice(column - 1, end - 1) };
}

describe('YAML', () => {
  test.each<Row>([
    [['version'], 'value', '2:10', '1'],
    [['version'], 'key', '2:1', 'version'],
    [['phases', 0, 'id'], 'value', '4:9', 'alpha'],
    [['phases', 0, 'id'], 'key', '4:5', 'id'],
    [['phases', 1, 'id'], 'value', '6:9', 'beta'],
    [['phases', 1, 'notes'], 'key', '7:5', 'notes'],
    [['phases', 1, 'notes'], 'value', '8:7', 'text over'],
    // In flow style.
    [['phases', 0, 'gate', 'criteria', 0, 'target'], 'value', '5:45', '">= 3"'],
    [['phases', 0, 'gate', 'criteria', 0, 'target'], 'key', '5:37', 'target'],
    [['phases', 0, 'gate', 'criteria', 1], 'value', '5:55', 'two'],
    // The nearest ancestor that is there.
    [['phases', 1, 'gate', 'criteria', 0], 'value', '6:5', 'id: beta'],
    [['phases', 0, 'id', 'more'], 'value', '4:9', 'alpha'],
    [['phases', 0, 'gate', 'criteria', 1, 'id'], 'key', '5:55', 'two'],
    [['nowhere'], 'key', '2:1', 'version: 1'],
    [[], 'value', '2:1', 'version: 1'],
    // Through an alias to what it stands for.
    [['anchor', 'inner', 1], 'value', '10:25', 'b'],
    [['alias'], 'value', '11:8', '*x'],
    [['alias', 'inner', 1], 'value', '10:25', 'b'],
    [['1'], 'value', '13:4', 'number'],
    [[1], 'key', '13:1', '1'],
  ])('%j, the %s', async (path, on, expected, marked) => {
    const found = await place('f.yaml', path, on);
    expect(found.place).toBe(expected);
    expect(marked.startsWith(found.marked) && found.marked !== '', found.marked).toBe(true);
  });

  test('a value that is not there stands behind its key', async () => {
    const locate = await createLocator(DOCUMENTS);
    expect(locate({ file: 'f.yaml', path: ['empty'] })).toMatchObject({ line: 12 });
  });

  test('line ends of two characters', async () => {
    expect((await place('crlf.yaml', ['b', 1], 'value')).place).toBe('3:3');
    expect((await place('crlf.yaml', ['b'], 'key')).place).toBe('2:1');
  });

  test('an empty file', async () => {
    const locate = await createLocator(DOCUMENTS);
    expect(locate({ file: 'void.yaml', path: ['a'] })).toEqual({
      file: 'void.yaml',
      line: 1,
      column: 1,
      end: 2,
    });
  });
});

describe('JSON Lines', () => {
  test.each<Row>([
    [[0, 'id'], 'value', '1:7', '"one"'],
    [[0, 'proofs', 0], 'value', '1:23', '"a.md"'],
    [[2, 'kind'], 'key', '3:14', '"kind"'],
    [[2, 'kind', 'a'], 'value', '3:28', '1'],
    [[2, 'on'], 'value', '3:1', '{'],
    [[2], 'value', '3:1', '{'],
    [[], 'value', '1:1', '{'],
  ])('%j, the %s', async (path, on, expected, marked) => {
    const found = await place('r.jsonl', path, on);
    expect(found.place).toBe(expected);
    expect(found.marked.startsWith(marked), found.marked).toBe(true);
  });
});

test('a file that nobody read is told with its first line', async () => {
  const locate = await createLocator([]);
  expect(locate({ file: 'x.yaml', path: ['a'] })).toEqual({ file: 'x.yaml', line: 1, column: 1, end: 1 });
});

test('a place that is known stays', async () => {
  const locate = await createLocator(DOCUMENTS);
  const span = { file: 'f.yaml', line: 3, column: 4, end: 9 };
  expect(locate(span)).toEqual(span);
});
