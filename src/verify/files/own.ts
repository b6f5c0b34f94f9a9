/** The roadmap's own YAML and JSONL files: no evidence, under whatever name they are reached (law 5). */
import { haveSameBytes } from './content.ts';
import type { FilesBySize, FoundFile } from '../facts.ts';
import { findFile, findFolder, isSameFile } from './find-file.ts';
import { isProblem } from '../problem.ts';
import type { Listed } from './tree.ts';
import type { World } from '../world.ts';

const EXTENSION = /\.(ya?ml|jsonl)$/;
const FOREIGN = new Set(['node_modules', '.git']);

/** Whether a path, relative to the root, is by its name one of the roadmap's own. */
export function isOwnPath(world: Pick<World, 'folder'>, path: string): boolean {
  return EXTENSION.test(path.toLowerCase()) && path.startsWith(`${world.folder}/`);
}

/** Whether a file is one of the roadmap's own, by name or by a link, or a byte-for-byte copy of one. */
export function isOwn(world: World, file: FoundFile): boolean {
  const { ownership } = world.seen;
  let own = ownership.get(file);
  if (own === undefined) {
    world.seen.own ??= listOwn(world);
    const candidates = file.size === 0 ? [] : (world.seen.own.get(file.size) ?? []);
    own =
      isOwnPath(world, file.path) ||
      candidates.some((one) => isSameFile(one, file) || haveSameBytes(world, one, file));
    ownership.set(file, own);
  }
  return own;
}

function listOwn(world: World): FilesBySize {
  const bySize = new Map<number, FoundFile[]>();
  const visited = new Set<string>();
  const visit = (path: string): void => {
    const folder = findFolder(world, path);
    if (isProblem(folder) || visited.has(folder.real)) return;
    visited.add(folder.real);
    for (const entry of readFolder(world, folder.real)) {
      const inside = `${path}/${entry.name}`;
      if (EXTENSION.test(entry.name)) {
        const file = findFile(world, inside);
        if (!isProblem(file)) bySize.set(file.size, [...(bySize.get(file.size) ?? []), file]);
      } else if ((entry.isDirectory() || entry.isSymbolicLink()) && !FOREIGN.has(entry.name)) {
        visit(inside);
      }
    }
  };
  visit(world.folder);
  return bySize;
}

function readFolder({ tree }: World, folder: string): readonly Listed[] {
  try {
    return tree.list(folder);
  } catch {
    // A link to a file, or a folder that may not be listed: nothing of it was loaded either.
    return [];
  }
}
