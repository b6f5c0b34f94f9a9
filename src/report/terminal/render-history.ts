/** The gates over time for people: a line for each commit, and below it what it moved. */
import { plural } from '../../diagnostics/plural.ts';
import type { CommitReport, HistoryReport } from '../history.ts';
import { clean, clipped, joinBlocks, paragraph } from './layout.ts';
import type { Screen } from './style.ts';

const HEAD = ['Day', 'Commit', 'Decision', 'Gate'];

/** The text of the history; ended by a newline. */
export function renderHistory({ roadmap, commits, more }: HistoryReport, screen: Screen): string {
  const rows = commits.map(cellsOf);
  const widths = HEAD.map((head, index) =>
    Math.max(...[head, ...rows.map((row) => row[index]!)].map(lengthOf)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, index) => clean(screen, cell).padEnd(widths[index]!)).join('  ')}`.trimEnd();
  const many = plural(commits.length, 'commit');
  return joinBlocks([
    screen.quiet ? [] : paragraph(screen, 2, `${roadmap.name}: ${many}, newest first`, screen.style.bold),
    commits.length === 0
      ? paragraph(screen, 2, 'No commit touched the roadmap or what it rests on.')
      : [
          screen.style.dim(line(HEAD)),
          ...commits.flatMap((commit, index) => [
            line(rows[index]!),
            screen.style.dim(`      ${clipped(screen, 6, commit.subject)}`),
            ...movesOf(commit, commits[index + 1]).map((text) => `      ${clipped(screen, 6, text)}`),
          ]),
        ],
    more ? paragraph(screen, 2, 'There are earlier ones: --max N tells more of them.') : [],
  ]);
}

function cellsOf(commit: CommitReport): readonly string[] {
  const { on, decision, current, gates, problem } = commit;
  const gate = gates.find(({ phase }) => phase === current);
  const stands = gate?.status
    ? `${gate.phase} ${gate.status} ${percent(gate.progress!)}`
    : (current ?? 'done');
  return [
    on,
    commit.commit.slice(0, 7),
    problem === null ? (decision?.outcome ?? 'none') : '-',
    problem === null ? stands : '-',
  ];
}

/** What is another than at the commit before. */
function movesOf(commit: CommitReport, before: CommitReport | undefined): readonly string[] {
  if (commit.problem !== null) return [`not judged: ${commit.problem}`];
  if (before === undefined || before.problem !== null) return [];
  const moves = commit.gates.flatMap(({ phase, status }) => {
    const then = before.gates.find((gate) => gate.phase === phase)?.status ?? null;
    return then === status || then === null || status === null ? [] : [`${phase}: ${then} -> ${status}`];
  });
  const [then, now] = [decisionText(before), decisionText(commit)];
  return then === now ? moves : [`decision: ${then} -> ${now}`, ...moves];
}

function decisionText({ decision }: CommitReport): string {
  return decision === null ? 'none' : `${decision.outcome} ${decision.phase}`;
}

/** The share in whole percent; 100 only where all is there. */
function percent(progress: number): string {
  return `${Math.floor(progress * 100 + 1e-9)}%`;
}

function lengthOf(text: string): number {
  return text.length;
}
