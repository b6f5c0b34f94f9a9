import type { CommitProof } from '../../model/proof.ts';
import { judgeRevision } from '../git/judge-revision.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** A commit that HEAD descends from. */
export function verifyCommit(proof: CommitProof, world: World): Promise<Verdict> {
  return judgeRevision(world, proof);
}
