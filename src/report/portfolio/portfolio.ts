/** The report of several roadmaps: that of each, and what they come down to together. */
import type { Locate } from '../../diagnostics/diagnostic.ts';
import type { UnplacedReport } from '../build.ts';
import { NOT_JUDGED } from '../exit-code.ts';
import type { Report } from '../report.ts';

/** The JSON report of several roadmaps. */
export interface Portfolio {
  readonly version: 1;
  readonly tool: Report['tool'];
  /** By their paths. */
  readonly roadmaps: readonly Report[];
  readonly summary: PortfolioSummary;
}

export interface PortfolioSummary {
  readonly roadmaps: number;
  readonly errors: number;
  readonly warnings: number;
  /** The worst of all. */
  readonly exitCode: number;
}

/** One roadmap that was judged, or could not be. */
export interface Member {
  readonly report: UnplacedReport;
  readonly locate: Locate;
  /** Its root, seen from where the command was called. */
  readonly root: string;
  /** What --roadmap would name it; null: there is none. */
  readonly file: string | null;
  /** The way to its root from the top of the repository in which the command was called. */
  readonly folder: string;
}

/** What all have in common. */
export interface PortfolioContext {
  readonly tool: Report['tool'];
  readonly asOf: string;
  readonly simulated: boolean;
  readonly summary: PortfolioSummary;
}

/** The findings of all in numbers, and the worst exit code. */
export function addUp(summaries: readonly Report['summary'][]): PortfolioSummary {
  const sum = (of: (summary: Report['summary']) => number): number =>
    summaries.reduce((total, summary) => total + of(summary), 0);
  return {
    roadmaps: summaries.length,
    errors: sum(({ errors }) => errors),
    warnings: sum(({ warnings }) => warnings),
    exitCode: Math.max(...summaries.map(({ exitCode }) => exitCode)),
  };
}

/** How people know a roadmap among others: by its folder, and by its file where that says more. */
function labelOf({ root, file }: Pick<Member, 'root' | 'file'>): string {
  const usual = root === '.' ? 'roadmap/roadmap.yaml' : `${root}/roadmap/roadmap.yaml`;
  return file === null || file === usual ? root : file.replace(/\/roadmap\.yaml$/, '');
}

/** What its files are named from, so that they are found from where the command was called. */
export function rootOf({ root, file }: Pick<Member, 'root' | 'file'>): string {
  return file === null || root === '.' ? '' : root;
}

/** What is told of a roadmap in a row of a table. */
export interface Row {
  readonly label: string;
  readonly phase: string;
  /** Criteria met, of those that count. */
  readonly gate: string;
  readonly decision: string;
  readonly errors: number;
  readonly warnings: number;
}

/** What each cell of a row is called. */
export const COLUMNS: Readonly<Record<keyof Row, string>> = {
  label: 'Roadmap',
  phase: 'Phase',
  gate: 'Gate',
  decision: 'Decision',
  errors: 'Errors',
  warnings: 'Warnings',
};

/** The row of a roadmap. */
export function rowOf(member: Member): Row {
  const { phases, decision, summary, current } = member.report;
  const isJudged = summary.exitCode !== NOT_JUDGED;
  const phase = phases.find(({ id }) => id === current);
  const { met, partial, notMet } = phase?.gate?.counts ?? { met: 0, partial: 0, notMet: 0 };
  return {
    label: labelOf(member),
    phase: phase?.name ?? (isJudged ? 'all completed' : ''),
    gate: phase?.gate ? `${met}/${met + partial + notMet}` : '',
    decision: decision?.outcome ?? (isJudged ? 'none' : 'not judged'),
    errors: summary.errors,
    warnings: summary.warnings,
  };
}

const DECISIONS = ['advance', 'extend', 'pivot', 'none', 'not judged'];

/** "2 advance, 1 pivot, 1 not judged". */
export function decisionTally(rows: readonly Row[]): string {
  return DECISIONS.map((name) => [rows.filter(({ decision }) => decision === name).length, name] as const)
    .filter(([many]) => many > 0)
    .map(([many, name]) => `${many} ${name === 'none' ? 'without a decision' : name}`)
    .join(', ');
}
