/** Finds a roadmap and reads its files, without looking into them. */
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { discover, type Project } from './discover.ts';
import { decodeText, isOwnName, listFiles, readText } from './files.ts';

/** What a file of the roadmap holds. */
export type DocumentKind =
  | 'roadmap'
  | 'phase'
  | 'register'
  | 'records'
  | 'claims'
  | 'metrics'
  | 'baseline'
  | 'decision';

/** One file of the roadmap. */
export interface SourceText {
  /** Relative to the root. */
  readonly file: string;
  readonly kind: DocumentKind;
  readonly text: string;
}

/** The files of a roadmap, and those that could not be read. */
export interface Sources {
  readonly project: Project;
  readonly files: readonly SourceText[];
  readonly unread: readonly Omit<SourceText, 'text'>[];
  readonly problems: readonly Diagnostic[];
}

const KNOWN = [
  'roadmap.yaml',
  'claims.yaml',
  'metrics.yaml',
  'baseline.yaml',
  'phases/<id>.yaml',
  'evidence/<register>.yaml',
  'decisions/<NNNN>-<name>.yaml',
];

/**
 * Finds and reads a roadmap.
 * @param cwd where to look for it
 * @param asked what `--roadmap` names: a directory that holds roadmap.yaml, or the file
 * @returns the files; a single diagnostic when there is no roadmap
 */
export function readSources(cwd: string, asked?: string): Sources | Diagnostic {
  const project = discover(cwd, asked);
  if (!('root' in project)) return project;
  const problems: Diagnostic[] = [];
  const names = listFiles(project, problems);
  return gather(project, names, (file) => readText(project.root, file, problems), problems);
}

/**
 * The files of a roadmap that lies somewhere else than on the disk.
 * @param paths all files below the roadmap's folder, relative to the root
 * @param read null: the file can't be read, and nothing of it is known
 */
export function sourcesOf(
  project: Project,
  paths: readonly string[],
  read: (file: string) => Buffer | null,
): Sources {
  const problems: Diagnostic[] = [];
  const names = paths.filter((file) => file === project.path || isOwnName(project, file)).sort();
  const readOne = (file: string): string | null => {
    const bytes = read(file);
    if (bytes !== null) return decodeText(bytes, file, problems);
    const hint = 'put the file itself here';
    problems.push({ rule: 'reference', message: `can't read ${file}`, hint, at: startOf(file) });
    return null;
  };
  return gather(project, names, readOne, problems);
}

function gather(
  project: Project,
  names: readonly string[],
  read: (file: string) => string | null,
  problems: Diagnostic[],
): Sources {
  const files: SourceText[] = [];
  const unread: Omit<SourceText, 'text'>[] = [];
  for (const file of names) {
    const kind = kindOf(project, file);
    if (kind === null) {
      problems.push(unknownFile(project, file));
      continue;
    }
    const text = read(file);
    if (text === null) unread.push({ file, kind });
    else files.push({ file, kind, text });
  }
  return { project, files, unread, problems };
}

function startOf(file: string): Diagnostic['at'] {
  return { file, line: 1, column: 1, end: 1 };
}

/** Where a roadmap lies and which files are its own, unread; null when there is none. */
export function listSources(
  cwd: string,
  asked?: string,
): { readonly project: Project; readonly files: readonly string[] } | null {
  const project = discover(cwd, asked);
  return 'root' in project ? { project, files: listFiles(project, []) } : null;
}

/** What a file of the roadmap holds, by its path; null: nothing is called so. */
export function kindOf(project: Project, file: string): DocumentKind | null {
  if (file === project.path) return 'roadmap';
  const inside = file.slice(project.folder.length + 1);
  if (inside === 'claims.yaml') return 'claims';
  if (inside === 'metrics.yaml') return 'metrics';
  if (inside === 'baseline.yaml') return 'baseline';
  if (/^phases\/[^/]+\.yaml$/.test(inside)) return 'phase';
  if (/^decisions\/\d{4,}-[^/]+\.yaml$/.test(inside)) return 'decision';
  if (!inside.startsWith('evidence/')) return null;
  return inside.endsWith('.yaml') ? 'register' : inside.endsWith('.jsonl') ? 'records' : null;
}

function unknownFile(project: Project, file: string): Diagnostic {
  const inside = file.slice(project.folder.length + 1);
  const renamed = inside.replace(/\.ya?ml$/i, '.yaml').replace(/\.jsonl$/i, '.jsonl');
  const hint =
    renamed !== inside && kindOf(project, `${project.folder}/${renamed}`) !== null
      ? `rename it to ${path.posix.basename(renamed)}`
      : `YAML files here are ${KNOWN.join(', ')}; move other files out of ${project.folder}/`;
  return {
    rule: 'reference',
    message: `nothing in a roadmap is called ${inside}`,
    hint,
    at: startOf(file),
  };
}
