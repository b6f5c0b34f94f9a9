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
  /** What else it asks for, in words; null: nothing. Only then it may not fit where gate and window do. */
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
    more: 'a gate that is met convincingly',
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
    more: 'evidence that extending is worth it',
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
    more: 'unverified proofs that would change the gate',
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

/** The first row that fits; the table is total. */
export function decideByTable(facts: Facts): TableRow {
  const { gate, window } = facts;
  return DECISION_TABLE.find((row) => row.gate === gate && row.windows.includes(window) && row.fits(facts))!;
}
