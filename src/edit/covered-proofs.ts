/** The proofs that say what they were measured on, with their names and places. */
import type { Proof } from '../model/proof.ts';
import type { Ask, Goal, Ref, Roadmap } from '../model/roadmap.ts';

/** A proof with `covers`. */
export interface CoveredProof {
  /** REGISTER/RECORD, PHASE/CRITERION, PHASE/extension, PHASE/risks, claims/ID or metrics/ID. */
  readonly ref: string;
  readonly proof: Proof & { readonly covers: readonly string[] };
  readonly at: Ref;
}

/** What has proofs of its own. */
interface Owner {
  readonly ref: string;
  readonly proofs: readonly { readonly proof: Proof; readonly at: Ref }[];
}

/** Every proof of the roadmap that has `covers`. */
export function coveredProofs(roadmap: Roadmap): readonly CoveredProof[] {
  return ownersOf(roadmap).flatMap(({ ref, proofs }) =>
    proofs.flatMap(({ proof, at }) => {
      const { covers } = proof;
      return covers ? [{ ref, proof: { ...proof, covers }, at }] : [];
    }),
  );
}

/** The names of everything that has proofs. */
export function proofOwners(roadmap: Roadmap): readonly string[] {
  return [...new Set(ownersOf(roadmap).map(({ ref }) => ref))];
}

function ownersOf({ registers, phases, claims, metrics }: Roadmap): readonly Owner[] {
  return [
    ...registers.flatMap(({ name, records }) =>
      records.map(({ id, proofs, at }) => ({
        ref: `${name}/${id}`,
        proofs: proofs.map((proof, index) => ({ proof, at: inside(at, 'proofs', index) })),
      })),
    ),
    ...phases.flatMap(({ id, gate, window, risks }) => [
      ...(gate?.criteria ?? []).map((one) => ({ ref: `${id}/${one.id}`, proofs: asked(one.ask) })),
      { ref: `${id}/extension`, proofs: asked(window?.extension ?? null) },
      ...risks.map(({ trigger }) => ({ ref: `${id}/risks`, proofs: asked(trigger?.goal ?? null) })),
    ]),
    ...claims.map(({ id, ask }) => ({ ref: `claims/${id}`, proofs: asked(ask) })),
    ...metrics.map(({ id, goal }) => ({ ref: `metrics/${id}`, proofs: asked(goal) })),
  ];
}

function asked(ask: Ask | null): Owner['proofs'] {
  if (ask === null) return [];
  const goals = 'parts' in ask.measure ? ask.measure.parts : [ask as Goal];
  return goals.flatMap(({ measure, at }) => {
    switch (measure.form) {
      case 'proofs':
        return measure.proofs.map((proof, index) => ({ proof, at: inside(at, 'proofs', index) }));
      case 'value':
        return [{ proof: measure.proof, at: inside(at, 'value') }];
      case 'count':
        return measure.complete ? [{ proof: measure.complete, at: inside(at, 'complete') }] : [];
      default:
        return [];
    }
  });
}

function inside(at: Ref, ...path: (string | number)[]): Ref {
  return { file: at.file, path: [...at.path, ...path] };
}
