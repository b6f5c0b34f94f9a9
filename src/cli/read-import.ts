/** Reads a Markdown document to import. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { decodeDocument } from '../import/decode-document.ts';
import { importDocument } from '../import/import-document.ts';
import { joinTrees } from '../import/join-trees.ts';
import { splitDocument } from '../import/split-document.ts';
import type { Imported } from '../import/imported.ts';
import { parseMarkdown } from '../verify/text/markdown.ts';
import { isProblem } from '../verify/problem.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'that is not permitted',
  EISDIR: 'it is a folder',
};
/** Bytes; no roadmap that people read is larger. */
const LARGEST = 16 * 1024 * 1024;

/**
 * What a document says, and what was done to read it.
 * @param document as typed
 * @throws UsageError when it can't be read, or nothing is in it
 */
export async function readImport(
  io: Io,
  document: string,
): Promise<{ readonly imported: Imported; readonly notices: readonly string[] }> {
  const decoded = decodeDocument(readBytes(path.resolve(io.cwd, document), document));
  if (decoded === null) throw new UsageError(`${document} is no text`, 'name a Markdown document');
  const { text, notices } = decoded;
  if (!/\S/.test(text))
    throw new UsageError(`${document} is empty`, 'name a document with phases in it, or leave --from out');
  const trees = [];
  for (const { text: piece, linesBefore } of splitDocument(text)) {
    const root = await parseMarkdown(piece);
    if (isProblem(root)) throw new UsageError(`${document} ${root.why}`, 'name a smaller document');
    trees.push({ root, linesBefore });
  }
  return { imported: importDocument(joinTrees(trees), text), notices };
}

function readBytes(file: string, document: string): Uint8Array {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    if (stats.isFile() && stats.size > LARGEST)
      throw new UsageError(`${document} is too large`, 'name a Markdown document of at most 16 MB');
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(
      `can't read ${document}: ${REASONS[code] ?? code}`,
      'name a Markdown document with --from',
    );
  }
}
