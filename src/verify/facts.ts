/** What can be found in the world: the shapes that one run remembers. */
import type { IsoDate } from '../model/date.ts';
import type { Problem } from './problem.ts';
import type { Repository } from './git/repository.ts';

/** A regular file; one object for each a run, whatever names lead to it. */
export interface FoundFile {
  /** Relative to the root, with slashes, symbolic links resolved. */
  readonly path: string;
  /** The path again, as what verdicts rest on: one list for all of them. */
  readonly rests: readonly string[];
  /** Absolute, symbolic links resolved. */
  readonly absolute: string;
  readonly size: number;
  readonly dev: number;
  readonly ino: number;
}

/** What is in a file. */
export interface Content {
  readonly bytes: Buffer;
  /** The text, once somebody asked for it; null when it is not UTF-8. */
  text?: FileText | null;
}

export interface FileText {
  readonly full: Prose;
  /** Without what `agentops render` wrote; the same object where it wrote nothing. */
  readonly own: Prose;
}

/** A text, and what was worked out of it. */
export interface Prose {
  /** Without a byte order mark, lines ended by LF. */
  readonly text: string;
  /** Its Markdown headings, once somebody asked. */
  sections?: Promise<readonly Section[] | Problem>;
}

/** A heading of a document, not of a quotation or a list in it. */
export interface Section {
  readonly heading: string;
  /** Whether text stands below it, before the next heading of its level or above. */
  readonly filled: boolean;
}

/** The value that a file of data holds. */
export interface DataDocument {
  readonly value: unknown;
}

/** The files that a glob matches. */
export interface Listing {
  /** Relative to the root, with slashes, sorted by code unit. */
  readonly paths: readonly string[];
  /** Whether some folder on the way could not be listed, so that there may be more. */
  readonly incomplete: boolean;
}

/** Files by size: only one of the same size can be the same file or a copy. */
export type FilesBySize = ReadonlyMap<number, readonly FoundFile[]>;

/** A commit, or the commit that a tag names. */
export interface Revision {
  readonly commit: string;
  /** The object that is signed: the commit, or the tag itself. */
  readonly object: string;
  readonly firstParent: string | null;
  /** The committer's day, UTC; null where his clock was no clock. */
  readonly date: IsoDate | null;
  /** Whether HEAD descends from it. */
  readonly reached: boolean;
}

/** The revisions that proofs name. */
export interface Revisions {
  readonly repository: Repository;
  /** By what the proof says, after its kind: `tag v1`. */
  readonly byName: ReadonlyMap<string, Revision | Problem>;
}

/** The documents of one size: of those that are one file, or copies of each other, the path of the first. */
export interface SizedDocuments {
  readonly byFile: Map<string, string>;
  readonly byHash: Map<string, string>;
  /** Those that are not hashed yet: most never have to be. */
  readonly waiting: { readonly path: string; readonly file: FoundFile }[];
}
