import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../../../../src/report/formats/index.ts';
import { renderMarkdown } from '../../../../src/report/formats/markdown.ts';
import { placeReport } from '../../../../src/report/place.ts';
import type { Report } from '../../../../src/report/report.ts';
import { judgeFiles } from '../judge.ts';
import { nodesOf, parse, referencesIn, typesOf } from '../markdown/parse.ts';
import { RICH } from '../rich-roadmap.ts';
import { judgeCriteria, makeSamples } from './samples.ts';

/** What GitHub takes as the body of a comment. */
const LARGEST = 65_536;
const TYPES = new Set([
  'break',
  'heading',
  'inlineCode',
  'list',
  'listItem',
  'paragraph',
  'root',
  'strong',
  'table',
  'tableCell',
  'tableRow',
  'text',
]);

const HEADINGS = new Set(['Gates', 'To advance, nearest first', 'Claims', 'Findings']);

let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  const render = await FORMATS.markdown();
  pages = new Map((await makeSamples()).map(({ name, input }) => [name, render(input)]));
});

describe('every page', () => {
  test('has headings, tables, lists and text, and nothing that anybody could write into it', () => {
    for (const [name, page] of pages) {
      const tree = parse(page);
      expect([name, typesOf(tree).filter((type) => !TYPES.has(type))]).toEqual([name, []]);
      expect([name, referencesIn(tree)]).toEqual([name, []]);
      // Nobody can add a heading, nor a row, nor an item that is ticked.
      const headings = nodesOf(tree).flatMap((one) => (one.type === 'heading' ? [toString(one)] : []));
      expect([name, headings.slice(1).filter((heading) => !HEADINGS.has(heading))]).toEqual([name, []]);
      const rows = nodesOf(tree).flatMap((one) => (one.type === 'tableRow' ? [one.children.length] : []));
      expect([name, rows.filter((cells) => cells !== 4)]).toEqual([name, []]);
    }
  });
  test('finds room in a comment', () => {
    expect([...pages].filter(([, page]) => page.length >= LARGEST).map(([name]) => name)).toEqual([]);
  });
  test('has no line that begins as a command to a bot', () => {
    const lines = [...pages.values()].flatMap((page) => page.split('\n'));
    expect(lines.filter((line) => /^\s*[/@]/.test(line))).toEqual([]);
  });
  test('begins with the decision', () => {
    for (const page of pages.values())
      expect(page).toMatch(/^## (?:PIVOT|EXTEND|ADVANCE|NO DECISION|NOT JUDGED): |^## (?:No|\d+) errors\b/);
  });
});

test('the shipped roadmap', () => {
  expect(pages.get('shipped')).toMatchInlineSnapshot(`
    "## PIVOT: Alpha -> Beta

    None of 11 criteria is met, and the window ended on 2026-02-22. Pivot, pause, or retire.

    - A risk has come true: No collaborator joins\\
      → Take more time, look further, rethink the positioning

    **No errors, 1 warning, 4 notes**. 12-Factor AgentOps, as of 2026-02-24 (simulated), rule \`not-met\`

    ### Gates

    | Gate | Status | Criteria met | Phase |
    | - | - | - | - |
    | Foundation -> Alpha | ✔ met | 5 of 5, 4 self-attested | passed 2025-11-05 |
    | **Alpha -> Beta** | ○ not met | 0 of 11 | overdue, ended 2026-02-22 |
    | Beta -> v1.0 | ○ not met | 0 of 11 | not started |
    | v1.0 -> Growth | ○ not met | 0 of 20 | not started |
    | Growth | ○ not met | 0 of 15 | not started |

    ### To advance, nearest first

    1. \`community-validation\`: 3 more, by person
    2. \`domain-validation\`: 3 more, by domain
    3. \`pattern-clarity\`: 1 more proof
    4. \`failure-documentation\`: 2 more for each of context-engineering, git-knowledge-os, observability, … 3 more
    5. \`feedback-quality\`: 3 more, by person
    6. \`community-health\`: discussion: 5 more, by people; respect: 1 more; refinement: 2 more, by person
    7. \`positioning-honest\`: 2 more, by person
    8. \`limitations-documented\`: 1 more proof
    9. \`advancement-clear\`: 3 more, by person
    10. \`repository-navigable\`: 3 more, by person
    11. \`contributing-clear\`: plain: 2 more, by person; welcome: 2 more, by person

    ### Claims

    4 disclosed, 7 supported

    ### Findings

    - **warning** \`risk-active\` \`roadmap/phases/alpha.yaml:122:3\`: alpha: the risk "No collaborator joins" has come true (its trigger measures 0)\\
      → Take more time, look further, rethink the positioning
    - **note** \`claim-disclosed\` \`roadmap/claims.yaml:8:16\`: agent-workflows: "The production repository runs 52 agent workflows." is disclosed as unproven\\
      → nothing to do; evidence would make it a supported claim
    - **note** \`claim-disclosed\` \`roadmap/claims.yaml:13:16\`: production-sessions: "Those workflows have been through 204 production sessions." is disclosed as unproven\\
      → nothing to do; evidence would make it a supported claim
    - **note** \`claim-disclosed\` \`roadmap/claims.yaml:18:16\`: commit-success: "Over its last 100 commits the success rate was 95%." is disclosed as unproven\\
      → nothing to do; evidence would make it a supported claim
    - **note** \`claim-disclosed\` \`roadmap/claims.yaml:23:16\`: speedups: "In certain contexts work went 40x faster." is disclosed as unproven\\
      → nothing to do; evidence would make it a supported claim

    agentops 0.1.0, exit 0
    "
  `);
});

test('what finds no room is counted', () => {
  const page = pages.get('1,500 findings')!;
  const shown = page.split('\n').filter((line) => line.startsWith('- '));
  const more = /^… (\d+) more findings: (.*)$/m.exec(page)!;
  expect(shown.length + Number(more[1])).toBe(1500);
  expect(page.length).toBeGreaterThan(LARGEST - 1500);
  expect(shown.findLastIndex((line) => line.startsWith('- **error**'))).toBe(499);
  expect(more[2]).toBe(`${1000 - shown.length} warnings, 500 notes`);
});

test('claims: how many of each status, what has to be looked at first', async () => {
  const report = await placed({});
  expect(afterHeading(renderMarkdown(report), 'Claims')).toBe('1 overstated, 1 orphaned, 1 disclosed');
});

test('what is met by self-attestations only is told', () => {
  expect(pages.get('shipped')).toContain('5 of 5, 4 self-attested');
});

test('of self-attestations only those that the gate counts are told', async () => {
  const self = 'proofs: [{ attested: { by: ann, on: 2026-01-01, statement: I did it. } }]';
  const { report, locate } = await judgeCriteria(
    `{ id: a, statement: A, ${self} }`,
    `{ id: b, statement: B, kind: advisory, ${self} }`,
    `{ id: c, statement: C, ${self}, not_applicable: { reason: r, by: ann, on: 2026-01-01 } }`,
  );
  const page = renderMarkdown(placeReport(report, locate));
  expect(page).toContain('| ✔ met | 1 of 1, 1 self-attested, 1 not applicable |');
});

test('a gate in the table: its status, its criteria, its phase in time', async () => {
  const rows = nodesOf(parse(renderMarkdown(await placed({})))).flatMap((one) =>
    one.type === 'tableRow' ? [one.children.map((cell) => toString(cell)).join(' | ')] : [],
  );
  expect(rows).toMatchInlineSnapshot(`
    [
      "Gate | Status | Criteria met | Phase",
      "Start -> Build | ✔ met | 2 of 2, 1 self-attested | passed 2026-01-01",
      "Build -> Open | ◐ partial | 2 of 11, 5 partial, 1 waived, 1 self-attested, 1 not applicable | open until 2026-03-25",
      "Open -> done | ◐ partial | 0 of 1, 1 partial | not started",
    ]
  `);
});

test('a bar in a name ends no cell, however its reader takes back-slashes', async () => {
  const report = await placed({});
  const phases = report.phases.map((one) => ({ ...one, name: 'a\\|b `|` |c|' }));
  const lines = renderMarkdown({ ...report, phases }).split('\n');
  const rows = lines.filter((line) => line.startsWith('|'));
  expect(rows.map((line) => line.split('|').length)).toEqual(rows.map(() => 6));
});

test.each([
  ['none', { state: 'none' }, 'in progress'],
  ['before', { state: 'before', starts: '2026-03-01' }, 'starts 2026-03-01'],
  ['early', { state: 'early', earliest: '2026-03-01' }, 'early, open from 2026-03-01'],
  ['open', { state: 'open', latest: '2026-03-01' }, 'open until 2026-03-01'],
  ['open without end', { state: 'open', latest: null }, 'open'],
  ['overdue', { state: 'overdue', latest: '2026-03-01' }, 'overdue, ended 2026-03-01'],
])('a window that is %s', async (_, window, text) => {
  const report = await placed({});
  const phases = report.phases.map((one) => ({ ...one, window: { ...one.window, ...window } }));
  const page = renderMarkdown({ ...report, phases } as Report);
  expect(page.split('\n').find((line) => line.startsWith('| **'))).toContain(`| ${text} |`);
});

test('long lists end in how many more there are', async () => {
  const report = await placed({});
  const steps = Array.from({ length: 15 }, (_, index) => ({
    criterion: `build/c${index}`,
    progress: 0,
    lacks: 'x',
  }));
  const risks = Array.from({ length: 7 }, (_, index) => ({
    risk: `R${index}`,
    mitigation: null,
    fallback: null,
  }));
  const phases = [...report.phases, ...Array.from({ length: 20 }, () => report.phases[0]!)];
  const decision = { ...report.decision!, toAdvance: steps, risks };
  const page = renderMarkdown({ ...report, phases, decision });
  expect(page.match(/^… .*$/gm)).toEqual(['… 2 more', '… 3 more', '… 3 more']);
});

async function placed(change: Partial<Report>): Promise<Report> {
  const { report, locate } = await judgeFiles(RICH, '2026-02-20');
  return { ...placeReport(report, locate), ...change };
}

function afterHeading(page: string, title: string): string {
  const { children } = parse(page);
  const at = children.findIndex((one) => one.type === 'heading' && toString(one) === title);
  return toString(children[at + 1] as Nodes);
}
