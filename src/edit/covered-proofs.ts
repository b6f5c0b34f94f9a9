/** The proofs that say what they were measured on, with their names and places. */
import type { Proof } from '../model/proof.ts';
import { proofOwners, type OwnerNames } from '../model/proof-owners.ts';
import type { Ref, Roadmap } from '../model/roadmap.ts';

/** A proof with `covers`. */
export interface CoveredProof {
  /** REGISTER/RECORD, PHASE/CRITERION, PHASE/extension, PHASE/risks, claims/ID or metrics/ID. */
  readonly ref: string;
  readonly proof: Proof & { readonly covers: readonly string[] };
  readonly at: Ref;
}

const NAMES: OwnerNames = {
  record: (register, id) => `${register}/${id}`,
  criterion: (phase, id) => `${phase}/${id}`,
  extension: (phase) => `${phase}/extension`,
  trigger: (phase) => `${phase}/risks`,
  claim: (id) => `claims/${id}`,
  metric: (id) => `metrics/${id}`,
};

/** Every proof of the roadmap that has `covers`. */
export function coveredProofs(roadmap: Roadmap): readonly CoveredProof[] {
  return proofOwners(roadmap, NAMES).flatMap(({ ref, proofs }) =>
    proofs.flatMap(({ proof, at }) => {
      const { covers } = proof;
      return covers ? [{ ref, proof: { ...proof, covers }, at }] : [];
    }),
  );
}

/** The names of everything that has proofs. */
export function namesOfOwners(roadmap: Roadmap): readonly string[] {
  return [...new Set(proofOwners(roadmap, NAMES).map(({ ref }) => ref))];
}
