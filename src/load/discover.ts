/** Finds the roadmap: by walking up from the working directory, or where `--roadmap` says. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Where a roadmap lies. */
export interface Project {
  /** Absolute: the folder below which all paths lie. */
  readonly root: string;
  /** The folder of roadmap.yaml, relative to the root. */
  readonly folder: string;
  /** roadmap.yaml, relative to the root. */
  readonly path: string;
}

const FILE = 'roadmap.yaml';

/**
 * The roadmap at `asked` (a directory that holds roadmap.yaml, or the file), else the first `roadmap/roadmap.yaml` from
 * `cwd` upwards, never past the git root.
 */
export function discover(cwd: string, asked?: string): Project | Diagnostic {
  if (asked !== undefined) return resolveAsked(cwd, asked);
  let folder = path.resolve(cwd);
  for (;;) {
    if (existsSync(path.join(folder, 'roadmap', FILE))) return projectOf(path.join(folder, 'roadmap', FILE));
    const parent = path.dirname(folder);
    if (parent === folder || existsSync(path.join(folder, '.git'))) break;
    folder = parent;
  }
  return notFound(
    `roadmap/${FILE}`,
    `there is no roadmap/${FILE} here, nor in a folder above up to the git root`,
    `change to the project's folder, write roadmap/${FILE}, or name one with --roadmap PATH`,
  );
}

/** Where a roadmap's root lies in its git repository, with slashes; empty at its top, and outside of any. */
export function folderInRepository(root: string): string {
  for (let folder = root; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return path.relative(folder, root).replaceAll(path.sep, '/');
    if (folder === path.dirname(folder)) return '';
  }
}

function resolveAsked(cwd: string, asked: string): Project | Diagnostic {
  const target = path.resolve(cwd, asked);
  const stat = statSync(target, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) return projectOf(target);
  if (stat && existsSync(path.join(target, FILE))) return projectOf(path.join(target, FILE));
  const inside = path.join(asked, 'roadmap');
  return notFound(
    asked,
    stat ? `the directory ${asked} holds no ${FILE}` : `there is no ${asked}`,
    existsSync(path.resolve(cwd, inside, FILE))
      ? `did you mean --roadmap ${inside}?`
      : `--roadmap takes a directory that holds ${FILE}, or the file`,
  );
}

function projectOf(file: string): Project {
  const folder = path.dirname(file);
  const root = path.dirname(folder);
  return { root, folder: path.basename(folder), path: `${path.basename(folder)}/${path.basename(file)}` };
}

function notFound(file: string, message: string, hint: string): Diagnostic {
  return { rule: 'reference', message, hint, at: { file, line: 1, column: 1, end: 1 } };
}
