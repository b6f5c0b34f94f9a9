import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonLines } from '../../../src/load/parse-json-lines.ts';
import { parseYaml } from '../../../src/load/parse-yaml.ts';
import { readLineRecords, readYamlRecords, type TakeRecord } from '../../../src/load/read-records.ts';

const FILE = 'roadmap/evidence/a.yaml';
const HEAD = 'version: 1\nregister: a\nrecords:\n';

/** What was read of a register, head and records with their positions; null: nothing is said of it. */
function readYaml(text: string): unknown {
  const { taken, take } = open();
  const head = readYamlRecords(text, take);
  return head && { head: { ...head, records: null }, taken };
}

function open(): { readonly taken: unknown[]; readonly take: TakeRecord } {
  const taken: unknown[] = [];
  return { taken, take: (value, position) => taken.push([position, value]) > 0 };
}

/** What the whole file says, in the same form. */
async function readWhole(text: string): Promise<unknown> {
  const read = await parseYaml(FILE, text);
  if ('problems' in read) return read.problems;
  const { records } = read.value as { readonly records: readonly unknown[] };
  return {
    head: { ...(read.value as object), records: null },
    taken: records.map((value, position) => [position, value]),
  };
}

/** So many plain records. */
const many = (count: number, name = 'r'): string =>
  Array.from({ length: count }, (_, n) => `- id: ${name}${n}\n  title: a title of some words\n`).join('');

const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

describe('a long register in YAML', () => {
  test.each([0, 1, 2, 4])('is read in pieces, its list indented by %i', async (by) => {
    const text = `# a register\n${HEAD}${indented(many(3000), by)}`;
    const read = readYaml(text);
    expect(read).toMatchObject({ taken: { length: 3000 } });
    expect(read).toEqual(await readWhole(text));
  });

  test('is read no further than `take` likes it', () => {
    const seen: number[] = [];
    const take: TakeRecord = (_, position) => seen.push(position) < 2000;
    expect(readYamlRecords(HEAD + many(3000), take)).toBeNull();
    expect(seen).toEqual([...Array(2000).keys()]);
  });

  const ODD = [
    '- { id: x, list: [1,\n  2] }',
    '- id: x\n  text: "quoted\n    - id: y"',
    '- id: x\n  text: "quoted\n- id: y\n  text: z"',
    '- id: x\n  text: |\n    - id: y\n\n    more',
    '- id: x\n  text: >-\n\n      - id: y',
    '- id: x\n  text: plain\n    - and on',
    "- id: x\n  text: 'quoted\n\n    text'",
    '- id: x\n  list:\n  - a\n  - b',
    '- id: x\n  list:\n    - a\n    - - b\n      - c',
    '- - a\n  - b',
    '-\n  id: x',
    '-   id: x\n    wide: yes',
    '-',
    '- null',
    '- id: &name x',
    '- id: *name',
    '- !!str x',
    '- id: x\n  id: y',
    '- id: x\r\n  wide: yes\r',
    '- id: x # - a comment',
    '# - id: x',
    '  # - id: x',
    '',
    '   ',
    '\t- id: x',
    '...',
    '---',
    '--- # more',
    'fields: [a]',
    'records: []',
    'records:',
    ' - id: x',
    '   more: x',
    '- id: "x',
    '- "x: 1',
    '- [',
    ']',
    '}',
    '"',
    '- id: x: y',
    '- x',
  ];
  /** Each is a piece of its own. */
  const LONG = `- id: long\n  title: ${'word '.repeat(4000)}\n`;

  test.each(ODD)('is cut around %j only where that changes nothing', async (odd) => {
    for (const by of [0, 2]) {
      for (const entry of [odd, indented(odd, by)]) {
        const text = `${HEAD}${[LONG, LONG, LONG].map((long) => indented(long, by)).join(`${entry}\n`)}`;
        const read = readYaml(text);
        if (read !== null) expect(read).toEqual(await readWhole(text));
      }
    }
  });

  const parts = fc.array(
    fc.oneof(
      fc.record({ odd: fc.constantFrom(...ODD), indented: fc.boolean() }),
      fc.record({ plain: fc.integer({ min: 1, max: 500 }) }),
    ),
    { minLength: 1, maxLength: 6 },
  );
  const heads = fc.constantFrom(
    HEAD,
    'version: 1\nregister: a\nrecords: \n',
    'version: 1\nregister: a\n\n# all of them\nrecords:\n\n',
    'register: "a\nrecords:\n',
    'notes: |\n  records:\n  - id: x\nversion: 1\nrecords:\n',
    'notes: [\nrecords:\n',
    'records: &all\n',
    '- records:\n',
  );

  test('says what the whole file says, or nothing', async () => {
    let cut = 0;
    await fc.assert(
      fc.asyncProperty(heads, parts, fc.constantFrom(0, 2), async (head, given, by) => {
        const list = given.map((part, n) => {
          if ('plain' in part) return indented(many(part.plain, `p${n}-`), by);
          return `${part.indented ? indented(part.odd, by) : part.odd}\n`;
        });
        const text = `${head}${indented(many(500, 'first'), by)}${list.join('')}${indented(many(500, 'last'), by)}`;
        const read = readYaml(text);
        if (read === null) return;
        cut += 1;
        expect(read).toEqual(await readWhole(text));
      }),
      { numRuns: 400 },
    );
    expect(cut).toBeGreaterThan(20);
  });
});

test.each([
  ['in order', '{"id":"a"}\n{"id":"b"}'],
  ['with empty lines', '\n{"id":"a"}\n  \n\r\n{"id":"b"}\r\n'],
  ['of other values', '7\n"a"\nnull\n[]\n'],
  ['of which there are none', ''],
])('JSON Lines %s are read line by line', (_, text) => {
  const { taken, take } = open();
  expect(readLineRecords(text, take)).toBe(true);
  const { value } = parseJsonLines(FILE, text) as { readonly value: readonly unknown[] };
  const expected: unknown[] = [];
  value.forEach((one, line) => expected.push([line, one]));
  expect(taken).toEqual(expected);
});

test.each([
  ['is no JSON', '{"id":"b"'],
  ['has a key twice', '{"id":"b","id":"c"}'],
  ['has a key that is not allowed', '{"__proto__":1}'],
])('JSON Lines end at the line that %s', (_, line) => {
  const { taken, take } = open();
  expect(readLineRecords(`{"id":"a"}\n${line}\n{"id":"d"}\n`, take)).toBe(false);
  expect(taken).toEqual([[0, { id: 'a' }]]);
});

test('JSON Lines are read no further than `take` likes it', () => {
  const seen: unknown[] = [];
  expect(readLineRecords('1\n2\n3\n', (value) => seen.push(value) < 2)).toBe(false);
  expect(seen).toEqual([1, 2]);
});
