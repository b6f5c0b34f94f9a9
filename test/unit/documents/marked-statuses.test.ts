import { describe, expect, test } from 'vitest';
import { indexCriteria } from '../../../src/documents/find-statement.ts';
import { findMarkedStatuses } from '../../../src/documents/marked-statuses.ts';
import { tree } from './tree.ts';

const CRITERIA = [
  { ref: 'alpha/reviews', statement: '3+ beta collaborators complete full review cycle' },
  { ref: 'alpha/docs', statement: 'Docs' },
  { ref: 'alpha/tests', statement: '`npm test` passes on [CI](ci.md).' },
  { ref: 'alpha/twice', statement: 'Said twice' },
  { ref: 'beta/twice', statement: 'Said  twice' },
];
const REVIEWS = CRITERIA[0]!.statement;
const MARKER = '<!-- agentops: alpha/reviews -->';

/** `alpha/reviews met 1:1-2`, and of markers `unbound alpha/x criterion 1:1`. */
async function find(source: string): Promise<readonly string[]> {
  const { statuses, unbound } = findMarkedStatuses(await tree(source), indexCriteria(CRITERIA));
  const place = ({ line, column, endLine }: { line: number; column: number; endLine: number }): string =>
    `${line}:${column}${endLine > line ? `-${endLine}` : ''}`;
  return [
    ...statuses.map((one) => `${one.criterion} ${one.says} ${place(one)}`),
    ...unbound.map((one) => `unbound ${one.names} ${one.lacks} ${place(one)}`),
  ];
}

describe('a status beside a marker', () => {
  test.each<[string, string, readonly string[]]>([
    ['in an item', `- a\n- ✅ Reviews ${MARKER}`, ['alpha/reviews met 2:1']],
    ['in an item with a box', `- [x] Reviews ${MARKER}\n`, ['alpha/reviews met 1:1']],
    ['in an item with an empty box', `- [ ] Reviews ${MARKER}\n`, ['alpha/reviews not-met 1:1']],
    ['on a line of its own', `- [x] Reviews\n  ${MARKER}\n- [ ] b`, ['alpha/reviews met 1:1-2']],
    [
      'in an item with items',
      `- Reviews: partial ${MARKER}\n  - ✅ one\n  - [x] two`,
      ['alpha/reviews partial 1:1'],
    ],
    ['in an item of an item', `- ❌ a\n  - ✅ Reviews ${MARKER}`, ['alpha/reviews met 2:3']],
    ['in a row', `| a | Status |\n|---|---|\n| Reviews ${MARKER} | Not met |`, ['alpha/reviews not-met 3:1']],
    ['in a paragraph', `Reviews\nare: **Done** ${MARKER}`, ['alpha/reviews met 1:1-2']],
    ['in a heading', `## Reviews (complete) ${MARKER}`, ['alpha/reviews met 1:1']],
    ['before a paragraph', `${MARKER}\n\nReviews: ✅`, ['alpha/reviews met 3:1']],
    ['right below a paragraph', `Reviews: ✅\n${MARKER}\n\nDone`, ['alpha/reviews met 1:1']],
    ['struck out', `- ~~Reviews~~ ${MARKER}`, ['alpha/reviews met 1:1']],
    ['struck out in part', `- Reviews, ~~Done~~ ✅ **Not met** ${MARKER}`, ['alpha/reviews not-met 1:1']],
    ['struck out and given up', `- ~~Reviews~~ (dropped) ${MARKER}`, ['alpha/reviews not-met 1:1']],
    ['the least of several', `- [x] Reviews (partial) ${MARKER}`, ['alpha/reviews partial 1:1']],
    ['the statement aside', `- ${REVIEWS}: 🚧 ${MARKER}`, ['alpha/reviews partial 1:1']],
    ['another text than the statement', `- ✅ Docs ${MARKER}`, ['alpha/reviews met 1:1']],
    [
      'two criteria',
      `- ✅ All ${MARKER} <!-- agentops: alpha/docs -->`,
      ['alpha/reviews met 1:1', 'alpha/docs met 1:1'],
    ],
    ['without a status', `- Reviews ${MARKER}`, ['unbound alpha/reviews status 1:1']],
    ['unknown', '- ✅ a <!-- agentops: alpha/revews -->', ['unbound alpha/revews criterion 1:7']],
    ['no name', '- ✅ a <!-- agentops: -->', ['unbound  criterion 1:7']],
    ['before a list', `${MARKER}\n\n- ✅ a`, ['unbound alpha/reviews block 1:1']],
    ['before nothing', `✅ a\n\n${MARKER}`, ['unbound alpha/reviews block 3:1']],
    ['in code', `- ✅ a \`${MARKER}\``, []],
  ])('%s', async (_, source, expected) => {
    expect(await find(source)).toEqual(expected);
    expect(await find(source.replaceAll('\n', '\r\n'))).toEqual(expected);
  });
});

describe('a status of a statement', () => {
  test.each<[string, string, readonly string[]]>([
    ['with a sign', `- ✅ ${REVIEWS}`, ['alpha/reviews met 1:1']],
    ['with a garbled sign', `- âœ… ${REVIEWS}`, ['alpha/reviews met 1:1']],
    ['with a box', `1. [x] ${REVIEWS}.`, ['alpha/reviews met 1:1']],
    ['with a word', `- ${REVIEWS}: not met`, ['alpha/reviews not-met 1:1']],
    ['with an emphasised word', `- ${REVIEWS} **Done**`, ['alpha/reviews met 1:1']],
    ['with a word before', `- **Partial**: ${REVIEWS}`, ['alpha/reviews partial 1:1']],
    ['with a label', `1. **Reviews:** ${REVIEWS} ✅`, ['alpha/reviews met 1:1']],
    ['with a sign and a label', `- ✅ **Reviews**: ${REVIEWS}`, ['alpha/reviews met 1:1']],
    ['with a label of a status', `- **Partial:** ${REVIEWS}`, ['alpha/reviews partial 1:1']],
    ['with a remark', `- [x] ${REVIEWS} (4 so far)`, ['alpha/reviews met 1:1']],
    ['with a date', `- ✅ ${REVIEWS} — 2026-01-12`, ['alpha/reviews met 1:1']],
    [
      'with emphasis and a link',
      `- [x] **3+** beta [collaborators](c.md) _complete_\n  full review cycle`,
      ['alpha/reviews met 1:1-2'],
    ],
    ['in a cell', `| Done | Met |\n|---|---|\n| ${REVIEWS} | ✅ |\n| Docs | |`, ['alpha/reviews met 3:1']],
    ['struck out', `- ~~${REVIEWS}~~`, ['alpha/reviews met 1:1']],
    ['in a paragraph', `${REVIEWS}: ✅ Complete`, ['alpha/reviews met 1:1']],
    ['with markup in the statement', '- [x] `npm test` passes on [CI](ci.md)', ['alpha/tests met 1:1']],
    ['without a status', `- ${REVIEWS}`, []],
    ['with more words', `- ✅ ${REVIEWS} twice`, []],
    ['with words before', `- ✅ We say: ${REVIEWS}`, []],
    ['as a label', '- ✅ Docs: API reference', []],
    ['of several criteria', '- ✅ Said twice', []],
    ['in a heading row', `| ${REVIEWS} | ✅ |\n|---|---|\n| a | b |`, []],
    [
      'in rendered text',
      `<!-- agentops:begin x -->\n\n- ✅ ${REVIEWS} ${MARKER}\n\n<!-- agentops:end -->`,
      [],
    ],
    [
      'behind rendered text',
      `<!-- agentops:begin x -->\na\n<!-- agentops:end -->\n\n- ✅ Docs`,
      ['alpha/docs met 5:1'],
    ],
  ])('%s', async (_, source, expected) => {
    expect(await find(source)).toEqual(expected);
  });
});

test('no criteria, no statuses', async () => {
  expect(findMarkedStatuses(await tree('- [x] a\n\n✅'), indexCriteria([]))).toEqual({
    statuses: [],
    unbound: [],
  });
});

test('a long document of signs is read', async () => {
  const root = await tree(`${'✅ | a. '.repeat(5000)}\n\n${'- ✅ '.repeat(50)}x`);
  expect(findMarkedStatuses(root, indexCriteria(CRITERIA)).statuses).toEqual([]);
});
