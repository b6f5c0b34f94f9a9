/** A roadmap as it would be after changes: in memory, so that it can be checked before anything is written. */
import { isDeepStrictEqual } from 'node:util';
import type { Loaded, SourceDocument } from '../load/load.ts';
import { parseJsonLines } from '../load/parse-json-lines.ts';
import { parseYaml } from '../load/parse-yaml.ts';
import { EditError } from './edit-error.ts';

/** A document's new text, and what it has to say then. */
export interface DocumentChange {
  readonly document: SourceDocument;
  readonly text: string;
  /** For JSON Lines the records alone, without the empty lines. */
  readonly value: unknown;
}

/**
 * What would be loaded after the changes.
 * @throws EditError when a new text does not say exactly what it should: then it is not to be written
 */
export async function applyChanges(loaded: Loaded, changes: readonly DocumentChange[]): Promise<Loaded> {
  const problems = [...loaded.problems];
  const documents = new Map(loaded.documents.map((document) => [document.file, document]));
  for (const { document, text, value: expected } of changes) {
    const { file, kind } = document;
    const parsed = kind === 'records' ? parseJsonLines(file, text) : await parseYaml(file, text);
    const value = 'problems' in parsed ? undefined : parsed.value;
    if ('problems' in parsed) problems.push(...parsed.problems);
    else if (!isDeepStrictEqual(kind === 'records' ? Object.values(value as object) : value, expected)) {
      throw new EditError(`${file} is written in a way that can't be changed safely`, 'change it by hand');
    }
    documents.set(file, { ...document, text, value });
  }
  const byFile = (a: SourceDocument, b: SourceDocument): number => (a.file < b.file ? -1 : 1);
  return { ...loaded, documents: [...documents.values()].sort(byFile), problems };
}
