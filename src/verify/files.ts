/** From a path to the regular file that it names, below the root and nowhere else. */
import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { posix, relative, sep } from 'node:path';
import type { FoundFile } from './facts.ts';
import { absent, isProblem, problemOf, type Problem } from './problem.ts';
import type { World } from './world.ts';

const OUTSIDE = absent('leads out of the root by a symbolic link');

/**
 * Looks for the regular file at `path` (relative to the root, with slashes). Nothing is opened, so that a FIFO or a
 * device can't block or be set going.
 */
export function findFile(world: World, path: string): FoundFile | Problem {
  const { paths } = world.seen;
  let found = paths.get(path);
  if (found === undefined) {
    found = look(world, path);
    paths.set(path, found);
  }
  return found;
}

/** The real path of a folder below the root; '' is the root. */
export function findFolder(world: World, path: string): { readonly real: string } | Problem {
  const { folders } = world.seen;
  let found = folders.get(path);
  if (found === undefined) {
    found = resolve(world, path === '' ? world.root : `${world.root}/${path}`);
    folders.set(path, found);
  }
  return found;
}

/** Whether two names lead to one file. */
export function isSameFile(a: FoundFile, b: FoundFile): boolean {
  // Sizes as well: where inodes are wider than a double they may collide.
  return a === b || (a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.ino !== 0);
}

function look(world: World, path: string): FoundFile | Problem {
  const folder = posix.dirname(path);
  const parent = findFolder(world, folder === '.' ? '' : folder);
  if (isProblem(parent)) return parent;
  try {
    const absolute = `${parent.real}${parent.real.endsWith(sep) ? '' : sep}${posix.basename(path)}`;
    const stats = lstatSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) return absent('is not there');
    if (!stats.isSymbolicLink()) return recognise(world, absolute, stats);
    const target = resolve(world, absolute);
    return isProblem(target) ? target : recognise(world, target.real, lstatSync(target.real));
  } catch (error) {
    return problemOf(error);
  }
}

function resolve(world: World, absolute: string): { readonly real: string } | Problem {
  try {
    const real = realpathSync.native(absolute);
    const inside =
      real === world.root || real.startsWith(world.root.endsWith(sep) ? world.root : world.root + sep);
    return inside ? { real } : OUTSIDE;
  } catch (error) {
    return problemOf(error);
  }
}

function recognise(world: World, absolute: string, stats: Stats): FoundFile | Problem {
  if (!stats.isFile()) return absent(`is ${nameType(stats)}, not a file`);
  const path = relative(world.root, absolute).split(sep).join('/');
  const { files } = world.seen;
  const known = files.get(path);
  if (known) return known;
  const file: FoundFile = { path, rests: [path], absolute, size: stats.size, dev: stats.dev, ino: stats.ino };
  files.set(path, file);
  return file;
}

function nameType(stats: Stats): string {
  if (stats.isDirectory()) return 'a directory';
  if (stats.isFIFO()) return 'a FIFO';
  return stats.isSocket() ? 'a socket' : 'a device';
}
