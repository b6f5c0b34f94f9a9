/** A thing to act on, with its place as a path until somebody asks for line and column. */
import type { Level, RuleId } from '../diagnostics/catalog.ts';
import type { Ref } from '../model/roadmap.ts';
import type { Place } from '../report/report.ts';

/** Where a finding points: into the YAML, or into a document. */
export type FindingSpot = (Ref & { readonly on?: 'key' | 'value' }) | Place;

export interface JudgedFinding {
  readonly rule: RuleId;
  readonly level: Level;
  readonly message: string;
  readonly hint: string;
  readonly at: FindingSpot;
}

/** A finding about words, and the words: what it is known again by wherever they stand. */
export interface TextFinding {
  readonly finding: JudgedFinding;
  readonly text: string;
}
