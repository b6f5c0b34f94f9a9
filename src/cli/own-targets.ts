/** Keeps reports off the roadmap's own files, which nothing could bring back. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { listSources } from '../load/read-sources.ts';
import { ALLOWED_SIGNERS } from '../model/statement.ts';
import type { Io } from './io.ts';
import type { FormatRequest } from './output.ts';
import { UsageError } from './usage-error.ts';

/** What a roadmap's folder has of its own: a new file of that sort there would be taken for part of the roadmap. */
const OWN = /\.(ya?ml|jsonl)$/i;

/**
 * Makes sure that no report is written over the roadmap.
 * @param asked what --roadmap names
 * @throws UsageError when one would be, by whatever way its file is reached
 */
export function refuseOwnFiles(io: Io, formats: readonly FormatRequest[], asked: string | undefined): void {
  const files = formats.flatMap(({ file }) => (file === null ? [] : [file]));
  const sources = files.length > 0 ? listSources(io.cwd, asked) : null;
  // Where there is no roadmap, that is told soon enough.
  if (sources === null) return;
  const { root, folder } = sources.project;
  const inside = `${realOf(path.join(root, folder))}${path.sep}`;
  const own = new Set(
    [...sources.files, `${folder}/${ALLOWED_SIGNERS}`].map((file) => realOf(path.join(root, file))),
  );
  for (const file of files) {
    const target = realOf(path.resolve(io.cwd, file));
    if (!own.has(target) && !(target.startsWith(inside) && OWN.test(target))) continue;
    throw new UsageError(`${file} is a file of the roadmap itself`, 'name a file outside of the roadmap');
  }
}

/** The file behind links; one that isn't there yet by its folder. */
function realOf(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(realOf(folder), path.basename(file));
  }
}
