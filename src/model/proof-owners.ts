/** What has proofs of its own, by whatever it is called. */
import { inside, placeOf } from './inside.ts';
import type { Proof } from './proof.ts';
import type { Ask, Goal, Ref, Roadmap } from './roadmap.ts';

/** A record, a criterion, an extension, a trigger, a claim or a metric. */
export interface ProofOwner {
  readonly ref: string;
  /** In the order in which they are written, each with its place. */
  readonly proofs: readonly { readonly proof: Proof; readonly at: Ref }[];
}

/** How owners are called: each by its id, those of a phase by that, too. */
export interface OwnerNames {
  readonly record: (register: string, id: string) => string;
  /** Of its parts and its `complete` as well. */
  readonly criterion: (phase: string, id: string) => string;
  readonly extension: (phase: string) => string;
  /** All risks of a phase have one name. */
  readonly trigger: (phase: string) => string;
  readonly claim: (id: string) => string;
  readonly metric: (id: string) => string;
}

/** Everything that can have proofs, also what has none. */
export function proofOwners(
  { registers, phases, claims, metrics }: Roadmap,
  name: OwnerNames,
): readonly ProofOwner[] {
  return [
    ...registers.flatMap((register) =>
      register.records.map((record) => ({
        ref: name.record(register.name, record.id),
        proofs: record.proofs.map((proof, index) => ({
          proof,
          at: inside(placeOf(record), 'proofs', index),
        })),
      })),
    ),
    ...phases.flatMap(({ id, gate, window, risks }) => [
      ...(gate?.criteria ?? []).map((one) => owner(name.criterion(id, one.id), one.ask)),
      ...(window?.extension ? [owner(name.extension(id), window.extension)] : []),
      ...risks.map(({ trigger }) => owner(name.trigger(id), trigger?.goal ?? null)),
    ]),
    ...claims.map(({ id, ask }) => owner(name.claim(id), ask)),
    ...metrics.map(({ id, goal }) => owner(name.metric(id), goal)),
  ];
}

function owner(ref: string, ask: Ask | null): ProofOwner {
  if (ask === null) return { ref, proofs: [] };
  const goals = 'parts' in ask.measure ? ask.measure.parts : [ask as Goal];
  return { ref, proofs: goals.flatMap(proofsOf) };
}

function proofsOf({ measure, at }: Goal): ProofOwner['proofs'] {
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
}
