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
  const document = world.seen.documents
    .get(file.size)
    ?.find(
      (one) => one.path !== file.path && (isSameFile(one.file, file) || haveSameBytes(world, one.file, file)),
    );
  if (document) world.copies.set(file.path, document.path);
}

function listDocuments(world: World): Map<number, { path: string; file: FoundFile }[]> {
  const bySize = new Map<number, { path: string; file: FoundFile }[]>();
  for (const path of world.documents) {
    const file = findFile(world, path);
    if (isProblem(file) || file.size === 0) continue;
    bySize.set(file.size, [...(bySize.get(file.size) ?? []), { path, file }]);
  }
  return bySize;
}
