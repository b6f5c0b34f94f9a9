/** Writes a file at a path that a roadmap names: below the root and nowhere else. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { whyNotWritten } from '../edit/file-fault.ts';
import { writeWhole } from '../edit/write-whole.ts';
import { findFolder } from '../verify/files/find-file.ts';
import { isProblem } from '../verify/problem.ts';
import type { World } from '../verify/world.ts';
import { UsageError } from './usage-error.ts';

/**
 * Writes the file whole or not at all, and makes its folders. One that is there is replaced, even if it is a link.
 * @param file relative to the root, with slashes
 * @throws UsageError when a folder leads out of the root, and when it can't be written
 */
export function writeBelow(world: World, file: string, content: string): void {
  if (file.split('/').some((name) => name.toLowerCase() === '.git')) {
    throw new UsageError(`${file} lies in git's own folder`, 'name a file outside of it');
  }
  try {
    const target = path.join(makeFolder(world, path.posix.dirname(file)), path.posix.basename(file));
    writeWhole(target, content);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`can't write ${file}: ${whyNotWritten(error)}`, 'name a file that can be written');
  }
}

/** Makes a folder one level after the other, so that none is made behind a link that leads out. */
function makeFolder(world: World, folder: string): string {
  let real = world.root;
  let below = '';
  for (const name of folder === '.' ? [] : folder.split('/')) {
    below = below === '' ? name : `${below}/${name}`;
    mkdirSync(path.join(real, name), { recursive: true });
    const found = findFolder(world, below);
    if (isProblem(found)) throw new UsageError(`${below} ${found.why}`, 'name a folder below the root');
    ({ real } = found);
  }
  return real;
}
