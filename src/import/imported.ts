/** What a Markdown roadmap says, as far as it was understood. */
import type { CriterionKind, Prose, Status } from '../model/phase.ts';

export type ImportedState = 'completed' | 'current' | 'future' | 'unknown';

export interface ImportedCriterion {
  readonly id: string;
  readonly statement: string;
  readonly kind: CriterionKind;
  /** The heading that it stands under among others. */
  readonly group: string | null;
  /** What the document says of it; null: nothing. */
  readonly claim: Status | null;
  /** What its words ask for, `>= 3`; null: no number. */
  readonly target: string | null;
  readonly line: number;
}

export interface ImportedRisk {
  readonly risk: string;
  readonly mitigation: string | null;
  readonly fallback: string | null;
  readonly line: number;
}

export interface ImportedWindow {
  readonly starts: string | null;
  readonly min: string | null;
  readonly max: string | null;
}

/** Text for reports, by the keys of the model. */
export type ProseKey = 'objectives' | 'scope' | 'milestones' | 'status' | 'learnings' | 'notes';

export interface ImportedPhase {
  readonly id: string;
  /** Without its number, status words and signs. */
  readonly name: string;
  readonly line: number;
  readonly state: ImportedState;
  /** The day it was completed, where the document tells. */
  readonly passed: string | null;
  readonly goal: string | null;
  readonly window: ImportedWindow;
  readonly criteria: readonly ImportedCriterion[];
  readonly risks: readonly ImportedRisk[];
  readonly prose: Readonly<Partial<Record<ProseKey, Prose>>>;
}

export interface ImportedMetric {
  readonly id: string;
  readonly group: string | null;
  readonly name: string;
  /** Targets by the ids of phases. */
  readonly targets: Readonly<Record<string, string>>;
  readonly line: number;
}

export interface NotUnderstood {
  readonly line: number;
  readonly text: string;
}

export interface Imported {
  readonly name: string | null;
  /** The day the document was last changed, as it says itself. */
  readonly updated: string | null;
  readonly phases: readonly ImportedPhase[];
  readonly metrics: readonly ImportedMetric[];
  /** Text of roadmap.yaml. */
  readonly prose: Readonly<Partial<Record<'philosophy' | 'review' | 'focus' | 'versioning', Prose>>>;
  readonly notUnderstood: readonly NotUnderstood[];
}
