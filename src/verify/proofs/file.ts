import type { FileProof } from '../../model/proof.ts';
import { judgeFile } from '../text/conditions.ts';
import { useFile } from '../files/evidence-file.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** A non-empty regular file whose text shows what is asked. */
export function verifyFile(proof: FileProof, world: World): Verdict | Promise<Verdict> {
  return useFile(world, proof.file, (file) => judgeFile(world, file, proof));
}
