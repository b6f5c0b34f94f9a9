/** Reads the roadmap's files: text to values, with every syntax error of every file. The first stage. */
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { discover, type Project } from './discover.ts';
import { listFiles, readText } from './files.ts';
import { parseJsonLines } from './parse-json-lines.ts';
import { parseYaml } from './parse-yaml.ts';

/** What a file of the roadmap holds. */
export type DocumentKind = 'roadmap' | 'phase' | 'register' | 'records' | 'claims' | 'metrics';

/** One file of the roadmap. */
export interface SourceDocument {
  /** Relative to the root. */
  readonly file: string;
  readonly kind: DocumentKind;
  readonly text: string;
  /** What the text says; undefined where it could not be parsed. */
  readonly value: unknown;
}

/** What was read; the stage's output. */
export interface Loaded {
  readonly project: Project;
  readonly documents: readonly SourceDocument[];
  readonly problems: readonly Diagnostic[];
}

const KNOWN = ['roadmap.yaml', 'claims.yaml', 'metrics.yaml', 'phases/<id>.yaml', 'evidence/<register>.yaml'];

/**
 * Finds and reads a roadmap.
 * @param cwd where to look for it
 * @param asked what `--roadmap` names: a directory that holds roadmap.yaml, or the file
 * @returns the files with their values and problems; a single diagnostic when there is no roadmap
 */
export async function load(cwd: string, asked?: string): Promise<Loaded | Diagnostic> {
  const project = discover(cwd, asked);
  if (!('root' in project)) return project;
  const problems: Diagnostic[] = [];
  const documents: SourceDocument[] = [];
  for (const file of listFiles(project, problems)) {
    const kind = kindOf(project, file);
    if (kind === null) {
      problems.push(unknownFile(project, file));
      continue;
    }
    const text = readText(project.root, file, problems);
    if (text === null) {
      documents.push({ file, kind, text: '', value: undefined });
      continue;
    }
    const parsed = kind === 'records' ? parseJsonLines(file, text) : await parseYaml(file, text);
    if ('problems' in parsed) problems.push(...parsed.problems);
    documents.push({ file, kind, text, value: 'problems' in parsed ? undefined : parsed.value });
  }
  return { project, documents, problems };
}

function kindOf(project: Project, file: string): DocumentKind | null {
  if (file === project.path) return 'roadmap';
  const inside = file.slice(project.folder.length + 1);
  if (inside === 'claims.yaml') return 'claims';
  if (inside === 'metrics.yaml') return 'metrics';
  if (/^phases\/[^/]+\.yaml$/.test(inside)) return 'phase';
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
    at: { file, line: 1, column: 1, end: 1 },
  };
}
