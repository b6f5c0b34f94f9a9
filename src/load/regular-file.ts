/** Reading a file of the roadmap: a regular one, below the root, and without waiting. */
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';

const MAX_BYTES = 256 * 1024 * 1024;

/**
 * What is in a regular file.
 * @throws FileProblem, or an error of the system, when it can't be had
 */
export function readRegularFile(root: string, file: string): Buffer {
  const descriptor = openBelow(root, file);
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory())
      throw new FileProblem('it is a directory, not a file', 'put a YAML file in its place');
    if (!stat.isFile()) throw new FileProblem('it is not a regular file', 'put a YAML file in its place');
    if (stat.size > MAX_BYTES)
      throw new FileProblem('it is larger than 256 MiB', 'split it into several files');
    checkPlace(root, file, stat);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What was opened has to lie below the root: a folder on its path may have become a link since it was listed. */
function checkPlace(root: string, file: string, { dev, ino }: Stats): void {
  const real = realpathSync.native(path.join(root, file));
  const there = statSync(real);
  if (isBelow(root, real) && there.dev === dev && there.ino === ino) return;
  throw new FileProblem('it leads out of the root by a symbolic link', 'put the file itself here');
}

/** Opens without waiting, so that a pipe in a file's place can't hold the run up, and never out of the root. */
function openBelow(root: string, file: string): number {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  try {
    return openSync(path.join(root, file), flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOOP') throw error;
  }
  const real = realpathSync(path.join(root, file));
  if (!isBelow(root, real))
    throw new FileProblem('it leads out of the root by a symbolic link', 'put the file itself here');
  return openSync(real, flags);
}

/** Whether a real path lies below the root. */
export function isBelow(root: string, real: string): boolean {
  const realRoot = realpathSync(root);
  return real.startsWith(realRoot.endsWith(path.sep) ? realRoot : realRoot + path.sep);
}

/** Why a file is not read, and what to do about it. */
export class FileProblem extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
