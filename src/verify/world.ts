/** What one run knows of the world: where it looks, and everything that it has already looked at. */
import { realpathSync } from 'node:fs';
import type { Store } from '../cache/store.ts';
import type { CommitProof, TagProof } from '../model/proof.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { Outcome } from './running/command.ts';
import type {
  Content,
  DataDocument,
  FilesBySize,
  FoundFile,
  Listing,
  Revisions,
  SizedDocuments,
} from './facts.ts';
import { NO_MEMORY, openMemory, type Memory } from './memory.ts';
import type { Answer } from './fetching/request.ts';
import { NOTHING_PERMITTED, type Permissions } from './permissions.ts';
import type { Problem } from './problem.ts';
import { openDiskTree } from './files/disk-tree.ts';
import type { Repository } from './git/repository.ts';
import type { Tree } from './files/tree.ts';

export interface World {
  /** Absolute, symbolic links resolved. */
  readonly root: string;
  readonly tree: Tree;
  /** The roadmap's folder, relative to the root. */
  readonly folder: string;
  /** The documents that public claims are in. */
  readonly documents: readonly string[];
  /** Whose signatures are self-attestations, under whatever name they are shown. */
  readonly maintainers: readonly string[];
  /** Every revision that some proof asks for, so that git can be asked about all of them at once. */
  readonly revisions: readonly (CommitProof | TagProof)[];
  readonly permissions: Permissions;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly memory: Memory;
  /** Whether the roadmap is judged for a day before today: commands and servers can't be asked about the past. */
  readonly isPast: boolean;
  /** Ends what is being done. */
  readonly signal: AbortSignal | null;
  /** Told of every file that was read, whenever it was. */
  readonly onRead: ((file: FoundFile, bytes: Uint8Array) => void) | null;
  /** Copies of documents found so far: file -> document. */
  readonly copies: Map<string, string>;
  readonly seen: Seen;
}

/** The answers of this run, so that nothing is asked twice. */
export interface Seen {
  /** The real, absolute path of a folder by its path. */
  readonly folders: Map<string, { readonly real: string } | Problem>;
  /** By path as asked. */
  readonly paths: Map<string, FoundFile | Problem>;
  /** By real path, so that a file has one object whatever names lead to it. */
  readonly files: Map<string, FoundFile>;
  /** What was read last, the oldest first; bounded. */
  readonly contents: Map<FoundFile, Content>;
  /** How many bytes `contents` hold. */
  bytes: number;
  readonly hashes: Map<FoundFile, string | Problem>;
  readonly listings: Map<string, Listing>;
  readonly ownership: Map<FoundFile, boolean>;
  /** What was parsed last; one only, since objects take many times the room of their text. */
  parsed?: { readonly file: FoundFile; readonly format: string; readonly document: DataDocument | Problem };
  own?: FilesBySize;
  documents?: ReadonlyMap<number, SizedDocuments>;
  repository?: Promise<Repository | Problem>;
  revisions?: Promise<Revisions | Problem>;
  /** What became of commands, by their arguments and their time. */
  readonly commands: Map<string, Promise<Outcome>>;
  /** The variables that all commands get. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** What servers answered, by address; bounded. */
  readonly answers: Map<string, Promise<Answer | Problem>>;
  /** How many bytes `answers` hold, about. */
  answered: number;
}

export interface WorldOptions {
  /** The folder below which all paths lie, absolute. */
  readonly root: string;
  /** Default: none. */
  readonly permissions?: Permissions;
  readonly isPast?: boolean;
  /** Milliseconds since 1970; default: the clock's. */
  readonly now?: number;
  /** Where earlier runs left what they found out. */
  readonly store?: Store | null;
  /** What is remembered, in place of what the store has. */
  readonly memory?: Memory;
  readonly signal?: AbortSignal;
  readonly onRead?: World['onRead'];
  /** Comes between the files on the disk and whoever looks at them. */
  readonly over?: (tree: Tree) => Tree;
  /** A commit to look at, in place of the files on the disk and of HEAD. */
  readonly commit?: CommitView;
}

/** What a commit has: its files, and the repository as it was when HEAD named it. */
export interface CommitView {
  readonly tree: Tree;
  readonly repository: Repository;
}

/** A world nobody has looked at yet. */
export function openWorld(
  { root, permissions, isPast, now = Date.now(), store, memory, signal, onRead, over, commit }: WorldOptions,
  roadmap: Pick<Roadmap, 'folder' | 'claims' | 'maintainers'>,
  revisions: readonly (CommitProof | TagProof)[],
): World {
  const real = realpathSync.native(root);
  const tree = commit?.tree ?? openDiskTree(real);
  return {
    root: real,
    tree: over ? over(tree) : tree,
    permissions: permissions ?? NOTHING_PERMITTED,
    now,
    memory: memory ?? (store ? openMemory(store, root, now) : NO_MEMORY),
    isPast: isPast ?? false,
    signal: signal ?? null,
    onRead: onRead ?? null,
    folder: roadmap.folder,
    documents: [...new Set(roadmap.claims.flatMap((claim) => claim.in))].sort(),
    maintainers: roadmap.maintainers,
    revisions,
    copies: new Map(),
    seen: {
      folders: new Map(),
      paths: new Map(),
      files: new Map(),
      contents: new Map(),
      bytes: 0,
      hashes: new Map(),
      listings: new Map(),
      ownership: new Map(),
      commands: new Map(),
      answers: new Map(),
      answered: 0,
      ...(commit && { repository: Promise.resolve(commit.repository) }),
    },
  };
}
