/** Finds the roadmap: by walking up from the working directory, or where `--roadmap` says. */
import { existsSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { ROADMAP_FILE, wrongPath } from './asked-path.ts';

/** Where a roadmap lies. */
export interface Project {
  /** Absolute: the folder below which all paths lie. */
  readonly root: string;
  /** The folder of roadmap.yaml, relative to the root. */
  readonly folder: string;
  /** roadmap.yaml, relative to the root. */
  readonly path: string;
}

const FILE = ROADMAP_FILE;

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
  const other = FILE.replace('yaml', 'yml');
  if (existsSync(path.join(path.resolve(cwd), 'roadmap', other))) {
    return notFound(
      `roadmap/${other}`,
      `there is a roadmap/${other} here, and no roadmap/${FILE}`,
      `rename it to ${FILE}`,
    );
  }
  return notFound(
    `roadmap/${FILE}`,
    `there is no roadmap/${FILE} here, nor in a folder above up to the git root`,
    `change to the project's folder, name one with --roadmap PATH, or start one: agentops init`,
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
  const found = look(target);
  if (asked !== '' && found !== null && typeof found !== 'string') {
    const file = found.isDirectory() ? path.join(target, FILE) : target;
    if (found.isDirectory() ? existsSync(file) : isMainFile(file)) return projectOf(file);
  }
  return wrongPath(asked, target, found);
}

/** What is there; null: nothing; a text: why that can't be told. */
function look(target: string): Stats | string | null {
  try {
    return statSync(target, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOTDIR' ? null : (code ?? String(error));
  }
}

/** A YAML file, by whatever name, that is none of another roadmap's. */
function isMainFile(file: string): boolean {
  if (path.basename(file) === FILE) return true;
  const folder = path.dirname(file);
  const isOther = existsSync(path.join(folder, FILE)) || existsSync(path.join(folder, '..', FILE));
  return /\.ya?ml$/i.test(file) && !isOther;
}

function projectOf(file: string): Project {
  const folder = path.dirname(file);
  const root = path.dirname(folder);
  return { root, folder: path.basename(folder), path: `${path.basename(folder)}/${path.basename(file)}` };
}

function notFound(file: string, message: string, hint: string): Diagnostic {
  return { rule: 'reference', message, hint, at: { file, line: 1, column: 1, end: 1 } };
}
