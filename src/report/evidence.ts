/** The evidence of one goal, piece by piece. */
import { verdictFor } from '../evaluate/proof-state.ts';
import { usesOf } from '../evaluate/uses.ts';
import type { Setting, World } from '../evaluate/world.ts';
import { proofTarget } from '../model/proof-text.ts';
import type { Goal } from '../model/roadmap.ts';
import type { EvidenceReport } from './report.ts';

/**
 * What a goal's records and proofs are worth.
 * @param ref what proofs of the goal's own are told as: PHASE/CRITERION
 */
export function reportEvidence(
  world: World,
  goal: Goal,
  setting: Setting,
  ref: string,
): readonly EvidenceReport[] {
  return usesOf(world, goal, setting).map(({ register, record, why, proofs }) => ({
    ref: record ? `${register}/${record.id}` : ref,
    counts: why === null,
    why,
    proofs: proofs.map(({ proof }) => {
      const { verdict, observed } = verdictFor(world, proof, record);
      return { kind: proof.kind, target: proofTarget(proof), verdict, observed };
    }),
  }));
}
