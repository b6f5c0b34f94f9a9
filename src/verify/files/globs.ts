/** Which files a glob matches below the root. */
import { sep } from 'node:path';
import type { Listing } from '../facts.ts';
import { findFolder } from './find-file.ts';
import { errorCode } from '../../diagnostics/error-code.ts';
import { isProblem } from '../problem.ts';
import type { Listed } from './tree.ts';
import type { World } from '../world.ts';

/** In one name; of `**` in all. */
const WILDCARDS = 4;
/** How many globs there would be without brackets: what may be left out may be matched in many ways. */
const WAYS = 64;
/** Characters: no path is longer. */
const LONGEST = 4096;
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/**
 * Lists the regular files that a glob matches; no hidden ones, none in node_modules or .git, and symbolic links are
 * neither matched nor followed. Each glob is listed once a run.
 */
export async function listFiles(world: World, glob: string): Promise<Listing> {
  const { listings } = world.seen;
  const known = listings.get(glob);
  if (known) return known;
  checkGlob(glob);
  if (!hasBase(world, glob)) {
    const nothing = { paths: [], incomplete: false };
    listings.set(glob, nothing);
    return nothing;
  }
  const { globSync } = await import('tinyglobby');
  let incomplete = false;
  const readdirSync = (absolute: string): readonly Listed[] => {
    try {
      // Where a glob begins with a folder that is a link, the walk would start outside the root.
      const folder = findFolder(world, relativePath(world, absolute));
      if (isProblem(folder)) {
        incomplete ||= folder.problem === 'unreadable';
        return [];
      }
      return world.tree.list(folder.real);
    } catch (error) {
      incomplete ||= !['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
      return [];
    }
  };
  const paths = globSync(glob, {
    cwd: world.root,
    dot: false,
    expandDirectories: false,
    extglob: false,
    followSymbolicLinks: false,
    onlyFiles: true,
    ignore: IGNORED,
    fs: { readdirSync: readdirSync as never },
  });
  const listing = { paths: [...new Set(paths)].sort(), incomplete };
  listings.set(glob, listing);
  return listing;
}

/** Whether the folder may be there that the glob begins with, up to its first wildcard: looking is quicker than globbing. */
function hasBase(world: World, glob: string): boolean {
  const base = findFolder(world, baseOf(glob));
  return !isProblem(base) || base.problem === 'unreadable';
}

/** The folder that a glob begins with, up to its first wildcard; empty: the root. */
export function baseOf(glob: string): string {
  const parts = glob.split('/').slice(0, -1);
  const wild = parts.findIndex((part) => /[*?[\]{}()!+@\\]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/');
}

function relativePath(world: World, absolute: string): string {
  const path = absolute.split(sep).join('/');
  const root = world.root.split(sep).join('/');
  return path.slice(root.length).replace(/^\/+|\/+$/g, '');
}

/** What makes a glob too much to match, which backtracks at every wildcard of a name; null: nothing. */
export function globExcess(glob: string): string | null {
  if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`;
  const parts = glob.split('/');
  const most = Math.max(...parts.map((part) => (part === '**' ? 0 : part.split(/\*+/).length - 1)));
  const deep = glob.split(/\*{2,}/).length - 1;
  if (Math.max(most, deep) > WILDCARDS) return 'has too many wildcards';
  // After a bracket, `+` repeats as in a regular expression.
  return waysOf(glob) > WAYS || /[)\]}]\+/.test(glob)
    ? 'has brackets that can be read in too many ways'
    : null;
}

/** The product of how many alternatives each bracket has; `)?` may be left out as well. */
function waysOf(glob: string): number {
  const open: number[] = [];
  let ways = 1;
  for (const [sign] of glob.matchAll(/\\.|[({|,}]|\)\??/gs)) {
    if (sign === '(' || sign === '{') open.push(1);
    else if (sign === ',' || sign === '|')
      open.push(...open.splice(-1).map((alternatives) => alternatives + 1));
    else if (sign[0] !== '\\') ways *= (open.pop() ?? 1) * (sign === ')?' ? 2 : 1);
  }
  return open.reduce((product, alternatives) => product * alternatives, ways);
}

/** @throws an error that says what makes the glob too much */
export function checkGlob(glob: string): void {
  const excess = globExcess(glob);
  if (excess !== null) throw new Error(`the glob ${excess}`);
}
