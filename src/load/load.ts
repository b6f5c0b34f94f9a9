/** Reads the roadmap's files: text to values, with every syntax error of every file. The first stage. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Project } from './discover.ts';
import { parseJsonLines } from './parse-json-lines.ts';
import { parseYaml } from './parse-yaml.ts';
import { readSources, type Sources, type SourceText } from './read-sources.ts';

/** One file of the roadmap. */
export interface SourceDocument extends SourceText {
  /** What the text says; undefined where it could not be read or parsed, or was taken. */
  readonly value: unknown;
}

/** What was read; the stage's output. */
export interface Loaded {
  readonly project: Project;
  readonly documents: readonly SourceDocument[];
  readonly problems: readonly Diagnostic[];
}

/**
 * Finds and reads a roadmap.
 * @param cwd where to look for it
 * @param asked what `--roadmap` names: a directory that holds roadmap.yaml, or the file
 * @returns the files with their values and problems; a single diagnostic when there is no roadmap
 */
export async function load(cwd: string, asked?: string): Promise<Loaded | Diagnostic> {
  const sources = readSources(cwd, asked);
  return 'project' in sources ? parseSources(sources) : sources;
}

/**
 * The values of files that were read.
 * @param take told of each file before it is parsed; where it says true, the file is taken, and has no value here
 */
export async function parseSources(
  { project, files, unread, problems }: Sources,
  take?: (source: SourceText) => boolean,
): Promise<Loaded> {
  const found: Diagnostic[] = [...problems];
  const documents: SourceDocument[] = unread.map((one) => ({ ...one, text: '', value: undefined }));
  for (const source of files) {
    if (take?.(source)) {
      documents.push({ ...source, value: undefined });
      continue;
    }
    const { file, kind, text } = source;
    const parsed = kind === 'records' ? parseJsonLines(file, text) : await parseYaml(file, text);
    if ('problems' in parsed) found.push(...parsed.problems);
    documents.push({ ...source, value: 'problems' in parsed ? undefined : parsed.value });
  }
  return { project, documents: documents.sort(byFile), problems: found };
}

function byFile(a: SourceDocument, b: SourceDocument): number {
  return a.file < b.file ? -1 : 1;
}
