/** The proofs: one checkable reference each, in the form that the stages work with. */
import type { Duration, IsoDate } from './date.ts';
import type { Scalar } from './shape.ts';
import type { Target } from './target.ts';

/** What every proof may carry besides its own keys. `key` tells proofs apart: two with the same key are the same proof. */
interface Common {
  readonly key: string;
  readonly on?: IsoDate;
  readonly covers?: readonly string[];
  readonly digest?: string;
}

/** What the text of a file must show. */
export interface TextConditions {
  readonly contains?: readonly string[];
  readonly excludes?: readonly string[];
  readonly matches?: string;
  readonly headings?: readonly string[];
  readonly min_words?: number;
}

/** What a value found by a pointer must be. */
export interface ValueConditions {
  readonly is?: Target;
  readonly equals?: readonly (Scalar | null)[];
}

export interface FileProof extends Common, TextConditions {
  readonly kind: 'file';
  readonly file: string;
}

export interface FilesProof extends Common {
  readonly kind: 'files';
  readonly files: string;
  readonly min?: number;
  readonly each?: TextConditions;
}

export interface DataProof extends Common, ValueConditions {
  readonly kind: 'data';
  readonly data: string;
  readonly pointer: string;
  readonly shows?: Readonly<Record<string, string>>;
}

export interface JunitProof extends Common {
  readonly kind: 'junit';
  readonly junit: string;
  readonly min_tests?: number;
}

interface RevisionConditions {
  readonly paths?: readonly string[];
  readonly signed?: true;
}

export interface CommitProof extends Common, RevisionConditions {
  readonly kind: 'commit';
  readonly commit: string;
}

export interface TagProof extends Common, RevisionConditions {
  readonly kind: 'tag';
  readonly tag: string;
}

export interface RunProof extends Common {
  readonly kind: 'run';
  readonly run: readonly string[];
  readonly exit?: number;
  readonly timeout?: number;
  readonly stdout?: {
    readonly contains?: readonly string[];
    readonly matches?: string;
    readonly pointer?: string;
    readonly is?: Target;
  };
  readonly must_fail?: readonly string[];
  readonly cache?: Duration;
}

export interface UrlProof extends Common, ValueConditions {
  readonly kind: 'url';
  readonly url: string;
  readonly contains?: readonly string[];
  readonly pointer?: string;
  readonly cache?: Duration;
}

export interface Attestation {
  readonly by: string;
  readonly on: IsoDate;
  readonly statement: string;
}

export interface AttestedProof extends Common {
  readonly kind: 'attested';
  readonly attested: Attestation;
  readonly signature?: string;
  /** What the signature has to be for (see `refTo`): known once the proof has its place, given exactly with a signature. */
  readonly ref?: string;
}

export type Proof =
  | FileProof
  | FilesProof
  | DataProof
  | JunitProof
  | CommitProof
  | TagProof
  | RunProof
  | UrlProof
  | AttestedProof;

export type ProofKind = Proof['kind'];

/** A proof of one kind. */
export type ProofOf<K extends ProofKind> = Extract<Proof, { kind: K }>;
