/** The digests of the files that judging rests on: of their bytes as they were when they were read. */
import { createHash } from 'node:crypto';
import { hashOnce } from './content.ts';
import type { FoundFile } from '../facts.ts';
import { findFile } from './find-file.ts';
import { isProblem } from '../problem.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

export interface InputDigests {
  /** Takes a file that was read, and what it held. */
  readonly note: (file: FoundFile, bytes: Uint8Array) => void;
  /** The SHA-256 by path of what was read, of what proofs cover, and of files that only had to be there. */
  readonly finish: (world: World, verdicts: Iterable<Verdict>) => ReadonlyMap<string, string>;
}

/** Begins with none. */
export function openInputs(): InputDigests {
  const digests = new Map<string, string>();
  const add = (path: string, digest: () => string | null): void => {
    if (digests.has(path)) return;
    const found = digest();
    if (found !== null) digests.set(path, found);
  };
  return {
    note: ({ path }, bytes) => add(path, () => createHash('sha256').update(bytes).digest('hex')),
    finish: (world, verdicts) => {
      for (const [{ path }, hash] of world.seen.hashes)
        add(path, () => (typeof hash === 'string' ? hash : null));
      for (const { rests = [], files } of verdicts)
        for (const path of [...rests, ...(files?.holding ?? []), ...(files?.failing ?? [])])
          add(path, () => digestAt(world, path));
      return digests;
    },
  };
}

function digestAt(world: World, path: string): string | null {
  const file = findFile(world, path);
  const hash = isProblem(file) ? file : hashOnce(world, file);
  return typeof hash === 'string' ? hash : null;
}
