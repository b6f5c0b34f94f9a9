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
].map((one) => {
  const [id] = one.ref.split('/');
  return { ...one, phase: { id: id!, name: id === 'alpha' ? 'Phase 1: Collaborators' : 'Phase 10: Public' } };
});
const REVIEWS = CRITERIA[0]!.statement;
const MARKER = '<!-- agentops: alpha/reviews -->';

/** `alpha/reviews met 1:1-2`, and of markers `unbound alpha/x criterion 1:1`. */
async function find(source: string): Promise<readonly string[]> {
  const { statuses, unbound } = findMarkedStatuses(await tree(source), indexCriteria(CRITERIA), []);
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
    ['before a table', `${MARKER}\n\n| a |\n|-|\n| ✅ |`, ['unbound alpha/reviews block 1:1']],
    ['right before a list', `${MARKER}\n- ✅ a`, ['unbound alpha/reviews block 1:1']],
    ['before HTML', `${MARKER}\n\n<p>✅ a</p>`, ['unbound alpha/reviews block 1:1']],
    ['in HTML', `<p>✅ a ${MARKER}</p>`, ['unbound alpha/reviews block 1:8']],
    ['on the line of HTML', `${MARKER} <b>✅</b>`, ['unbound alpha/reviews block 1:1']],
    ['before code', `${MARKER}\n\n    ✅ a`, ['unbound alpha/reviews block 1:1']],
    ['in the first row', `| ✅ ${MARKER} |\n|-|\n| a |`, ['unbound alpha/reviews block 1:5']],
    ['in a quotation', `> ✅ a ${MARKER}`, ['alpha/reviews met 1:3']],
    ['in capitals', '- ✅ a <!-- AGENTOPS: alpha/reviews -->', ['alpha/reviews met 1:1']],
    ['with a name in capitals', '- ✅ a <!-- agentops: ALPHA/X -->', ['unbound ALPHA/X criterion 1:7']],
    ['with little space', '- ✅ a <!--agentops:alpha/reviews-->', ['alpha/reviews met 1:1']],
    ['with much space', '- ✅ a <!--  agentops :\talpha / reviews  -->', ['alpha/reviews met 1:1']],
    ['on several lines', '- ✅ a\n  <!--\n  agentops:\n  alpha/reviews\n  -->', ['alpha/reviews met 1:1-5']],
    ['that ends nothing', '- ✅ a <!-- AGENTOPS:END -->', ['unbound END criterion 1:7']],
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
    ['with a sign of joy', `- 🎉 ${REVIEWS} — done`, ['alpha/reviews met 1:1']],
    ['with other signs', `- [x] 🚀✨ ${REVIEWS} 👩‍💻`, ['alpha/reviews met 1:1']],
    ['with a warning sign', `- [x] ⚠️ ${REVIEWS}`, ['alpha/reviews met 1:1']],
    ['with a number sign', `- 1️⃣ ${REVIEWS} ✅`, ['alpha/reviews met 1:1']],
    ['with a named sign', `- [x] :tada: ${REVIEWS}`, ['alpha/reviews met 1:1']],
    ['with a bare date', `- ${REVIEWS}: Complete 2026-03-01`, ['alpha/reviews met 1:1']],
    ['with a month', `- ${REVIEWS}. Done — March 2026`, ['alpha/reviews met 1:1']],
    [
      'with other capitals and quotation marks',
      '- ✅ said “TWICE”',
      ['alpha/twice met 1:1', 'beta/twice met 1:1'],
    ],
    ['without a status', `- ${REVIEWS}`, []],
    ['with more words', `- ✅ ${REVIEWS} twice`, []],
    ['with words before', `- ✅ We say: ${REVIEWS}`, []],
    ['as a label', '- ✅ Docs: API reference', []],
    ['in a heading row', `| ${REVIEWS} | ✅ |\n|---|---|\n| a | b |`, []],
  ])('%s', async (_, source, expected) => {
    expect(await find(source)).toEqual(expected);
  });
});

describe('the same statement in several phases', () => {
  const both = ['alpha/twice met', 'beta/twice met'];
  test.each<[string, string, readonly string[]]>([
    ['under nothing', '- ✅ Said twice', both],
    ['under a heading of neither', '# Roadmap\n\n- ✅ Said twice', both],
    ['under the one by its id', '# Alpha\n\n- ✅ Said twice', ['alpha/twice met']],
    ['under the one by its name', '# Phase 10 — Public\n\n- ✅ Said twice', ['beta/twice met']],
    ['in a section of it', '# beta\n\n## Gate\n\n- ✅ Said twice', ['beta/twice met']],
    ['behind its section', '## beta\n\n# More\n\n- ✅ Said twice', both],
    ['in the nearest section', '# beta\n\n## alpha\n\n- ✅ Said twice', ['alpha/twice met']],
    ['under both', '# alpha and beta\n\n- ✅ Said twice', both],
    ['under a word that begins so', '# betamax\n\n- ✅ Said twice', both],
    ['in an item of it', '- **Beta**\n  - ✅ Said twice\n- alpha', ['beta/twice met']],
    [
      'in a row of it',
      '| Phase | What | Status |\n|-|-|-|\n| Alpha | Said twice | ✅ |',
      ['alpha/twice met'],
    ],
    ['beside a marker', '# alpha\n\n- ✅ Said twice <!-- agentops: beta/twice -->', ['beta/twice met']],
  ])('%s', async (_, source, expected) => {
    expect((await find(source)).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(expected);
  });
});

describe('a status of a heading, a paragraph or an item, on a line below', () => {
  test.each<[string, string, readonly string[]]>([
    ['of a heading', '## Docs\n\nStatus: Complete', ['alpha/docs met 1:1']],
    ['in bold', '## Docs\n**Status:** Complete', ['alpha/docs met 1:1']],
    ['all in bold', '## Docs\n**Status: Complete**', ['alpha/docs met 1:1']],
    ['behind a sign', '## Docs\n📍 Status: ✅ shipped', ['alpha/docs met 1:1']],
    ['among other lines', '## Docs\nOwner: Jane\nStatus: Complete\nDue: May', ['alpha/docs met 1:1']],
    ['with a line break', '## Docs\n**Status**: OK  \nOwner: Jane', ['alpha/docs met 1:1']],
    ['with a remark', '## Docs\nStatus: Done (see #12)', ['alpha/docs met 1:1']],
    ['that is qualified', '## Docs\nStatus: Done (partial)', ['alpha/docs partial 1:1']],
    ['of a heading with a marker', `## Reviews ${MARKER}\n\nStatus: Yes`, ['alpha/reviews met 1:1']],
    ['in a list', '## Docs\n\n- Owner: Jane\n- Status: Complete', ['alpha/docs met 1:1']],
    ['of a paragraph', '**Docs**\n\nStatus: Complete', ['alpha/docs met 1:1']],
    ['of a paragraph, in it', '**Docs**\n**Status:** Complete', ['alpha/docs met 1:1-2']],
    ['of an item', '- Docs\n  - Status: Complete', ['alpha/docs met 1:1']],
    ['of an item, in it', '- Docs\n  Status: Complete', ['alpha/docs met 1:1-2']],
    ['of an item, and a box', '- [x] Docs\n  - Status: in progress', ['alpha/docs partial 1:1']],
    ['of the next heading', '## Docs\n\n## API\n\nStatus: Complete', []],
    ['further down', '## Docs\n\nThey say much.\n\nStatus: Complete', []],
    ['that is none', '## Docs\n\nStatus: see below. Done when all is said', []],
    ['that is a sentence', '## Docs\n\nStatus: Complete docs are what we want', []],
    ['that is struck out', '## Docs\n\n~~Status: Complete~~', []],
    ['without a label', '## Docs\n\nComplete', []],
    ['in code', '## Docs\n\n    Status: Complete', []],
    ['in a quotation', '## Docs\n\n> Status: Complete', []],
  ])('%s', async (_, source, expected) => {
    expect(await find(source)).toEqual(expected);
  });
});

describe('a status in a table', () => {
  const row = (header: string, ...cells: readonly string[]): string =>
    `| What | ${header} |\n|${'-|'.repeat(header.split('|').length + 1)}\n| ${['Docs', ...cells].join(' | ')} |`;
  test.each<[string, string, string | null]>([
    ['Yes', row('Status', 'Yes'), 'met'],
    ['PASS', row('Status', 'PASS'), 'met'],
    ['OK', row('**Status**', '`OK`'), 'met'],
    ['100%', row('Status', '100%'), 'met'],
    ['3/3', row('Status', '3/3'), 'met'],
    ['80%', row('Status', '80 %'), 'partial'],
    ['No', row('Done?', 'No'), 'not-met'],
    ['0/3', row('Status', '0/3'), 'not-met'],
    ['Yes, of another column', row('Automated', 'Yes'), null],
    ['100%, of another column', row('Target', '100%'), null],
    ['notes behind it', row('Status | Notes', '✅', 'Planned for June'), 'met'],
    ['a word in notes', row('Status | Notes', 'Complete', 'Open'), 'met'],
    ['notes before it', row('Docs written | Status', '🚧', 'Done'), 'met'],
    ['an empty one', row('Status | Notes', '', 'Done'), 'met'],
    ['the least of two', row('Done | Status', 'Yes', 'Partial'), 'partial'],
    ['a remark in it', row('Status', 'Done (partial)'), 'partial'],
    ['no such column', row('A | B', '✅', 'Planned for June'), 'met'],
    ['no such column, and two signs', row('A | B', '✅', '❌'), 'not-met'],
  ])('%s', async (_, source, says) => {
    expect(await find(source)).toEqual(says === null ? [] : [`alpha/docs ${says} 3:1`]);
  });
});

describe('what says no status', () => {
  test.each<[string, string]>([
    ['a quotation', '> ✅ Docs'],
    ['a quotation in an item', '- They say:\n  > ✅ Docs'],
    ['an example in code', '```\n- [x] Docs\n```'],
    ['an example in a code span', 'Write `- [x] Docs`.'],
    ['a heading about words', '## What done means'],
    ['a definition', '- **Done**: Docs are written'],
    ['a statement under such a heading', '## Definition of done\n\n- Docs'],
    ['a statement in a list of plans', '## Planned\n\n- Docs\n- Said twice'],
    ['an idle sign', '- 🚀 Docs'],
    ['the words of a sentence', 'Docs maybe'],
  ])('%s', async (_, source) => expect(await find(source)).toEqual([]));
});

test('no criteria, no statuses', async () => {
  expect(findMarkedStatuses(await tree('- [x] a\n\n✅'), indexCriteria([]), [])).toEqual({
    statuses: [],
    unbound: [],
  });
});

test('a long document of signs is read', async () => {
  const root = await tree(`${'✅ | a. '.repeat(5000)}\n\n${'- ✅ '.repeat(50)}x`);
  expect(findMarkedStatuses(root, indexCriteria(CRITERIA), []).statuses).toEqual([]);
});
