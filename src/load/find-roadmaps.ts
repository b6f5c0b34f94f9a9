/** Finds the roadmaps that a word of the command line names: a folder, a file, or a glob of them. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { ROADMAP_FILE } from './asked-path.ts';
import { discover, type Project } from './discover.ts';

const WILDCARD = /[*?[\]{}]/;
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/** Whether a word is a glob: it has a wildcard, and nothing is called so. */
export function isGlob(cwd: string, word: string): boolean {
  return WILDCARD.test(word) && !existsSync(path.resolve(cwd, word));
}

/**
 * The roadmaps that a word names, which may be none.
 *
 * A folder that has roadmap.yaml or roadmap/roadmap.yaml names that roadmap; another folder those of the folders in it. A
 * glob names those of the folders, and the files called roadmap.yaml, that it matches; what has none is passed over.
 */
export async function findRoadmaps(cwd: string, word: string): Promise<readonly Project[]> {
  const target = path.resolve(cwd, word);
  if (!isGlob(cwd, word)) return roadmapsAt(target);
  const { globSync } = await import('tinyglobby');
  const matches = globSync(word, {
    cwd,
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: IGNORED,
  });
  return matches
    .map((match) => path.resolve(cwd, match))
    .flatMap((match) => (isFolder(match) || path.basename(match) === ROADMAP_FILE ? ownRoadmap(match) : []));
}

/** What is wrong with a word that names no roadmap. */
export function namesNone(cwd: string, word: string): Diagnostic {
  const target = path.resolve(cwd, word);
  const message = isGlob(cwd, word)
    ? `no folder that ${word} matches has a roadmap`
    : existsSync(target)
      ? `there is no roadmap in ${word}`
      : `there is no ${word}`;
  const at = { file: word, line: 1, column: 1, end: 1 };
  return { rule: 'reference', message, hint: hintFor(word, target), at };
}

function roadmapsAt(target: string): readonly Project[] {
  const own = ownRoadmap(target);
  if (own.length > 0 || !isFolder(target)) return own;
  return namesIn(target)
    .map((name) => path.join(target, name))
    .flatMap((folder) => (isFolder(folder) ? ownRoadmap(folder) : []));
}

/** The one roadmap of a folder, or that a file is. */
function ownRoadmap(target: string): readonly Project[] {
  const file = isFolder(target)
    ? [path.join(target, ROADMAP_FILE), path.join(target, 'roadmap', ROADMAP_FILE)].find((one) =>
        existsSync(one),
      )
    : target;
  const project = file === undefined ? null : discover(target, file);
  return project !== null && 'root' in project ? [project] : [];
}

function hintFor(word: string, target: string): string {
  const beside = path.dirname(target);
  const names = namesIn(beside).filter((name) => roadmapsAt(path.join(beside, name)).length > 0);
  const meant = nearest(path.basename(target), names);
  if (meant !== null && meant !== path.basename(target)) {
    const written = path.posix.join(path.posix.dirname(word), meant);
    return `did you mean ${word.startsWith('./') ? './' : ''}${written}?`;
  }
  return `name folders that have roadmap/${ROADMAP_FILE} or ${ROADMAP_FILE}, or phases by their ids; a glob in quotes passes over the rest`;
}

/** What is in a folder, hidden names and node_modules aside. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'node_modules');
  } catch {
    return [];
  }
}

function isFolder(target: string): boolean {
  try {
    return statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
