/** The files as they lie on the disk. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  readlinkSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { relative, sep } from 'node:path';
import type { FoundFile } from '../facts.ts';
import { absent, isProblem, OUTSIDE, problemOf, unreadable, type Problem } from '../problem.ts';
import type { Tree } from './tree.ts';

const CHUNK = 1024 * 1024;
let buffer: Buffer | null = null;

/** The tree below `root`, which is absolute, symbolic links resolved. */
export function openDiskTree(root: string): Tree {
  return {
    resolve: (path) => resolve(root, path === '' ? root : `${root}/${path}`),
    look: (folder, name) => look(root, `${folder}${folder.endsWith(sep) ? '' : sep}${name}`),
    list: (folder) => readdirSync(folder, { withFileTypes: true }),
    read: readWhole,
    hash: hashFile,
  };
}

/** Nothing is opened, so that a FIFO or a device can't block or be set going. */
function look(root: string, absolute: string): FoundFile | Problem {
  try {
    const stats = lstatSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) return absent('is not there');
    if (!stats.isSymbolicLink()) return recognise(root, absolute, stats);
    const target = resolve(root, absolute);
    return isProblem(target) ? target : recognise(root, target.real, lstatSync(target.real));
  } catch (error) {
    return problemOf(error);
  }
}

function resolve(root: string, absolute: string): { readonly real: string } | Problem {
  try {
    const real = realpathSync.native(absolute);
    const inside = real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
    return inside ? { real } : OUTSIDE;
  } catch (error) {
    return problemOf(error);
  }
}

function recognise(root: string, absolute: string, stats: Stats): FoundFile | Problem {
  if (!stats.isFile()) return absent(`is ${nameType(stats)}, not a file`);
  const path = relative(root, absolute).split(sep).join('/');
  return { path, rests: [path], absolute, size: stats.size, dev: stats.dev, ino: stats.ino };
}

function nameType(stats: Stats): string {
  if (stats.isDirectory()) return 'a directory';
  if (stats.isFIFO()) return 'a FIFO';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/**
 * Opens a file that was found before and hands its descriptor on. It must still be that regular file: what took its
 * place since is refused, and without blocking.
 */
function withOpen<T>(file: FoundFile, use: (descriptor: number) => T): T | Problem {
  let descriptor: number;
  try {
    descriptor = openSync(
      file.absolute,
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0),
    );
  } catch (error) {
    return problemOf(error);
  }
  try {
    const stats = fstatSync(descriptor);
    const isSame =
      stats.isFile() && stats.ino === file.ino && stats.dev === file.dev && stats.size === file.size;
    return isSame && isStillAt(descriptor, file) ? use(descriptor) : unreadable('changed while it was read');
  } catch (error) {
    return problemOf(error);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Whether the open file lies where it was found: a folder on its path may have become a link since it was resolved. Linux
 * tells where an open file lies; elsewhere it is looked up again.
 */
function isStillAt(descriptor: number, { absolute, dev, ino }: FoundFile): boolean {
  try {
    if (readlinkSync(`/proc/self/fd/${descriptor}`) === absolute) return true;
  } catch {
    // Another system, or one without /proc.
  }
  const stats = lstatSync(absolute);
  return realpathSync.native(absolute) === absolute && stats.ino === ino && stats.dev === dev;
}

function readWhole(file: FoundFile): Buffer | Problem {
  return withOpen(file, (descriptor) => {
    const bytes = Buffer.allocUnsafe(file.size);
    let length = 0;
    while (length < file.size) {
      const read = readSync(descriptor, bytes, length, file.size - length, length);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  });
}

/** Hashes a file of any size through one reused buffer. */
function hashFile(file: FoundFile): string | Problem {
  return withOpen(file, (descriptor) => {
    const hash = createHash('sha256');
    buffer ??= Buffer.allocUnsafeSlow(CHUNK);
    for (;;) {
      const read = readSync(descriptor, buffer, 0, CHUNK, null);
      if (read > 0) hash.update(buffer.subarray(0, read));
      if (read < CHUNK) return hash.digest('hex');
    }
  });
}
