/** The report of model.md section 9: what every format is written from. Keys and words are part of the contract. */
import type { CriterionKind, Status } from '../model/phase.ts';
import type { Scalar } from '../model/shape.ts';
import type { Level, RuleId } from '../diagnostics/catalog.ts';

export type PhaseState = 'completed' | 'current' | 'future';
export type WindowState = 'none' | 'before' | 'early' | 'open' | 'overdue';
export type Outcome = 'advance' | 'extend' | 'pivot';
export type DecisionRule =
  | 'all-met'
  | 'met-early-convincing'
  | 'met-early'
  | 'partial'
  | 'partial-overdue-extension'
  | 'partial-overdue'
  | 'not-met-early'
  | 'unverified'
  | 'not-met';
export type ClaimStatus =
  | 'supported'
  | 'understated'
  | 'orphaned'
  | 'unverified'
  | 'stale'
  | 'overstated'
  | 'contradicted'
  | 'unsupported'
  | 'disclosed'
  | 'unclaimed';
/** Why a piece of evidence does not count; null: it does, or nothing is wrong with it. */
export type Why =
  | 'failed'
  | 'unverified'
  | 'stale'
  | 'circular'
  | 'future'
  | 'reused'
  | 'no-credit'
  | 'unproven';

/** A place in a file: relative to the root, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where what is meant goes on over lines: the last of them. */
  readonly endLine?: number | undefined;
}

export interface ProofReport {
  readonly kind: string;
  readonly target: string;
  readonly verdict: 'holds' | 'fails' | 'unverified';
  readonly observed: string;
}

export interface EvidenceReport {
  /** REGISTER/RECORD, or PHASE/CRITERION for a proof of the criterion's own. */
  readonly ref: string;
  readonly counts: boolean;
  readonly why: Why | null;
  readonly proofs: readonly ProofReport[];
}

export interface PartReport {
  readonly name: string;
  readonly status: Status;
  readonly value: number | null;
  readonly target: string;
  readonly progress: number;
  readonly evidence: readonly EvidenceReport[];
}

export interface GroupReport {
  readonly member: Scalar;
  readonly value: number | null;
  readonly progress: number;
}

export interface CriterionReport<At = Place> {
  readonly id: string;
  readonly statement: string;
  readonly kind: CriterionKind;
  readonly status: Status;
  readonly progress: number;
  readonly value: number | null;
  readonly target: string | null;
  readonly convincing: boolean;
  readonly selfAttested: boolean;
  readonly waived: boolean;
  readonly notApplicable: boolean;
  readonly claim: Status | null;
  readonly claimStatus: ClaimStatus;
  readonly groups: readonly GroupReport[] | null;
  readonly parts: readonly PartReport[] | null;
  readonly at: At;
  readonly evidence: readonly EvidenceReport[];
}

export interface GateReport<At = Place> {
  readonly opens: string | null;
  readonly status: Status;
  readonly progress: number;
  readonly convincing: boolean;
  readonly counts: {
    readonly met: number;
    readonly partial: number;
    readonly notMet: number;
    readonly waived: number;
    readonly notApplicable: number;
  };
  readonly criteria: readonly CriterionReport<At>[];
}

export interface PhaseReport<At = Place> {
  readonly id: string;
  readonly name: string;
  readonly state: PhaseState;
  readonly passed: string | null;
  readonly window: {
    readonly state: WindowState;
    readonly starts: string | null;
    readonly earliest: string | null;
    readonly latest: string | null;
  };
  readonly gate: GateReport<At> | null;
}

export interface Decision {
  readonly phase: string;
  readonly outcome: Outcome;
  readonly rule: DecisionRule;
  readonly options: readonly string[];
  readonly because: string;
  readonly gate: Status;
  readonly window: WindowState;
  readonly convincing: boolean;
  readonly extension: boolean;
  readonly risks: readonly {
    readonly risk: string;
    readonly mitigation: string | null;
    readonly fallback: string | null;
  }[];
  readonly toAdvance: readonly {
    /** PHASE/CRITERION */
    readonly criterion: string;
    readonly progress: number;
    readonly lacks: string;
  }[];
}

export interface ClaimReport {
  readonly id: string;
  readonly text: string;
  readonly status: ClaimStatus;
  readonly says: string | null;
  readonly value: number | null;
  readonly in: readonly Place[];
}

export interface MetricReport {
  readonly id: string;
  readonly group: string | null;
  readonly name: string;
  readonly value: number | null;
  readonly target: string | null;
  readonly status: Status | null;
  readonly progress: number | null;
}

export interface Finding<At = Place> {
  readonly rule: RuleId;
  readonly level: Level;
  readonly message: string;
  readonly hint: string;
  readonly at: At;
}

/** One thing that is not what it was. */
export interface GateChange {
  readonly kind: 'rose' | 'fell' | 'loosened' | 'removed' | 'changed' | 'lost' | 'added';
  /** A phase, PHASE/CRITERION, REGISTER/RECORD, what a proof refers to, or the roadmap's file. */
  readonly ref: string;
  readonly text: string;
}

/** One thing that two states don't have in common, be it for better or worse. */
export interface StateChange extends Omit<GateChange, 'kind'> {
  readonly kind: GateChange['kind'] | 'tightened' | 'gained' | 'stale';
}

/** What became of the gates since another revision. */
export interface BaseReport {
  /** As it was named. */
  readonly revision: string;
  /** What was compared with: its best common ancestor with HEAD. */
  readonly commit: string;
  /** False: there was no roadmap yet. */
  readonly compared: boolean;
  readonly changes: readonly GateChange[];
}

/** What a check of claims has read. */
export interface ReadCounts {
  readonly documents: number;
  /** Quantitative statements in the documents. */
  readonly statements: number;
  /** Those that a comment ignores. */
  readonly ignored: number;
  /** Findings that are in the baseline. */
  readonly known: number;
  /** Registered claims. */
  readonly claims: number;
}

/**
 * The whole report. `At` is a `Place` in what is printed; inside the tool it is a `Ref` until somebody asks for the
 * place, since finding lines and columns takes a second, slower parse.
 */
export interface Report<At = Place> {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly roadmap: { readonly name: string; readonly path: string };
  readonly asOf: string;
  readonly simulated: boolean;
  /** What a check of claims has read. */
  readonly read?: ReadCounts | undefined;
  readonly current: string | null;
  readonly decision: Decision | null;
  readonly phases: readonly PhaseReport<At>[];
  readonly claims: readonly ClaimReport[];
  readonly metrics: readonly MetricReport[];
  readonly findings: readonly Finding<At>[];
  /** Only when another revision was compared with. */
  readonly base?: BaseReport | undefined;
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
    readonly exitCode: number;
  };
}
