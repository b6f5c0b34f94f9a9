/** What a judgement rests on that may change: the roadmap's own files and those of its evidence. */
import path from 'node:path';
import type { Project } from '../load/discover.ts';
import { proofFile } from '../model/proof-text.ts';
import type { Proof } from '../model/proof.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { collectProofs } from '../verify/collect.ts';
import { baseOf } from '../verify/files/globs.ts';
import type { Evidence } from '../verify/verdict.ts';

/** Absolute paths, of things that need not be there yet. */
export interface WatchedPaths {
  readonly files: readonly string[];
  /** Folders with all that is below them. */
  readonly trees: readonly string[];
}

/** The files alone, of a roadmap that can't be judged. */
export function roadmapPaths({ root, folder, path: file }: Project): WatchedPaths {
  return { files: [path.join(root, file)], trees: [path.join(root, folder)] };
}

/** The files of a roadmap, of the proofs that judging it needs, and the documents of its claims. */
export function pathsOf(project: Project, roadmap: Roadmap, { verdicts }: Evidence): WatchedPaths {
  const own = roadmapPaths(project);
  const proofs = collectProofs(roadmap);
  // Where a proof names a symbolic link, what it rests on is another file.
  const rests = proofs.flatMap(({ key }) => verdicts.get(key)?.rests ?? []);
  const files = [...proofs.flatMap(filesOf), ...rests, ...roadmap.claims.flatMap((claim) => claim.in)];
  const absolute = (file: string): string => path.join(project.root, file);
  return {
    files: [...new Set([...own.files, ...files.map(absolute)])],
    trees: [...new Set([...own.trees, ...proofs.flatMap(globsOf).map((glob) => absolute(baseOf(glob)))])],
  };
}

function filesOf(proof: Proof): readonly string[] {
  if (proof.kind === 'attested') return proof.signature === undefined ? [] : [proof.signature];
  return [proofFile(proof)].filter((file) => file !== null);
}

function globsOf(proof: Proof): readonly string[] {
  return [...(proof.kind === 'files' ? [proof.files] : []), ...(proof.covers ?? [])];
}
