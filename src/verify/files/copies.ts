/** Evidence that is the very document which makes a claim, under another name (law 5). */
import { hashOnce } from './content.ts';
import type { FoundFile, SizedDocuments } from '../facts.ts';
import { findFile } from './find-file.ts';
import { isProblem } from '../problem.ts';
import type { World } from '../world.ts';

/** Notes it when a file that serves as evidence is the same as a document of a public claim, or a copy of one. */
export function noteCopy(world: World, file: FoundFile): void {
  if (world.documents.length === 0 || world.copies.has(file.path)) return;
  world.seen.documents ??= listDocuments(world);
  const documents = world.seen.documents.get(file.size);
  const first = documents && firstLike(world, documents, file);
  if (first !== undefined && first !== file.path) world.copies.set(file.path, first);
}

function firstLike(world: World, documents: SizedDocuments, file: FoundFile): string | undefined {
  const { byFile, byHash, waiting } = documents;
  const same = byFile.get(nameOf(file));
  if (same !== undefined) return same;
  for (const one of waiting.splice(0)) {
    const hash = hashOnce(world, one.file);
    if (typeof hash === 'string') byHash.set(hash, one.path);
  }
  const hash = hashOnce(world, file);
  return typeof hash === 'string' ? byHash.get(hash) : undefined;
}

function listDocuments(world: World): ReadonlyMap<number, SizedDocuments> {
  const bySize = new Map<number, SizedDocuments>();
  for (const path of world.documents) {
    const file = findFile(world, path);
    if (isProblem(file) || file.size === 0) continue;
    const before = bySize.get(file.size);
    const first = before && firstLike(world, before, file);
    if (first !== undefined) world.copies.set(path, first);
    const documents: SizedDocuments = before ?? { byFile: new Map(), byHash: new Map(), waiting: [] };
    documents.byFile.set(nameOf(file), first ?? path);
    if (first === undefined) documents.waiting.push({ path, file });
    bySize.set(file.size, documents);
  }
  return bySize;
}

/** The file itself, whatever it is called; where the system has no number for it, its path. */
function nameOf({ dev, ino, path }: FoundFile): string {
  return ino === 0 ? path : `${dev}:${ino}`;
}
