/** What `--roadmap` names, where that is no roadmap: why, and what was likely meant. */
import { existsSync, readdirSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';

/** The file that every roadmap has. */
export const ROADMAP_FILE = 'roadmap.yaml';

/** What no id has, and paths and globs do. */
const SIGNS = /[/*?[\]{}]|^\.\.?$/;

/** Whether a word can be nothing but a path or a glob. */
export function isPlace(word: string): boolean {
  return SIGNS.test(word) || word.includes(path.sep);
}

/**
 * Why a path names no roadmap.
 * @param target the path, absolute
 * @param found what is there: null when there is nothing, a text when it can't be told, and why
 */
export function wrongPath(asked: string, target: string, found: Stats | string | null): Diagnostic {
  const file = asked === '' ? ROADMAP_FILE : asked;
  const at = { file, line: 1, column: 1, end: 1 };
  return { rule: 'reference', message: messageOf(asked, found), hint: hintOf(asked, target, found), at };
}

function messageOf(asked: string, found: Stats | string | null): string {
  if (asked === '') return '--roadmap names nothing';
  if (found === null) return `there is no ${asked}`;
  if (typeof found === 'string') return `${asked} can't be looked at (${found})`;
  if (found.isDirectory()) return `the directory ${asked} holds no ${ROADMAP_FILE}`;
  return found.isFile() ? `${asked} is no ${ROADMAP_FILE}` : `${asked} is neither a file nor a directory`;
}

/** A roadmap inside the directory, around the file, or beside it with nearly that name. */
function hintOf(asked: string, target: string, found: Stats | string | null): string {
  const folder = path.dirname(asked);
  const beside = nearestBeside(target);
  const isFile = found !== null && typeof found !== 'string' && !found.isDirectory();
  const meant = [
    ...(isFile
      ? [folder, path.join(folder, '..'), path.join(folder, 'roadmap')]
      : [path.join(asked, 'roadmap')]),
    ...(beside === null ? [] : [path.join(folder, beside)]),
  ].find((one) => isRoadmap(path.resolve(target, path.relative(asked, one))));
  return meant === undefined
    ? `--roadmap takes a directory that holds ${ROADMAP_FILE}, or the file`
    : `did you mean --roadmap ${meant}?`;
}

function nearestBeside(target: string): string | null {
  const folder = path.dirname(target);
  try {
    const names = readdirSync(folder).filter((name) => isRoadmap(path.join(folder, name)));
    return nearest(path.basename(target), names);
  } catch {
    return null;
  }
}

function isRoadmap(folder: string): boolean {
  return existsSync(path.join(folder, ROADMAP_FILE));
}
