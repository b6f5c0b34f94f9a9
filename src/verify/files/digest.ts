/** The digest of what a proof was measured on. */
import { createHash } from 'node:crypto';
import type { Proof } from '../../model/proof.ts';
import { hashOnce } from './content.ts';
import { findFile } from './find-file.ts';
import { listFiles } from './globs.ts';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import { oneLine } from '../../diagnostics/quote.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** Adds to a verdict the digest of the files that the proof's `covers` names now. */
export async function addDigest(world: World, proof: Proof, verdict: Verdict): Promise<Verdict> {
  if (!proof.covers) return verdict;
  const covered = await digestFiles(world, proof.covers);
  if (covered === null || typeof covered === 'string') return { ...verdict, covered };
  return verdict.verdict === 'fails' ? verdict : { ...verdict, verdict: 'unverified', observed: covered.why };
}

/**
 * `sha256:` and the SHA-256, in hexadecimal digits, of the lines `path NUL sha256 LF` of all files that the globs
 * match, sorted by path; null when they match none.
 */
export async function digestFiles(world: World, globs: readonly string[]): Promise<string | null | Problem> {
  const paths = new Set<string>();
  for (const glob of globs) {
    const listing = await listFiles(world, glob);
    if (listing.incomplete) return unreadable(`a folder that ${oneLine(glob, 60)} covers can't be read`);
    for (const path of listing.paths) paths.add(path);
  }
  if (paths.size === 0) return null;
  const whole = createHash('sha256');
  for (const path of [...paths].sort()) {
    const file = findFile(world, path);
    const hash = isProblem(file) ? file : hashOnce(world, file);
    if (typeof hash !== 'string') return unreadable(`${oneLine(path, 60)}, which it covers, ${hash.why}`);
    whole.update(`${path}\0${hash}\n`);
  }
  return `sha256:${whole.digest('hex')}`;
}
