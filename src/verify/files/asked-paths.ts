/** Which paths judging a roadmap asks for, whether there is anything or not. */
import { posix } from 'node:path';
import picomatch from 'picomatch';
import { proofFile } from '../../model/proof-text.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { collectProofs } from '../collect.ts';
import { globExcess } from './globs.ts';
import { isProblem } from '../problem.ts';
import type { Tree } from './tree.ts';

/**
 * Whether a change to a path can change what the roadmap is judged to be.
 * @param tree where links are followed
 */
export function askedPaths(roadmap: Roadmap, tree: Tree): (path: string) => boolean {
  const proofs = collectProofs(roadmap);
  const named = new Set<string>();
  for (const claim of roadmap.claims) for (const file of claim.in) addFile(named, tree, file);
  for (const proof of proofs) {
    const file = proofFile(proof) ?? (proof.kind === 'attested' ? proof.signature : null);
    if (file) addFile(named, tree, file);
  }
  const globs = proofs.flatMap((proof) => [
    ...(proof.kind === 'files' ? [proof.files] : []),
    ...(proof.covers ?? []),
  ]);
  // What is too much for a glob is no proof of anything either.
  const plain = [...new Set(globs)].filter((glob) => globExcess(glob) === null);
  const matches = plain.map((glob) => picomatch(glob, { noextglob: true }));
  return (path) => named.has(path) || matches.some((match) => match(path));
}

/** The file, what it is a link to, and the folders that it is in: in place of one there may have been a link. */
function addFile(named: Set<string>, tree: Tree, file: string): void {
  const parent = posix.dirname(file);
  const folder = tree.resolve(parent === '.' ? '' : parent);
  const found = isProblem(folder) ? folder : tree.look(folder.real, posix.basename(file));
  if (!isProblem(found)) named.add(found.path);
  for (let path = posix.normalize(file); path !== '.' && path !== '/'; path = posix.dirname(path)) {
    named.add(path);
  }
}
