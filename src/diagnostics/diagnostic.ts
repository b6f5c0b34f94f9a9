/** What is wrong with the input: found by `load` and `validate`, told with its place, its reason and its fix. */
import type { Ref } from '../model/roadmap.ts';
import type { InputRule } from './catalog.ts';

/** A place in a file, counted from 1; `end` is the column behind the last marked character of the line. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly end: number;
}

/** Where a diagnostic points: a place already known, or the value or key at a path. */
export type Spot = Span | (Ref & { readonly on?: 'key' | 'value' });

export interface Diagnostic {
  readonly rule: InputRule;
  /** What was found and why it is wrong. */
  readonly message: string;
  /** How to fix it. */
  readonly hint: string;
  readonly at: Spot;
}

/** Turns a path into a place: the nearest one that the document has. */
export type Locate = (spot: Spot) => Span;

/** Whether the place is already known. */
export function isSpan(spot: Spot): spot is Span {
  return 'line' in spot;
}
