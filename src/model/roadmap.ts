/** A roadmap that passed validation: plain data, every name in it resolved. What the stages after `validate` work with. */
import type { Baseline } from './baseline.ts';
import type { Duration, IsoDate } from './date.ts';
import type { DecisionSource } from './decision.ts';
import type { Where } from './measure.ts';
import type { CriterionKind, NotApplicable, Prose, Status, Waiver } from './phase.ts';
import type { Proof, ProofKind } from './proof.ts';
import type { Field } from './register.ts';
import type { Scalar } from './shape.ts';
import type { Target } from './target.ts';

/** Where a value stands in the YAML, to be turned into line and column when somebody asks. */
export interface Ref {
  /** The file, relative to the root. */
  readonly file: string;
  /** The keys and indexes that lead to it in the file. */
  readonly path: readonly (string | number)[];
}

/** What gives credit; where a criterion and its part both say, the stricter. */
export interface Options {
  /** The proof kinds that give credit; null: all. */
  readonly accept: readonly ProofKind[] | null;
  readonly independent: boolean;
  readonly freshFor: Duration | null;
}

export interface CountMeasure {
  readonly form: 'count';
  readonly register: string;
  readonly where: Where | null;
  readonly distinct: string | null;
  readonly since: Duration | null;
  /** The groups: one for each member, in the order of `of`, a register's by id. */
  readonly per: { readonly field: string; readonly members: readonly Scalar[] } | null;
  readonly complete: Proof | null;
}

export interface ShareMeasure {
  readonly form: 'share';
  readonly register: string;
  readonly where: Where | null;
  readonly among: Where | null;
}

export interface ValueMeasure {
  readonly form: 'value';
  readonly proof: Proof;
}

export interface ProofsMeasure {
  readonly form: 'proofs';
  readonly proofs: readonly Proof[];
}

export interface ClaimsMeasure {
  readonly form: 'claims';
}

export interface PartedMeasure {
  readonly form: 'all' | 'any';
  readonly parts: readonly Part[];
}

/** A measure that has a value of its own. */
export type PlainMeasure = CountMeasure | ShareMeasure | ValueMeasure | ProofsMeasure | ClaimsMeasure;

/** A plain measure, what it is held against, and what gives it credit. */
export interface Goal {
  readonly measure: PlainMeasure;
  /** Null only where nothing is asked of the value: a trigger, a metric without a target in this phase. */
  readonly target: Target | null;
  readonly partial: Target | null;
  readonly convincing: Target | null;
  readonly options: Options;
  readonly at: Ref;
}

/** What a criterion, an extension or a claim asks: one goal, or parts of which all or any have to be met. */
export type Ask = Goal | PartedAsk;

export interface PartedAsk {
  readonly measure: PartedMeasure;
  readonly at: Ref;
}

export interface Part extends Goal {
  readonly name: string;
}

export interface Criterion {
  readonly id: string;
  readonly statement: string;
  readonly kind: CriterionKind;
  readonly claim: Status | null;
  /** Null: nothing measures it. */
  readonly ask: Ask | null;
  readonly waiver: Waiver | null;
  readonly notApplicable: NotApplicable | null;
  readonly at: Ref;
}

export interface Gate {
  /** The phase it opens, `done`, or null: none. */
  readonly opens: string | null;
  readonly criteria: readonly Criterion[];
  readonly at: Ref;
}

export interface Window {
  readonly starts: IsoDate | null;
  readonly min: Duration | null;
  readonly max: Duration | null;
  readonly extension: Ask | null;
}

export interface Risk {
  readonly risk: string;
  readonly mitigation: string | null;
  readonly fallback: string | null;
  readonly trigger: {
    readonly goal: Goal;
    readonly below: number | null;
    readonly above: number | null;
  } | null;
  readonly at: Ref;
}

export interface Phase {
  readonly id: string;
  readonly name: string;
  readonly goal: string | null;
  readonly passed: IsoDate | null;
  /** Null: no window is given. */
  readonly window: Window | null;
  readonly gate: Gate | null;
  readonly risks: readonly Risk[];
  readonly prose: Readonly<Record<string, Prose>>;
  readonly at: Ref;
}

export interface EvidenceRecord {
  readonly id: string;
  readonly on: IsoDate | null;
  readonly proofs: readonly Proof[];
  /** Its fields by name; `id` is one. */
  readonly fields: Readonly<Record<string, Field>>;
  /** The list that it stands in, and where there; `placeOf` tells its place, which few of a hundred thousand are asked for. */
  readonly list: Ref;
  readonly position: number;
}

export interface Register {
  readonly name: string;
  /** By id. */
  readonly records: readonly EvidenceRecord[];
}

export interface PublicClaim {
  readonly id: string;
  readonly text: string;
  /** A comment follows the text in the YAML: perhaps ` #` cut it. */
  readonly textIsCut: boolean;
  readonly in: readonly string[];
  readonly says: Target | null;
  readonly disclosed: string | null;
  readonly ask: Ask | null;
  readonly at: Ref;
}

export interface Metric {
  readonly id: string;
  readonly group: string | null;
  readonly name: string;
  readonly targets: Readonly<Record<string, Target>>;
  /** Its measure; the target is filled in by the current phase. */
  readonly goal: Goal | null;
  readonly at: Ref;
}

/** Which documents are read for claims: globs below the root. */
export interface DocumentGlobs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What was false or unregistered when checking of claims began. */
export interface RoadmapBaseline extends Baseline {
  readonly at: Ref;
}

/** A decision that was recorded. */
export interface RecordedDecision extends DecisionSource {
  /** By its file's name, counted from 1. */
  readonly number: number;
  readonly at: Ref;
}

export interface Roadmap {
  readonly name: string;
  /** roadmap.yaml, relative to the root. */
  readonly path: string;
  /** The folder of roadmap.yaml, relative to the root. */
  readonly folder: string;
  readonly maintainers: readonly string[];
  readonly phases: readonly Phase[];
  /** By name. */
  readonly registers: readonly Register[];
  readonly claims: readonly PublicClaim[];
  readonly metrics: readonly Metric[];
  readonly documents: DocumentGlobs;
  /** Null: everything is new. */
  readonly baseline: RoadmapBaseline | null;
  /** By number; none: this roadmap does not record decisions. */
  readonly decisions: readonly RecordedDecision[];
  readonly prose: Readonly<Record<string, Prose>>;
}
