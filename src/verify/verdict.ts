/** What checking a proof gave: facts, told apart from what they are worth. */
import type { IsoDate } from '../model/date.ts';
import type { Sightings } from './files/sightings.ts';

export interface Verdict {
  readonly verdict: 'holds' | 'fails' | 'unverified';
  /** What was seen, for people: one line, not yet escaped for any format. */
  readonly observed: string;
  /** It rests on the roadmap's own files, a copy of one, or on text that `agentops render` wrote. */
  readonly circular?: true;
  /** The files it rests on, relative to the root, symbolic links resolved; for `files` see below. */
  readonly rests?: readonly string[];
  /** Of a `files` proof: what every matching file gave that is not one of the roadmap's own. */
  readonly files?: {
    readonly holding: readonly string[];
    readonly failing: readonly string[];
    readonly unread: readonly string[];
    /** How many more match but are the roadmap's own, copies of these, or hold by rendered text only. */
    readonly circular: number;
  };
  /** When git's committer made the commit, or the commit that the tag names. */
  readonly date?: IsoDate;
  /** The number that a `value` measure reads; absent where there is none. */
  readonly number?: number;
  /** For `shows`: the value at each pointer, absent where there is none. */
  readonly shown?: Readonly<Record<string, unknown>>;
  /** The digest of what `covers` names now; null when it names no file. */
  readonly covered?: string | null;
  /** The flag of the command line that would permit checking it, or the command that would collect its verdict. */
  readonly needs?: string;
  /** The principal whose signature of the statement was verified. */
  readonly signedBy?: string;
}

/** Everything that `verify` found out about the world. */
export interface Evidence {
  /** By proof key. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Files that are the same as a claim's document (a copy, a hard link): file -> document. */
  readonly copies: ReadonlyMap<string, string>;
  /** By document of a public claim: its visible text, or why it can't be had. */
  readonly documents: ReadonlyMap<string, DocumentFacts>;
  /** By file, if that was asked for: the SHA-256 of what it held, in hexadecimal digits. */
  readonly inputs?: ReadonlyMap<string, string>;
  /** If that was asked for: all that was seen of the files; null where the verdicts rest on something else as well. */
  readonly sightings?: Sightings | null;
}

/** What was found of the public claims in one document: the places of texts by text. */
export interface DocumentFacts {
  /** Null when the document could be read. */
  readonly problem: string | null;
  /** Where each text that was looked for begins; a text that is not a key isn't in the document. */
  readonly places: ReadonlyMap<string, { readonly line: number; readonly column: number }>;
}
