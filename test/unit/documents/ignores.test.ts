import { describe, expect, test } from 'vitest';
import { applyIgnores, ignoreFindings } from '../../../src/documents/apply-ignores.ts';
import { findIgnores } from '../../../src/documents/ignores.ts';
import { tree } from './tree.ts';

/** Every `40x` is a statement; gives the words right behind those that are ignored, and what is said of the comments. */
async function ignore(source: string) {
  const statements = source.split('\n').flatMap((line, index) =>
    [...line.matchAll(/40x (\w+)/g)].map((one) => ({
      line: index + 1,
      column: one.index + 1,
      name: one[1],
    })),
  );
  const result = applyIgnores(source, statements, findIgnores(await tree(source), []));
  return {
    ignored: result.ignored.map(({ statement: { name }, reason }) => `${name}: ${reason}`),
    kept: result.kept.map(({ name }) => name),
    said: ignoreFindings('R.md', result).map(
      ({ rule, at }) => `${rule} ${'line' in at ? `${at.line}:${at.column}` : ''}`,
    ),
  };
}

const WHY = '<!-- agentops-ignore: a quotation -->';

describe('a comment beside statements', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['in a paragraph', `40x a and\n40x b. ${WHY}\n\n40x c`, ['a', 'b'], ['c']],
    ['before them', `${WHY} 40x a\n\n40x c`, ['a'], ['c']],
    ['in a heading', `# 40x a ${WHY}\n\n40x c`, ['a'], ['c']],
    ['right below a paragraph', `40x a\n${WHY}\n\n40x c`, ['a'], ['c']],
    ['right below a paragraph and before another', `40x a\n${WHY}\n40x c`, ['c'], ['a']],
    ['in an item', `- 40x a ${WHY}\n- 40x c`, ['a'], ['c']],
    ['in an item of several paragraphs', `- 40x a\n\n  40x b\n\n  ${WHY}\n- 40x c`, ['a', 'b'], ['c']],
    ['in an item with items', `- 40x a ${WHY}\n  - 40x c\n\n  40x b\n- 40x d`, ['a', 'b'], ['c', 'd']],
    ['in an item of an item', `- 40x c\n  - 40x a ${WHY}\n  - 40x d`, ['a'], ['c', 'd']],
    ['right below a list', `- 40x c\n- 40x a\n${WHY}\n\n40x d`, ['a'], ['c', 'd']],
    ['in a row', `| h | 40x c |\n|---|---|\n| 40x a | 40x b ${WHY} |\n| 40x d | e |`, ['a', 'b'], ['c', 'd']],
    ['in a quotation', `> 40x a ${WHY}\n>\n> 40x c`, ['a'], ['c']],
    ['in HTML', `<p>40x a ${WHY}</p>\n\n40x c`, ['a'], ['c']],
    ['over lines', `40x a <!-- agentops-ignore:\na\nquotation -->\n\n40x c`, ['a'], ['c']],
    ['alone before a paragraph', `40x c\n\n${WHY}\n\n40x a\n40x b\n\n40x d`, ['a', 'b'], ['c', 'd']],
    ['alone before a list', `${WHY}\n\n- 40x a\n- 40x b\n\n40x c`, ['a', 'b'], ['c']],
    ['alone before a table', `${WHY}\n| h | 40x a |\n|---|---|\n| 40x b | |\n\n40x c`, ['a', 'b'], ['c']],
    ['alone before another comment', `${WHY}\n<!-- prettier-ignore -->\n40x a\n\n40x c`, ['a'], ['c']],
    ['alone before a heading', `${WHY}\n\n# 40x a\n\n40x c`, ['a'], ['c']],
    ['alone before a quotation', `${WHY}\n\n> 40x a\n>\n> 40x b\n\n40x c`, ['a', 'b'], ['c']],
    ['alone in a quotation', `> ${WHY}\n>\n> 40x a\n\n40x c`, ['a'], ['c']],
  ])('%s', async (_, source, ignored, kept) => {
    const expected = { ignored: ignored.map((name) => `${name}: a quotation`), kept };
    const { said, ...found } = await ignore(source);
    expect(found).toEqual(expected);
    expect(said).toHaveLength(ignored.length > 0 ? 0 : 1);
    const crlf = await ignore(source.replaceAll('\n', '\r\n'));
    expect({ ignored: crlf.ignored, kept: crlf.kept }).toEqual(expected);
  });
});

describe('what is said of the comments', () => {
  test.each<[string, string, readonly string[]]>([
    ['no reason', '40x a <!-- agentops-ignore -->', ['ignore-unreasoned 1:7']],
    ['an empty reason', 'x\n\n40x a <!-- agentops-ignore: - -->', ['ignore-unreasoned 3:7']],
    ['nothing to ignore', `a ${WHY}\n\n40x b`, ['ignore-unused 1:3']],
    ['nothing behind it', `40x a\n\n${WHY}`, ['ignore-unused 3:1']],
    ['two for one statement', `40x a ${WHY} ${WHY}`, []],
    ['in code', `40x a \`${WHY}\`\n\n    ${WHY}`, []],
    ['another word', '40x a <!-- agentops-note: ignore this -->', []],
    ['of another form', '40x a <!-- agentops-ignored: x -->', ['ignore-unreasoned 1:7']],
    ['for the next line', '<!-- agentops-ignore-next-line: x -->\n40x a', ['ignore-unreasoned 1:1']],
    ['in capitals', '<!-- AGENTOPS-IGNORE: x -->\n40x a', ['ignore-unreasoned 1:1']],
    ['without a colon', '40x a <!-- agentops-ignore a quotation -->', ['ignore-unreasoned 1:7']],
    ['in two words', '40x a <!-- agentops ignore: x -->', ['ignore-unreasoned 1:7']],
    ['that never ends', '40x a <!-- agentops-ignore: x\n\n<!-- agentops-ignore: y', []],
    ['on a later line of HTML', `<div>\n<!-- a\nb --><i>${WHY}\n</div>`, ['ignore-unused 3:9']],
  ])('%s', async (_, source, said) => {
    const found = await ignore(source);
    expect(found.said).toEqual(said);
    if (!source.includes(`40x a ${WHY}`)) expect(found.ignored).toEqual([]);
  });

  test('none in what is passed over', async () => {
    const root = await tree(`a\n\n${WHY}\n\n40x a`);
    expect(findIgnores(root, [{ from: 3, to: 3 + WHY.length }])).toEqual([]);
    expect(findIgnores(root, [{ from: 0, to: 3 }])).toHaveLength(1);
  });

  test('with a place, the reason and the fix', async () => {
    const ignores = findIgnores(await tree('a <!-- agentops-ignore:\nof\n2023 -->'), []);
    expect(ignoreFindings('R.md', applyIgnores('', [], ignores))).toEqual([
      {
        rule: 'ignore-unused',
        level: 'warning',
        message: 'there is no statement to ignore here (of 2023)',
        hint: 'take the comment out, or put it beside the statement',
        at: { file: 'R.md', line: 1, column: 3, endLine: 3 },
      },
    ]);
  });
});

test('comments without end are no trouble', async () => {
  const root = await tree(`${'<!-- '.repeat(5000)}\n\n${'<!-- a -->\n\n'.repeat(2000)}`);
  expect(findIgnores(root, [])).toEqual([]);
});

test('many comments and statements are no trouble', async () => {
  const items = '- a <!-- agentops-ignore: x -->\n'.repeat(4000);
  const below = `${WHY}\n\na\n\n`.repeat(4000);
  expect((await ignore(`${items}\n${below}`)).said).toHaveLength(8000);
  expect((await ignore(`40x a ${WHY}`.repeat(4000))).ignored).toHaveLength(4000);
});
