/** Which files a glob matches below the root. */
import * as fs from 'node:fs';
import { sep } from 'node:path';
import type { Listing } from './facts.ts';
import { findFolder } from './files.ts';
import { errorCode, isProblem } from './problem.ts';
import type { World } from './world.ts';

const IGNORED = ['**/node_modules/**', '**/.git/**'];

/**
 * Lists the regular files that a glob matches; no hidden ones, none in node_modules or .git, and symbolic links are
 * neither matched nor followed. Each glob is listed once a run.
 */
export async function listFiles(world: World, glob: string): Promise<Listing> {
  const { listings } = world.seen;
  const known = listings.get(glob);
  if (known) return known;
  const { globSync } = await import('tinyglobby');
  let incomplete = false;
  const readdirSync = ((absolute: string, options: { withFileTypes: true }) => {
    try {
      // Where a glob begins with a folder that is a link, the walk would start outside the root.
      const folder = findFolder(world, relativePath(world, absolute));
      if (isProblem(folder)) {
        incomplete ||= folder.problem === 'unreadable';
        return [];
      }
      return fs.readdirSync(folder.real, options);
    } catch (error) {
      incomplete ||= !['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
      return [];
    }
  }) as typeof fs.readdirSync;
  const paths = globSync(glob, {
    cwd: world.root,
    dot: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    onlyFiles: true,
    ignore: IGNORED,
    fs: { readdirSync },
  });
  const listing = { paths: [...new Set(paths)].sort(), incomplete };
  listings.set(glob, listing);
  return listing;
}

function relativePath(world: World, absolute: string): string {
  const path = absolute.split(sep).join('/');
  const root = world.root.split(sep).join('/');
  return path.slice(root.length).replace(/^\/+|\/+$/g, '');
}
