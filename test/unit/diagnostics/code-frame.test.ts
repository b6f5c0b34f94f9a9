import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderDiagnostics } from '../../../src/diagnostics/code-frame.ts';
import { widthOf } from '../../../src/diagnostics/terminal-text.ts';
import type { Diagnostic, Span } from '../../../src/diagnostics/diagnostic.ts';
import { breakFiles } from '../report/judge.ts';
import { isSafe } from '../report/safe.ts';
import type { Texts } from '../../kit/files.ts';
import { screenOf } from '../report/screen.ts';

/** Problems of one text, already placed. */
function frame(text: string, at: Omit<Span, 'file'>, width = 80, message = 'wrong', unicode = true): string {
  const problem: Diagnostic = { rule: 'schema', message, hint: 'mend it', at: { file: 'a.yaml', ...at } };
  const never = (): never => {
    throw new Error('located');
  };
  return renderDiagnostics([problem], never, () => text, screenOf({ width, unicode }));
}

async function show(files: Texts, width = 80, unicode = true): Promise<string> {
  const { problems, locate, textOf } = await breakFiles(files);
  return renderDiagnostics(problems, locate, textOf, screenOf({ width, unicode }));
}

const BROKEN: Texts = {
  'roadmap/roadmap.yaml': 'version: 1\nname: a: b\nphases: [alpha]\n',
  'roadmap/phases/alpha.yaml': `version: 1
id: alpha
name: 漢字 # 漢字
window: { starts: 2026-02-31, max: 漢字é }

gate:
  criteria:
    - id: community-validation
      statement: 3+ beta collaborators complete full review cycle
      count: colaborators
      target: 3

    - { id: long, statement: ${'very long '.repeat(30)}, count: collaborators, target: ">= many" }
`,
  'roadmap/evidence/collaborators.yaml': 'version: 1\nregister: collaborators\nrecords: []\n',
  'roadmap/evidence/notes.yml': 'version: 1\n',
  'roadmap/evidence/two.jsonl': '{"id": "a"}\n{"id": "a", }\n',
};

describe('errors in files', () => {
  test('in 80 columns', async () => {
    expect(await show(BROKEN)).toMatchInlineSnapshot(`
      "error  reference  roadmap/evidence/notes.yml:1:1

         nothing in a roadmap is called evidence/notes.yml

         rename it to notes.yaml

      error  yaml-syntax  roadmap/evidence/two.jsonl:2:13

          1 | {"id": "a"}
          2 | {"id": "a", }
            |             ^
            | this line is not JSON: expected double-quoted property name

         write one JSON object a line

      error  schema  roadmap/phases/alpha.yaml:4:19

          2 | id: alpha
          3 | name: 漢字 # 漢字
          4 | window: { starts: 2026-02-31, max: 漢字é }
            |                   ^^^^^^^^^^
            | "starts" is the text "2026-02-31", but has to be a day that exists in
            | the calendar
          5 |
          6 | gate:

         write a day that exists in the calendar

      error  schema  roadmap/phases/alpha.yaml:4:36

          2 | id: alpha
          3 | name: 漢字 # 漢字
          4 | window: { starts: 2026-02-31, max: 漢字é }
            |                                    ^^^^^
            | "max" is the text "漢字é", but has to be a duration such as "6 weeks",
            | "30 days", "3 months" or "P6W"
          5 |
          6 | gate:

         write a duration such as "6 weeks", "30 days", "3 months" or "P6W"

      error  schema  roadmap/phases/alpha.yaml:13:362

         11 |       target: 3
         12 |
         13 | …orators, target: ">= many" }
            |                   ^^^^^^^^^
            | "target" is the text ">= many", but has to be a target: a number, or ">=
            | 3", "> 3", "<= 3", "< 3", "== 3"

         write a target: a number, or ">= 3", "> 3", "<= 3", "< 3", "== 3"

      error  yaml-syntax  roadmap/roadmap.yaml:2:7

          1 | version: 1
          2 | name: a: b
            |       ^ a key can't stand within a value
          3 | phases: [alpha]

         ": " begins a map in YAML; quote the text: name: "a: b"

      6 errors in 4 files. Exit 2.
      "
    `);
  });

  test('in 60 columns of ASCII', async () => {
    expect(await show(BROKEN, 60, false)).toMatchInlineSnapshot(`
      "error  reference  roadmap/evidence/notes.yml:1:1

         nothing in a roadmap is called evidence/notes.yml

         rename it to notes.yaml

      error  yaml-syntax  roadmap/evidence/two.jsonl:2:13

          1 | {"id": "a"}
          2 | {"id": "a", }
            |             ^
            | this line is not JSON: expected double-quoted
            | property name

         write one JSON object a line

      error  schema  roadmap/phases/alpha.yaml:4:19

          2 | id: alpha
          3 | name: 漢字 # 漢字
          4 | window: { starts: 2026-02-31, max: 漢字é }
            |                   ^^^^^^^^^^
            | "starts" is the text "2026-02-31", but has to be a
            | day that exists in the calendar
          5 |
          6 | gate:

         write a day that exists in the calendar

      error  schema  roadmap/phases/alpha.yaml:4:36

          2 | id: alpha
          3 | name: 漢字 # 漢字
          4 | window: { starts: 2026-02-31, max: 漢字é }
            |                                    ^^^^^
            | "max" is the text "漢字é", but has to be a duration
            | such as "6 weeks", "30 days", "3 months" or "P6W"
          5 |
          6 | gate:

         write a duration such as "6 weeks", "30 days", "3 months"
         or "P6W"

      error  schema  roadmap/phases/alpha.yaml:13:362

         11 |       target: 3
         12 |
         13 | ..., target: ">= many" }
            |              ^^^^^^^^^
            | "target" is the text ">= many", but has to be a
            | target: a number, or ">= 3", "> 3", "<= 3", "< 3",
            | "== 3"

         write a target: a number, or ">= 3", "> 3", "<= 3", "<
         3", "== 3"

      error  yaml-syntax  roadmap/roadmap.yaml:2:7

          1 | version: 1
          2 | name: a: b
            |       ^ a key can't stand within a value
          3 | phases: [alpha]

         ": " begins a map in YAML; quote the text: name: "a: b"

      6 errors in 4 files. Exit 2.
      "
    `);
  });

  test('there is no roadmap', async () => {
    expect(await show({ 'README.md': 'x' })).toMatchInlineSnapshot(`
      "error  reference  roadmap/roadmap.yaml:1:1

         there is no roadmap/roadmap.yaml here, nor in a folder above up to the git
         root

         change to the project's folder, name one with --roadmap PATH, or start one:
         agentops init

      1 error in 1 file. Exit 2.
      "
    `);
  });

  test('a place too long for the line goes below', () => {
    const file = `roadmap/phases/${'long'.repeat(20)}.yaml`;
    const at = { file, line: 1, column: 1, end: 2 };
    const problem: Diagnostic = { rule: 'duplicate-id', message: 'twice', hint: 'once', at };
    const shown = renderDiagnostics(
      [problem],
      () => at,
      () => 'id: x',
      screenOf(),
    );
    expect(shown.split('\n').slice(0, 2)).toEqual(['error  duplicate-id', `  ${file}:1:1`]);
  });

  test('files in order, and in them lines, columns and rules', () => {
    const problem = (
      file: string,
      line: number,
      column: number,
      rule: Diagnostic['rule'] = 'schema',
    ): Diagnostic => ({
      rule,
      message: 'm',
      hint: 'h',
      at: { file, line, column, end: column + 1 },
    });
    const problems = [
      problem('b', 1, 1),
      problem('a', 2, 1),
      problem('a', 1, 2, 'schema'),
      problem('a', 1, 2, 'reference'),
      problem('a', 1, 1),
    ];
    const shown = renderDiagnostics(
      problems,
      ({ file }) => ({ file, line: 1, column: 1, end: 2 }),
      () => 'x\ny',
      screenOf(),
    );
    expect(shown.match(/^error .*/gm)).toEqual([
      'error  schema  a:1:1',
      'error  reference  a:1:2',
      'error  schema  a:1:2',
      'error  schema  a:2:1',
      'error  schema  b:1:1',
    ]);
    expect(shown).toMatch(/\n5 errors in 2 files\. Exit 2\.\n$/);
  });

  test.each([
    [50, ''],
    [51, '… 1 more error\n'],
    [70, '… 20 more errors\n'],
  ])('of %i errors 50 are shown', (count, more) => {
    const problems = Array.from({ length: count }, (_, index): Diagnostic => ({
      rule: 'schema',
      message: 'm',
      hint: 'h',
      at: { file: 'a', line: index + 1, column: 1, end: 2 },
    }));
    const shown = renderDiagnostics(
      problems,
      ({ file }) => ({ file, line: 1, column: 1, end: 2 }),
      () => 'x\n'.repeat(99),
      screenOf(),
    );
    expect(shown.match(/^error /gm)).toHaveLength(50);
    expect(shown.split('\n\n').at(-2)?.startsWith('…')).toBe(more !== '');
    expect(shown.endsWith(`\n${more}\n${count} errors in 1 file. Exit 2.\n`)).toBe(true);
  });
});

describe('the marker', () => {
  /** The text that stands above the marker. */
  function marked(shown: string): string {
    const lines = shown.split('\n');
    const index = lines.findIndex((line) => /^ +\| *\^/.test(line));
    const [start, end] = [lines[index]!.indexOf('^'), lines[index]!.lastIndexOf('^') + 1];
    let column = 0;
    let text = '';
    for (const character of lines[index - 1]!) {
      if (column >= start && column < end) text += character;
      column += widthOf(character);
    }
    return text;
  }

  test.each([
    ['key: value', 6, 'value'],
    ['漢字漢字: value', 7, 'value'],
    ['e\u0301te\u0301: value', 8, 'value'],
    ['\tkey:\tvalue', 7, 'value'],
    ['emoji 👍: value', 11, 'value'],
    ['a: 漢字 # b', 4, '漢字'],
    ['evil \u202e\u001b: value', 10, 'value'],
    [`${'long '.repeat(100)}: value`, 503, 'value'],
    [`${'漢'.repeat(200)}: value`, 203, 'value'],
    [`${'漢'.repeat(200)}x: value # ${'漢'.repeat(200)}`, 204, 'value'],
  ])('%j', (text, column, value) => {
    for (const unicode of [true, false]) {
      const shown = frame(text, { line: 1, column, end: column + value.length }, 80, 'wrong', unicode);
      expect(marked(shown)).toBe(value);
      expect(shown).toMatch(/\^ wrong\n/);
      expect(Math.max(...shown.split('\n').map(widthOf))).toBeLessThanOrEqual(80);
    }
  });

  test('at the end of a line and of a file', () => {
    expect(frame('a: 1\nb:', { line: 2, column: 3, end: 4 })).toContain('    2 | b:\n      |   ^ wrong\n');
    expect(frame('a: 1\n', { line: 2, column: 1, end: 2 })).toContain(
      '    1 | a: 1\n    2 |\n      | ^ wrong\n',
    );
    expect(frame('a: 1', { line: 9, column: 1, end: 2 })).toMatch(
      /^error {2}schema {2}a\.yaml:9:1\n\n {3}wrong\n/,
    );
    expect(frame('', { line: 1, column: 1, end: 2 })).toMatch(
      /^error {2}schema {2}a\.yaml:1:1\n\n {3}wrong\n/,
    );
  });

  test('a marker longer than the screen ends with it', () => {
    const shown = frame('x'.repeat(500), { line: 1, column: 1, end: 501 }, 60);
    expect(shown).toMatch(/\| \^{52}\n +\| wrong\n/);
  });

  test('two lines around it, blank ones at the ends left out', () => {
    const text = 'one\n\n\nfour\nfive\nsix\n\neight\n';
    expect(frame(text, { line: 4, column: 1, end: 5 })).toMatchInlineSnapshot(`
      "error  schema  a.yaml:4:1

          4 | four
            | ^^^^ wrong
          5 | five
          6 | six

         mend it

      1 error in 1 file. Exit 2.
      "
    `);
  });

  test('a message without room beside it goes below', () => {
    const shown = frame('a: b', { line: 1, column: 4, end: 5 }, 60, 'this is what is wrong '.repeat(6));
    expect(shown).toMatchInlineSnapshot(`
      "error  schema  a.yaml:1:4

          1 | a: b
            |    ^
            | this is what is wrong this is what is wrong this is
            | what is wrong this is what is wrong this is what is
            | wrong this is what is wrong 

         mend it

      1 error in 1 file. Exit 2.
      "
    `);
  });

  test('whatever the text, it stays on the screen, and nothing acts on it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(
        text,
        fc.nat(250),
        fc.nat(50),
        fc.integer({ min: 40, max: 120 }),
        text,
        (line, column, length, width, message) => {
          const shown = frame(
            line,
            { line: 1, column: column + 1, end: column + 2 + length },
            width,
            message,
          );
          for (const one of shown.split('\n')) {
            expect(isSafe(one)).toBe(true);
            expect(widthOf(one) <= width || !/\s/.test(one.trim().replace(/^\| /, ''))).toBe(true);
          }
        },
      ),
    );
  });
});
