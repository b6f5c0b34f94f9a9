/** A Markdown document as a tree of what says something: headings, labels, list items, rows, texts. */

export interface Cell {
  readonly header: string;
  readonly text: string;
}

/** `other`: code, front matter and what else is no prose. */
export type EntryKind = 'document' | 'heading' | 'label' | 'item' | 'row' | 'table' | 'text' | 'other';

export interface Entry {
  readonly kind: EntryKind;
  /** The lines that are its own, its children aside. */
  readonly line: number;
  readonly endLine: number;
  /** Of a heading. */
  readonly depth: number;
  readonly text: string;
  /** What it begins with in bold; empty: nothing. */
  readonly bold: string;
  /** What it begins with, up to a colon, or in bold on a line of its own. */
  readonly label: string | null;
  /** What stands behind the label; without one, all of the text. */
  readonly rest: string;
  readonly checked: boolean | null;
  readonly isStruck: boolean;
  /** Of a row, and of a table its header. */
  readonly cells: readonly Cell[];
  readonly children: readonly Entry[];
}
