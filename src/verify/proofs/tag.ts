import type { TagProof } from '../../model/proof.ts';
import { judgeRevision } from '../git/judge-revision.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** A tag whose commit HEAD descends from. */
export function verifyTag(proof: TagProof, world: World): Promise<Verdict> {
  return judgeRevision(world, proof);
}
