/** The decision table of model.md section 6: the first rule that fits decides. */
import type { Status } from '../model/phase.ts';
import type { DecisionRule, Outcome, WindowState } from '../report/report.ts';

/** What the table looks at. */
export interface Facts {
  readonly gate: Status;
  /** The gate's status were every unverified proof to hold. */
  readonly ifVerified: Status;
  readonly window: WindowState;
  readonly convincing: boolean;
  /** The extension's target holds. */
  readonly extension: boolean;
}

export interface TableRow {
  readonly rule: DecisionRule;
  readonly gate: Status;
  readonly windows: readonly WindowState[];
  /** What else it asks for, in words; null: nothing. */
  readonly more: string | null;
  readonly fits: (facts: Facts) => boolean;
  readonly outcome: Outcome;
  readonly options: readonly string[];
}

const EARLY: readonly WindowState[] = ['before', 'early'];
const LATER: readonly WindowState[] = ['none', 'open', 'overdue'];
const always = (): boolean => true;

export const DECISION_TABLE: readonly TableRow[] = [
  {
    rule: 'all-met',
    gate: 'met',
    windows: LATER,
    more: null,
    fits: always,
    outcome: 'advance',
    options: ['advance'],
  },
  {
    rule: 'met-early-convincing',
    gate: 'met',
    windows: EARLY,
    more: 'convincing',
    fits: ({ convincing }) => convincing,
    outcome: 'advance',
    options: ['advance'],
  },
  {
    rule: 'met-early',
    gate: 'met',
    windows: EARLY,
    more: null,
    fits: always,
    outcome: 'extend',
    options: ['wait-for-minimum'],
  },
  {
    rule: 'partial',
    gate: 'partial',
    windows: ['none', 'before', 'early', 'open'],
    more: null,
    fits: always,
    outcome: 'extend',
    options: ['extend-timeline', 'refine-scope'],
  },
  {
    rule: 'partial-overdue-extension',
    gate: 'partial',
    windows: ['overdue'],
    more: "the extension's target holds",
    fits: ({ extension }) => extension,
    outcome: 'extend',
    options: ['extend-timeline', 'refine-scope'],
  },
  {
    rule: 'partial-overdue',
    gate: 'partial',
    windows: ['overdue'],
    more: null,
    fits: always,
    outcome: 'extend',
    options: ['refine-scope'],
  },
  {
    rule: 'not-met-early',
    gate: 'not-met',
    windows: EARLY,
    more: null,
    fits: always,
    outcome: 'extend',
    options: ['extend-timeline'],
  },
  {
    rule: 'unverified',
    gate: 'not-met',
    windows: LATER,
    more: 'unverified evidence that would change it',
    fits: ({ ifVerified }) => ifVerified !== 'not-met',
    outcome: 'extend',
    options: ['verify-evidence'],
  },
  {
    rule: 'not-met',
    gate: 'not-met',
    windows: LATER,
    more: null,
    fits: always,
    outcome: 'pivot',
    options: ['pivot', 'pause', 'retire'],
  },
];

/** Why a row does not fit, in words; null: it fits. */
export function mismatch(row: TableRow, facts: Facts): string | null {
  if (row.gate !== facts.gate) return `the gate is ${facts.gate}, not ${row.gate}`;
  if (!row.windows.includes(facts.window))
    return `the window is ${facts.window}, not ${row.windows.join(', ')}`;
  return row.fits(facts) ? null : `it asks for more: ${row.more}`;
}

/** The first row that fits; the table is total. */
export function decideByTable(facts: Facts): TableRow {
  return DECISION_TABLE.find((row) => mismatch(row, facts) === null)!;
}
