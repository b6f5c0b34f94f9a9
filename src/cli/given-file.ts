/** Files with verdicts that the command line names. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Project } from '../load/discover.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** Why a file can't be read, by the system's code. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
  DEVICE: 'is a device',
  LARGE: 'is larger than 256 MiB',
};
/** Bytes. */
const LARGEST = 256 * 1024 * 1024;

/** A file, symbolic links resolved, and what it holds. */
export interface GivenFile {
  readonly real: string;
  readonly text: string;
}

/**
 * Reads a file that the command line names.
 * @param what it is, for people
 * @param writer what writes such files
 * @throws UsageError when it can't be read
 */
export function readGiven(io: Io, file: string, what: string, writer: string): GivenFile {
  try {
    const real = realpathSync.native(path.resolve(io.cwd, file));
    const stats = statSync(real);
    // A pipe is one that the shell made; a link in the project may lead to a device without an end.
    if (stats.isCharacterDevice() || stats.isBlockDevice()) throw coded('DEVICE');
    if (stats.size > LARGEST) throw coded('LARGE');
    return { real, text: readFileSync(real, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = UNREADABLE[code ?? ''] ?? `can't be read (${code ?? String(error)})`;
    throw new UsageError(`the ${what} ${file} ${why}`, `name a file that ${writer} wrote`);
  }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/**
 * Refuses a file that lies in the roadmap's folder.
 * @throws UsageError when it does
 */
export function refuseInside({ root, folder }: Project, real: string, what: string): void {
  const inside = realpathSync.native(path.join(root, folder));
  if (!`${real}${path.sep}`.startsWith(`${inside}${path.sep}`)) return;
  throw new UsageError(
    `the ${what} lies inside the roadmap`,
    'a roadmap may not bring its own verdicts: collect them elsewhere',
  );
}
