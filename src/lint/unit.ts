/** What a sentence is looked for in: a block's text, a cell, an image's alternative text. */

/** A part of a unit's text and the stretch of the source that it was written as. */
export interface Span {
  readonly index: number;
  /** Null where the parser doesn't say: somewhere after the span before. */
  readonly from: number | null;
  readonly to: number;
}

export interface Unit {
  /** Code and addresses in it are a mark each. */
  readonly text: string;
  /** What those marks stand for, by their index. */
  readonly codes: ReadonlyMap<number, string>;
  readonly spans: readonly Span[];
  /** What the unit stands below, in lower case: the headings, the line that leads in a list, its own label. */
  readonly context: string;
  /** A table's cell with its column's header and its row's name; else empty. */
  readonly column: string;
  /** An item of a task list that is not ticked. */
  readonly isOpenTask: boolean;
}

/** Stands for code, which is no prose: a word that no recogniser knows. */
export const CODE = '\uFFFC';
