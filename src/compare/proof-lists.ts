/** What became of a list of proofs. */
import { proofTarget } from '../model/proof-text.ts';
import type { Proof } from '../model/proof.ts';
import type { Ref } from '../model/roadmap.ts';
import type { Target } from '../model/target.ts';
import { compareConditions, identityOf } from './proof-conditions.ts';
import { less, other, type Loosening } from './loosening.ts';

interface ComparedProofs {
  /** Of proofs that are in both lists, and of lists whose proofs all have to hold: of those that were dropped. */
  readonly loosenings: readonly Loosening[];
  readonly gone: readonly Proof[];
  readonly added: readonly Proof[];
}

/** Holds two lists against each other, all of whose proofs have to hold. */
export function compareProofs(
  before: readonly Proof[],
  after: readonly Proof[],
  at: Ref,
  key: string,
): ComparedProofs {
  const { conditions, gone, added } = pair(before, after, at, key);
  return { loosenings: [...conditions, ...lost(gone, added, at, key)], gone, added };
}

/**
 * Holds two lists against each other of which as many have to hold as their targets say: at least so many.
 * @param at where the list stands now
 */
export function compareProofGoals(
  before: { readonly proofs: readonly Proof[]; readonly target: Target },
  after: { readonly proofs: readonly Proof[]; readonly target: Target },
  at: Ref,
): readonly Loosening[] {
  const { conditions, gone, added } = pair(before.proofs, after.proofs, at, 'proofs');
  const [asked, now] = [leastOf(before.target), leastOf(after.target)];
  // However those that hold are chosen, this many of them are among the proofs that were there before.
  if (now - added.length >= asked) return conditions;
  const replaced = lost(gone.slice(0, added.length), added, at, 'proofs');
  if (now - Math.max(0, added.length - gone.length) >= asked) return [...conditions, ...replaced];
  if (asked === before.proofs.length && now === after.proofs.length) {
    return [...conditions, ...lost(gone, added, at, 'proofs')];
  }
  const text = `${now} of ${after.proofs.length} proofs are enough, not ${asked} of ${before.proofs.length}`;
  return [...conditions, less(text, at, 'target'), ...replaced];
}

/** Those that are in both lists, and those that are in one of them. */
function pair(
  before: readonly Proof[],
  after: readonly Proof[],
  at: Ref,
  key: string,
): { conditions: readonly Loosening[]; gone: readonly Proof[]; added: readonly Proof[] } {
  const keys = new Set(before.map((proof) => proof.key));
  const added = after.filter((proof) => !keys.has(proof.key));
  const left = new Set(after.map((proof) => proof.key));
  const gone: Proof[] = [];
  const conditions: Loosening[] = [];
  for (const proof of before) {
    if (left.has(proof.key)) continue;
    const index = added.findIndex((one) => identityOf(one) === identityOf(proof));
    if (index < 0) {
      gone.push(proof);
      continue;
    }
    const [now] = added.splice(index, 1);
    const { fewer, others } = compareConditions(proof, now!);
    const path = key === 'proofs' ? [key, after.indexOf(now!)] : [key];
    const name = proofTarget(proof);
    conditions.push(...fewer.map((text) => less(`${name} ${text}`, at, ...path)));
    conditions.push(...others.map((text) => other(`${name} ${text}`, at, ...path)));
  }
  return { conditions, gone, added };
}

/** A proof in the place of another one may be as good; one that went without is a loss. */
function lost(gone: readonly Proof[], added: readonly Proof[], at: Ref, key: string): readonly Loosening[] {
  const replaced = gone.slice(0, added.length);
  return [
    ...replaced.map((proof, index) =>
      other(`${proofTarget(added[index]!)} takes the place of the proof ${proofTarget(proof)}`, at, key),
    ),
    ...gone.slice(added.length).map((proof) => less(`the proof ${proofTarget(proof)} is dropped`, at, key)),
  ];
}

function leastOf({ op, number }: Target): number {
  return op === '>' ? Math.floor(number) + 1 : Math.ceil(number);
}
