/** Every proof kind's verifier. A new kind is one file and one line here. */
import type { Proof, ProofKind, ProofOf } from '../../model/proof.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';
import { verifyAttested } from './attested.ts';
import { verifyCommit } from './commit.ts';
import { verifyData } from './data.ts';
import { verifyFile } from './file.ts';
import { verifyFiles } from './files.ts';
import { verifyJunit } from './junit.ts';
import { verifyRun } from './run.ts';
import { verifyTag } from './tag.ts';
import { verifyUrl } from './url.ts';

const VERIFIERS: {
  readonly [K in ProofKind]: (proof: ProofOf<K>, world: World) => Verdict | Promise<Verdict>;
} = {
  file: verifyFile,
  files: verifyFiles,
  data: verifyData,
  junit: verifyJunit,
  commit: verifyCommit,
  tag: verifyTag,
  run: verifyRun,
  url: verifyUrl,
  attested: verifyAttested,
};

/** Checks one proof, without what it covers. */
export function verifyProof(proof: Proof, world: World): Verdict | Promise<Verdict> {
  return VERIFIERS[proof.kind](proof as never, world);
}
