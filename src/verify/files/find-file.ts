/** From a path to the regular file that it names, below the root and nowhere else. */
import { posix } from 'node:path';
import type { FoundFile } from '../facts.ts';
import { isProblem, type Problem } from '../problem.ts';
import type { World } from '../world.ts';

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
    found = world.tree.resolve(path);
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
  const found = world.tree.look(parent.real, posix.basename(path));
  if (isProblem(found)) return found;
  const { files } = world.seen;
  const known = files.get(found.path);
  if (known) return known;
  files.set(found.path, found);
  return found;
}
