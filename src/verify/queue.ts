/** The proofs to check, in the order in which that is done. */
import { proofFile } from '../model/proof-text.ts';
import type { CommitProof, Proof, TagProof } from '../model/proof.ts';

export interface Queue {
  /** Those that only read, by what they read, so that what was read of a file is still at hand; some more than once. */
  readonly reading: Iterable<readonly Proof[]>;
  /** Those whose checking does something, each once. */
  readonly acting: readonly Proof[];
  /** Those that ask git, so that it can be asked for all at once. */
  readonly revisions: readonly (CommitProof | TagProof)[];
  /** How many checks that is, repeated ones included. */
  readonly length: number;
  /** Whether all that is to be seen is in files, and not in git, a command, a server or a signature. */
  readonly restsOnFiles: boolean;
}

/** Begins an empty queue. */
export function openQueue(): { readonly queue: Queue; readonly add: (proof: Proof) => void } {
  const files = new Map<string, Proof[]>();
  const [acting, revisions] = [new Map<string, Proof>(), new Map<string, CommitProof | TagProof>()];
  const queue = {
    reading: { [Symbol.iterator]: () => files.values() },
    get acting() {
      return [...acting.values()];
    },
    get revisions() {
      return [...revisions.values()];
    },
    length: 0,
    restsOnFiles: true,
  };
  const add = (proof: Proof): void => {
    queue.length += 1;
    if (queue.restsOnFiles && !isSeenInFiles(proof)) queue.restsOnFiles = false;
    if (proof.kind === 'run' || proof.kind === 'url') {
      acting.set(proof.key, proof);
      return;
    }
    if (proof.kind === 'commit' || proof.kind === 'tag') revisions.set(proof.key, proof);
    const path = proofFile(proof) ?? '';
    const group = files.get(path);
    if (group) group.push(proof);
    else files.set(path, [proof]);
  };
  return { queue, add };
}

function isSeenInFiles(proof: Proof): boolean {
  switch (proof.kind) {
    case 'file':
    case 'files':
    case 'data':
    case 'junit':
      return true;
    case 'attested':
      return proof.signature === undefined;
    default:
      return false;
  }
}
