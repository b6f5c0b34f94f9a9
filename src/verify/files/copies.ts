/** Evidence that is the very document which makes a claim, under another name (law 5). */
import { haveSameBytes } from './content.ts';
import type { FoundFile } from '../facts.ts';
import { findFile, isSameFile } from './find-file.ts';
import { isProblem } from '../problem.ts';
import type { World } from '../world.ts';

/** Notes it when a file that serves as evidence is the same as a document of a public claim, or a copy of one. */
export function noteCopy(world: World, file: FoundFile): void {
  if (world.documents.length === 0 || world.copies.has(file.path)) return;
  world.seen.documents ??= listDocuments(world);
  const document = firstLike(world, world.seen.documents.get(file.size), file);
  if (document && document.path !== file.path) world.copies.set(file.path, document.path);
}

/** The first document that is the file, under whatever name, or a copy of it: of several, all are copies of that one. */
function firstLike(world: World, documents: readonly Document[] = [], file: FoundFile): Document | undefined {
  return documents.find((one) => isSameFile(one.file, file) || haveSameBytes(world, one.file, file));
}

interface Document {
  readonly path: string;
  readonly file: FoundFile;
}

function listDocuments(world: World): Map<number, Document[]> {
  const bySize = new Map<number, Document[]>();
  for (const path of world.documents) {
    const file = findFile(world, path);
    if (isProblem(file) || file.size === 0) continue;
    const before = bySize.get(file.size) ?? [];
    const first = firstLike(world, before, file);
    if (first) world.copies.set(path, first.path);
    bySize.set(file.size, [...before, { path, file }]);
  }
  return bySize;
}
