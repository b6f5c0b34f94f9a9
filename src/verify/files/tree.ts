/** The files below the root, wherever they are: on the disk, or in a commit. */
import type { Dirent } from 'node:fs';
import type { FoundFile } from '../facts.ts';
import type { Problem } from '../problem.ts';

/** What a folder has in it, links not followed. */
export type Listed = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

/** A folder is handed from one call to the next by its real place, which means something to its tree alone. */
export interface Tree {
  /** Where a path (relative to the root, with slashes; '' is the root) leads, never out of the root. */
  readonly resolve: (path: string) => { readonly real: string } | Problem;
  /** The regular file that a name in a folder leads to; nothing is opened. */
  readonly look: (folder: string, name: string) => FoundFile | Problem;
  /** @throws an error of the system */
  readonly list: (folder: string) => readonly Listed[];
  readonly read: (file: FoundFile) => Buffer | Problem;
  /** The SHA-256 of a file of any size in hexadecimal digits. */
  readonly hash: (file: FoundFile) => string | Problem;
}
