/** A glance may only say what the parser says as well. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTexts } from '../../../../src/verify/documents.ts';
import { seeSection, glanceAt } from '../../../../src/verify/text/glance.ts';
import { parseMarkdown } from '../../../../src/verify/text/markdown.ts';
import { isProblem } from '../../../../src/verify/problem.ts';
import { NO_MEMORY } from '../../../../src/verify/memory.ts';
import { hasSection } from '../../../../src/verify/text/sections.ts';
import { visibleText } from '../../../../src/verify/text/visible.ts';
import { wordingPattern } from '../../../../src/verify/text/wording.ts';

/** Pieces of documents: words, and everything that could hide, join, split or change them. */
const PIECES = [
  'foo',
  'bar',
  '4',
  '40x',
  '000',
  ' million',
  '\u00ad',
  'é',
  'e\u0301',
  ' ',
  ' ',
  ' ',
  '  ',
  '\t',
  '    ',
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\n- ',
  '\n  ',
  '\n    ',
  '\n> ',
  '\n>',
  '\n1. ',
  '\n2) ',
  '\n+ ',
  '\n* ',
  '\n# ',
  '\n## ',
  '\n```\n',
  '\n```',
  '\n~~~\n',
  '\n~~~ ',
  '\n---\n',
  '\n===\n',
  '\n- ```\n  ',
  '\n|---|\n',
  '\n:--\n',
  '\n| a | b |\n|---|---|\n',
  '|',
  '*',
  '**',
  '_',
  '__',
  '`',
  '``',
  '~',
  '~~',
  '[',
  ']',
  '](',
  ')',
  '(',
  '[a]: ',
  '[a]:\n',
  '[^1]: ',
  '[^1]',
  '"',
  "'",
  '.',
  ',',
  '-',
  '–',
  '!',
  '![',
  '<',
  '>',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '\n<!-- x -->\n',
  '\n<div>\n',
  '\n</div>\n',
  '<a href="',
  '">',
  '<script>',
  '</script>',
  '\\',
  '&',
  '&amp;',
  '#',
  ' #',
  'https://a.b/',
  'www.foo',
  '\n---\n',
  '---\n',
  '\0',
  '\r',
  '\u00a0',
  '\u2028',
  '$',
  '=',
  ':',
  '+',
  '40.',
  '1.',
  '\n<!-- a',
  '\n    foo bar\n',
  '\n\n\tfoo\n',
];
const document = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('foo', 'bar', '4', ' ', ' ', '\n', '\n\n', '\n- ', '40x') },
      { weight: 2, arbitrary: fc.constantFrom(...PIECES) },
    ),
    { minLength: 1, maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));
const words = fc.constantFrom(
  'foo',
  'bar',
  'foo bar',
  'foo 4',
  '000 foo',
  '4 foo',
  '40x',
  '4',
  'bar foo',
  'foo bar foo',
  'foo. bar',
  '4 40x',
  'é foo',
  '40. foo',
  '- foo',
  'foo-bar',
  '"foo',
  '.4 foo',
  '(foo',
  'foo www',
);

/** The same documents in every run; `GLANCE_RUNS=500000` looks at that many others. */
const more = process.env['GLANCE_RUNS'];
const RUNS = more === undefined ? { numRuns: 8_000, seed: 1 } : { numRuns: Number(more) };

test.each([
  ['- ```\n  foo\nbar', 'foo bar'],
  ['    foo\nbar', 'foo bar'],
  ['> ```\n> foo\nbar', 'foo bar'],
  ['# foo\nbar', 'foo bar'],
  ['| a |\n|---|\nfoo\nbar', 'foo bar'],
  ['a\n:--\nfoo\nbar', 'foo bar'],
  ['foo\n1. bar', 'foo 1. bar'],
  ['1*40x*', '40x'],
  ['`1`40x', '40x'],
  ['1.**40x**', '40x'],
  ['foo 4<b>0</b>', 'foo 4'],
  ['[a](b "x\nfoo\n")', 'foo'],
  ['[a]: b\n"\nfoo\n"', 'foo'],
  ['<div>\n\n<!--\n\nfoo', 'foo'],
  ['---\nfoo\n---', 'foo'],
  ['~~~ foo\nbar\n~~~', 'foo'],
  ['- ~~~ foo\n  bar', 'foo'],
  ['1. foo', '1. foo'],
  ['2) ---\n    foo', '- foo'],
])('nothing is seen in %j', (source, wanted) => {
  expect(glanceAt(source)(wanted)).toBeNull();
});

test('a text that is seen is in the visible text', { timeout: 600_000 }, async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(document, words, async (source, wanted) => {
      const place = glanceAt(source)(wanted);
      if (place === null) return;
      seen += 1;
      const root = await parseMarkdown(source);
      if (isProblem(root)) throw new Error(root.why);
      expect(visibleText(root).text.normalize('NFC')).toMatch(new RegExp(wordingPattern(wanted).source, 'u'));
    }),
    RUNS,
  );
  expect(seen).toBeGreaterThan(100);
});

test('a heading that is seen is one with text below it', { timeout: 600_000 }, async () => {
  let seen = 0;
  const headed = fc
    .tuple(document, fc.constantFrom('# foo', '## foo', '# foo bar '), document)
    .map(([before, heading, after]) => `${before}\n${heading}\n${after}`);
  await fc.assert(
    fc.asyncProperty(headed, fc.constantFrom('foo', 'foo bar'), async (source, heading) => {
      if (!seeSection(source, heading)) return;
      seen += 1;
      // Once its sections are read, a text is not glanced at any more: this is what the parser says.
      const prose = { text: source };
      await hasSection({ memory: NO_MEMORY }, prose, 'never [there]');
      expect(await hasSection({ memory: NO_MEMORY }, prose, heading)).toBe('yes');
    }),
    RUNS,
  );
  expect(seen).toBeGreaterThan(20);
});

test('every text of a document is found where it says', async () => {
  await fc.assert(
    fc.asyncProperty(document, words, async (source, wanted) => {
      const places = await findTexts(source, new Set([wanted]), true);
      if (isProblem(places)) return;
      const place = places.get(wanted);
      if (!place) return;
      const lines = source.split('\n');
      expect(place.line).toBeLessThanOrEqual(lines.length);
      expect(place.column).toBeLessThanOrEqual(lines[place.line - 1]!.length + 1);
    }),
    { numRuns: 1_000 },
  );
});
