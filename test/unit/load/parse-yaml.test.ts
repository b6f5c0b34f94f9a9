import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic, Span } from '../../../src/diagnostics/diagnostic.ts';
import { parseFully } from '../../../src/load/parse-yaml-fully.ts';
import { parseYaml, type Parsed } from '../../../src/load/parse-yaml.ts';

type Reader = (text: string) => Promise<Parsed> | Parsed;
/** Both readers have to give the same values; the first falls back to the second where it must. */
const READERS: readonly (readonly [string, Reader])[] = [
  ['parseYaml', (text) => parseYaml('f.yaml', text)],
  ['parseFully', (text) => parseFully('f.yaml', text)],
];

async function problems(text: string): Promise<readonly (Diagnostic & { at: Span })[]> {
  const parsed = await parseYaml('f.yaml', text);
  if (!('problems' in parsed)) throw new Error(`it is YAML: ${JSON.stringify(parsed.value)}`);
  return parsed.problems as readonly (Diagnostic & { at: Span })[];
}

describe.each(READERS)('%s', (_, read) => {
  test.each<[string, unknown]>([
    ['', null],
    ['# a comment\n', null],
    ['---\n', null],
    ['---\na: 1\n', { a: 1 }],
    ['a: 1\n...\n', { a: 1 }],
    ['a', 'a'],
    // Traps of YAML 1.1 that 1.2 has not, and those that it has.
    ['a: [no, yes, on, off, n, y, No, NO]', { a: ['no', 'yes', 'on', 'off', 'n', 'y', 'No', 'NO'] }],
    ['a: [true, True, TRUE, false, False, FALSE]', { a: [true, true, true, false, false, false] }],
    ['a: [null, Null, NULL, ~]', { a: [null, null, null, null] }],
    ['a:', { a: null }],
    ['a: [2026-01-12, 2026-01-12T10:00:00Z]', { a: ['2026-01-12', '2026-01-12T10:00:00Z'] }],
    ['a: [12:30, 1:30:00, 22:22]', { a: ['12:30', '1:30:00', '22:22'] }],
    ['a: [010, 0o10, 0x1F, 0b11]', { a: [10, 8, 31, '0b11'] }],
    ['a: [1_000, "1,000"]', { a: ['1_000', '1,000'] }],
    ['a: [1e3, 1.5e-3, +1, -1, .5, 5.]', { a: [1000, 0.0015, 1, -1, 0.5, 5] }],
    ['a: [.inf, -.inf, +.Inf]', { a: [Infinity, -Infinity, Infinity] }],
    ['a: [3e21912, -3e21912, 3E999]', { a: [Infinity, -Infinity, Infinity] }],
    ['a: [3f2a91c, 0123456789abcdef, 1e, e3]', { a: ['3f2a91c', '0123456789abcdef', '1e', 'e3'] }],
    ['a: [inf, nan, Infinity, NaN]', { a: ['inf', 'nan', 'Infinity', 'NaN'] }],
    ['a: "no"\nb: \'3\'\nc: "3e21912"', { a: 'no', b: '3', c: '3e21912' }],
    ['a: x # y\nb: x#y\nc: "x # y"', { a: 'x', b: 'x#y', c: 'x # y' }],
    ['a: x:y\nb: http://x', { a: 'x:y', b: 'http://x' }],
    ['a: |\n  x\n  y\nb: >\n  x\n  y\n', { a: 'x\ny\n', b: 'x y\n' }],
    ['a: |-\n  x\nb: >+\n  x\n\n', { a: 'x', b: 'x\n\n' }],
    ['a: x\n  y\n', { a: 'x y' }],
    ['"a b": 1\n? c\n: 2\n', { 'a b': 1, c: 2 }],
    ['{a: 1, b: [x, y], c: {d: e}}', { a: 1, b: ['x', 'y'], c: { d: 'e' } }],
    ['- a\n- - b\n  - c\n-\n', ['a', ['b', 'c'], null]],
    ['1: a\ntrue: b\n', { 1: 'a', true: 'b' }],
    ['<<: {a: 1}\nb: 2\n', { '<<': { a: 1 }, b: 2 }],
    ['a: "\\u00e9\\n\\t\\x41"', { a: 'é\n\tA' }],
    ['a: 🎉\nä: ö', { a: '🎉', ä: 'ö' }],
    ['a: 1\r\nb: x\r\n', { a: 1, b: 'x' }],
    ['\u{feff}a: 1\n', { a: 1 }],
    ['\n\u{feff}', null],
    ['a: x\u{feff}y\n', { a: 'x\u{feff}y' }],
    ['%YAML 1.2\n---\na: 1\n', { a: 1 }],
    // What the fast reader leaves to the other.
    ['a: &x [1, 2]\nb: *x\n', { a: [1, 2], b: [1, 2] }],
    ['&x a: &y b\nc: [*x, *y]\n', { a: 'b', c: ['a', 'b'] }],
    ['a: !!str 3\nb: !!int "3"\n', { a: '3', b: 3 }],
    ['constructor: 1\ntoString: 2\n', { constructor: 1, toString: 2 }],
  ])('%j', async (text, value) => {
    expect(await read(text)).toEqual({ value });
  });

  test('a lone dash is no value', async () => {
    expect(await read('a: -\nb: -x')).toHaveProperty('problems');
  });
});

describe('what is no YAML, or not ours', () => {
  test.each<[string, string, string, string, number, number]>([
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 'the key "a" stands twice', 'keep one', 3, 1],
    ['a duplicate key in another style', '{a: 1, "a": 2}', 'the key "a" stands twice', 'keep one', 1, 8],
    ['a duplicate key further in', 'x:\n  - b: 1\n    b: 2\n', 'the key "b" stands twice', 'keep one', 3, 5],
    ['two keys that read as one', '1: a\n"1": b\n', 'the key "1" stands twice', 'keep one', 2, 1],
    ['__proto__', 'a: 1\n__proto__: {x: 1}\n', 'the key "__proto__" is not allowed', 'another name', 2, 1],
    ['__proto__ in quotes', '{"__proto__": 1}', 'the key "__proto__" is not allowed', 'another name', 1, 2],
    ['a second document', 'a: 1\n---\nb: 2\n', 'a second document begins', 'one document a file', 2, 1],
    ['an alias without an anchor', 'a: *x\n', '"*x" is an alias, and no anchor "&x"', 'quote the glob', 1, 4],
    ['an anchor that comes later', 'a: *x\nb: &x 1\n', 'no anchor "&x" stands before', '', 1, 4],
    [
      'an anchor that holds itself',
      'a: &x [1, *x]\n',
      'the alias "*x" stands inside its own anchor',
      'write the value out',
      1,
      11,
    ],
    [
      'a map that holds itself',
      'a: &x\n  b: *x\n',
      'stands inside its own anchor',
      'write the value out',
      2,
      6,
    ],
    ['a list as a key', '[a, b]: 1\n', 'is used as a key', 'write the key as a text', 1, 1],
    ['no key in brackets', '[:]', '', '', 1, 1],
    ['no key before a bracket', '[:[]]', '', '', 1, 1],
    ['an anchor of a control character', '&\u000b\n&\u000b x', '', '', 1, 1],
    ['a map as a key', '? {a: 1}\n: 1\n', 'is used as a key', 'write the key as a text', 1, 3],
    ['a map as a key without a value', '{{}}', 'is used as a key', 'write the key as a text', 1, 2],
    [
      'a list as a key without a value',
      'a: {b: 1, [c]}',
      'is used as a key',
      'write the key as a text',
      1,
      11,
    ],
    [
      'a list as a key behind a comment',
      'a: {b: 1, # c\n  [c]}',
      'is used as a key',
      'write the key as a text',
      2,
      3,
    ],
    ['an unclosed bracket', 'a: [1, 2\nb: 3\n', '', '', 2, 1],
    ['an unclosed quote', 'a: "x\nb: 3\n', '', '', 1, 1],
    ['an unknown tag', 'a: !!js/function "x"\n', 'tag', 'leave out the tag', 1, 4],
    ['a tag of binary data', 'a: !!binary AAAA\n', 'tag', 'leave out the tag', 1, 4],
    ['a tag of a set', 'a: !!set {b, c}\n', 'tag', 'leave out the tag', 1, 4],
    ['a NUL', 'a: b\0c\n', 'control character U+0000', 'take it out', 1, 5],
    ['a NUL in a comment', 'a: &x b #\0\n', 'control character U+0000', 'take it out', 1, 10],
    ['a control character', 'a: b\x07c\n', 'control character U+0007', 'write it as "\\u0007"', 1, 5],
    ['one beside an anchor', 'a: &x 1\nb: c\x1bd\n', 'control character U+001B', 'as "\\u001b"', 2, 5],
    ['one in quotes', 'a: &x 1\nb: "c\x1bd"\n', 'control character U+001B', 'as "\\u001b"', 2, 6],
    ['one that only JSON allows', 'a: &x 1\nb: c\x85\x9bd\n', 'U+009B', 'as "\\u009b"', 2, 6],
    ['a tab', 'a:\n\tb: 1\n', '', 'tabs', 2, 1],
    ['line ends of old', 'a: 1\rb: 2\r', 'a lone CR', 'LF or CRLF', 1, 5],
  ])('%s', async (_, text, message, hint, line, column) => {
    const [first] = await problems(text);
    expect(first!.rule).toBe('yaml-syntax');
    expect(first!.message.toLowerCase()).toContain(message.toLowerCase());
    expect(first!.hint).toContain(hint);
    if (message !== '') expect(first!.at).toMatchObject({ file: 'f.yaml', line, column });
    expect(first!.at.end).toBeGreaterThan(first!.at.column);
  });

  test('all errors are told', async () => {
    const found = await problems('a: 1\na: 2\nb: {c: 1, c: 2}\n__proto__: 3\nd: *e\n');
    expect(found.map(({ at }) => at.line).toSorted()).toEqual([2, 3, 4, 5]);
  });

  test('a key without its colon is told once, and what is wrong elsewhere, too', async () => {
    const found = await problems(
      'a:\n  criteria\n    - id: x\n      name: y\n      of: z\nb: @c\nd e\nf: 1\n',
    );
    expect(found.map(({ at }) => at.line)).toEqual([2, 6, 7]);
  });

  test('what a merge left is told, line by line, and nothing of what it broke', async () => {
    const text = 'a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\n=======\nb 3\nb: *c\n>>>>>>> them\n';
    for (const written of [text, text.replaceAll('\n', '\r\n')]) {
      const found = await problems(written);
      expect(found.map(({ at, message }) => [at.line, message])).toEqual(
        [2, 4, 5, 8].map((line) => [line, 'a merge left a conflict marker here']),
      );
    }
  });

  test('what only looks like it is a text', async () => {
    const text = 'a: &x |\n  <<<<<<< HEAD\n  =======\nb: *x\n';
    expect(await parseYaml('f.yaml', text)).toHaveProperty('value.b', '<<<<<<< HEAD\n=======\n');
    const [first] = await problems('a: |\n  =======\nb c\n');
    expect(first).toMatchObject({ at: { line: 3 } });
  });

  test('nothing is polluted', async () => {
    await problems('__proto__: {polluted: true}\n');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    ['lists', (n: number) => '['.repeat(n) + ']'.repeat(n)],
    ['maps', (n: number) => '{a: '.repeat(n) + '}'.repeat(n)],
    ['blocks', (n: number) => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('%s that are nested too deep', async (_, nest) => {
    expect(await parseYaml('f.yaml', nest(90))).toHaveProperty('value');
    for (const text of [nest(150), nest(5000), `--- &x\n${nest(150)}`]) {
      const [first] = await problems(text);
      expect(first).toMatchObject({
        message: expect.stringContaining('more than 100 levels'),
        hint: expect.stringContaining('brackets'),
      });
    }
  });

  test('aliases that unfold to far too much', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i += 1)
      lines.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`);
    const [first] = await problems(lines.join('\n'));
    expect(first).toMatchObject({ message: expect.stringContaining('unfold'), hint: 'write the values out' });
  });
});

describe('what is wrong in very many places is told in seconds', () => {
  test.each([
    ['keys', 'a: 1\n'.repeat(150_000), 149_999],
    ['commas', `[${','.repeat(250_000)}]`, 1],
    ['brackets', `a: *x\nb: ${'[\n'.repeat(60_000)}`, 60_001],
  ])('%s', async (_, text, count) => {
    expect(await problems(text)).toHaveLength(count);
  });
});

describe('the hint of a trap', () => {
  test.each<[string, string]>([
    ['target: >= 3\n', 'quote the target: target: ">= 3"'],
    ['- target: > 3 # more\n', 'quote the target: target: "> 3"'],
    ['files: **/*.md\n', 'quote the glob: files: "**/*.md"'],
    ['files: *.md\n', 'quote the glob: files: "*.md"'],
    ['proofs: [*.md]\n', 'quote the glob: "*.md"'],
    ['- **/*.md\n', 'quote the glob: - "**/*.md"'],
    ['name: a: b\n', 'quote the text: name: "a: b"'],
    ['name: Alpha: the "first"\n', 'quote the text: name: "Alpha: the \\"first\\""'],
    ['name: @jane\n', 'quote it: name: "@jane"'],
    ['name: `x`\n', 'quote it: name: "`x`"'],
    ['name: %x\n', 'quote it: name: "%x"'],
    ['a:\n\t- b\n', 'never by tabs'],
    ['a: 1\nname Alpha\nb: 2\n', 'a colon and a space end a key'],
    ['a:\n    - b: 1\n      c: 2\n     d: 3\n', 'by the same number of spaces'],
    ['a: "x\n', 'close it where the text ends'],
  ])('%j', async (text, hint) => {
    const found = await problems(text);
    expect(found.map((problem) => problem.hint).join('\n')).toContain(hint);
  });
});

describe('what the parser says in words of its grammar is told in plain ones', () => {
  test.each<[text: string, at: string, message: string, hint: string]>([
    ['a: 1\nname Alpha\nb: 2\n', '2:1', 'here is a key without its colon', 'as in "name: Alpha"'],
    ['a: 1\nname Alpha\n', '2:1', 'here is a key without its colon', 'as in "name: Alpha"'],
    ['a: 1\n- b\n', '2:1', 'a list begins here, where a key is asked', 'below a key without a value'],
    ['a: b\n  c: d\n', '1:4', "a key can't stand within a value", 'indent a key like the others'],
    ["a: 'it's'\n", '1:8', 'the value before this has ended', 'an apostrophe is written twice'],
    ['a: {b: 1 c: 2}\n', '1:8', "a key can't stand within a value", 'put a comma between'],
    ['a: - b\n', '1:4', "a list can't begin on the line of its key", 'on the line below'],
    ['a: ]\n', '1:4', 'no bracket is open that this one closes', 'take it out'],
    ['a: [,]\n', '1:5', 'no entry stands before this comma', 'take the comma out'],
    ['a: |x\n  b\n', '1:5', '"|" and ">" begin a text on the lines below', 'put it on the next line'],
    ['a: [b\nc: d\n', '2:1', 'a bracket is still open here', 'close the bracket'],
    ['a: "b\nc: d\n', '1:4', 'this quotation mark is never closed', 'close it where the text ends'],
    ["'a': 'b'\nc: [d, 'e]\n", '2:8', 'this quotation mark is never closed', 'close it where the text ends'],
    ['--- a: 1\n', '1:5', 'this can\'t stand on the line of "---"', 'put it on the line below'],
    ['a: "b"#c\n', '1:7', '"#" begins a comment after a space alone', 'put a space before it'],
    ['a: ,\n', '1:4', "a text can't begin with this character", 'quote the text'],
    ['a: "\\d+"\n', '1:5', 'invalid escape sequence \\d', 'write "\\\\" for a backslash'],
    ['%YAML 1.3\n---\na: 1\n', '1:7', 'unsupported YAML version 1.3', 'take the line out'],
    ['%FOO\n---\na: 1\n', '1:1', 'unknown directive %FOO', 'take the line out'],
    ['a: !a !b c\n', '1:7', 'a node can have at most one tag', 'check quotes'],
  ])('%j', async (text, at, message, hint) => {
    const [first] = await problems(text);
    expect(`${first!.at.line}:${first!.at.column}`).toBe(at);
    expect(first!.message).toContain(message);
    expect(first!.hint).toContain(hint);
  });
});

describe('both readers agree', () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9_-]{0,6}$/);
  const word = fc.oneof(
    fc.stringMatching(/^[\x20-\x7e]{0,12}$/),
    fc.constantFrom(
      'no',
      'yes',
      '~',
      '',
      '3e21912',
      '0o7',
      '0x1f',
      '1_0',
      '2026-01-01',
      '.5',
      '-',
      '>= 3',
      '# x',
      '*a',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const leaf = fc.oneof(word, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
  const value = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(key, tie('any'), { maxKeys: 4 }),
    ),
  })).any;

  /** The value in block style, its texts as a person might write them: plain, in quotes, or both. */
  function write(one: unknown, indent: string, style: number): string {
    if (Array.isArray(one))
      return one.length === 0
        ? '[]'
        : one.map((entry) => `\n${indent}- ${write(entry, `${indent}  `, style + 1)}`).join('');
    if (typeof one === 'object' && one !== null) {
      const entries = Object.entries(one);
      if (entries.length === 0) return '{}';
      return entries
        .map(([name, entry]) => `\n${indent}${name}: ${write(entry, `${indent}  `, style + 1)}`)
        .join('');
    }
    if (typeof one !== 'string') return JSON.stringify(one);
    if (style % 3 === 0) return one;
    return style % 3 === 1 ? JSON.stringify(one) : `'${one.replaceAll("'", "''")}'`;
  }

  /** Keys that are null: the readers have different names for them, see below. */
  function hasNullKey(one: unknown): boolean {
    if (typeof one !== 'object' || one === null) return false;
    if (!Array.isArray(one) && ('null' in one || '' in one)) return true;
    return Object.values(one).some(hasNullKey);
  }

  test('on documents that people might write', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(value, fc.nat(2), async (one, style) => {
        const text = write(one, '', style);
        const parsed = await parseYaml('f.yaml', text);
        if (!('value' in parsed)) return;
        accepted += 1;
        expect(parseFully('f.yaml', text)).toEqual(parsed);
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('on any text of YAML signs', async () => {
    const sign = fc.constantFrom(
      ...'a b c 1 2 . - : , [ ] { } # & * ! | > " \' ? % @ ~ = _ \\ / é'.split(' '),
      ' ',
      '  ',
      '\n',
      '\n',
      '\n  ',
      ': ',
      '- ',
      ' #',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(sign, { maxLength: 20 }), async (signs) => {
        const text = signs.join('');
        const parsed = await parseYaml('f.yaml', text);
        if ('value' in parsed) {
          if (!hasNullKey(parsed.value)) expect(parseFully('f.yaml', text)).toEqual(parsed);
        } else expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('on a key that is null', async () => {
    for (const text of ['null: 1\n', '~: 1\n', ': 1\n'])
      expect(parseFully('f.yaml', text)).toEqual(await parseYaml('f.yaml', text));
  });

  test('JSON is YAML', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (one) => {
        expect(await parseYaml('f.yaml', JSON.stringify(one))).toEqual({
          value: JSON.parse(JSON.stringify(one)) as unknown,
        });
      }),
      { numRuns: 300 },
    );
  });
});
