/** What is in a file: read once, and kept as long as there is room. */
import { createHash } from 'node:crypto';
import type { Content, FileText, FoundFile } from '../facts.ts';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import { readProse } from '../text/prose.ts';
import type { World } from '../world.ts';

const MIB = 1024 * 1024;
/** Larger files are not read. */
const LARGEST = 64 * MIB;
/** How much is kept in memory at once; proofs of one file are checked one after another, so little is read twice. */
const ROOM = 32 * MIB;

/** The content of a file. */
export function readContent(world: World, file: FoundFile): Content | Problem {
  const { seen } = world;
  const kept = seen.contents.get(file);
  if (kept) return kept;
  if (file.size > LARGEST) return unreadable(`is larger than ${LARGEST / MIB} MiB`);
  const bytes = world.tree.read(file);
  if (isProblem(bytes)) return bytes;
  const content: Content = { bytes };
  seen.contents.set(file, content);
  world.onRead?.(file, bytes);
  seen.bytes += bytes.length;
  for (const [oldest, { bytes: old }] of seen.contents) {
    if (seen.bytes <= ROOM || oldest === file) break;
    seen.contents.delete(oldest);
    seen.bytes -= old.length;
  }
  return content;
}

/** The text of a file. */
export function readText(world: World, file: FoundFile): FileText | Problem {
  const content = readContent(world, file);
  if (isProblem(content)) return content;
  content.text ??= readProse(content.bytes);
  return content.text ?? unreadable('is not UTF-8 text');
}

/** Whether two files have the same bytes; empty ones and those that can't be read do not. */
export function haveSameBytes(world: World, a: FoundFile, b: FoundFile): boolean {
  if (a.size !== b.size || a.size === 0) return false;
  // Many files of one size would be read anew for every pair of them.
  const hash = hashOnce(world, a);
  return typeof hash === 'string' && hash === hashOnce(world, b);
}

/** The SHA-256 of a file in hexadecimal digits. */
export function hashOnce(world: World, file: FoundFile): string | Problem {
  const { hashes, contents } = world.seen;
  let hash = hashes.get(file);
  if (hash === undefined) {
    const kept = contents.get(file);
    hash = kept ? createHash('sha256').update(kept.bytes).digest('hex') : world.tree.hash(file);
    hashes.set(file, hash);
  }
  return hash;
}
