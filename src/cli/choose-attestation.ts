/** Finds the attestation that is to be signed. */
import { nearest, suggest } from '../diagnostics/nearest.ts';
import type { AttestedProof, Proof } from '../model/proof.ts';
import { proofOwners } from '../model/proof-owners.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { refTo } from '../model/statement.ts';
import { UsageError } from './usage-error.ts';

/** An attestation that names the file of its signature. */
export interface Signable extends AttestedProof {
  readonly signature: string;
}

/** An attestation and its place among the proofs of a record or a criterion, from 1. */
interface Numbered {
  readonly proof: AttestedProof;
  readonly number: number;
}

/**
 * The attestation of what `ref` names: the one with the number, the only one, or the only one that is not signed.
 * @param asked its number among the proofs, as typed
 * @throws UsageError when there is none, when it names no signature, and when it could be one of several
 */
export function chooseAttestation(
  roadmap: Roadmap,
  ref: string,
  asked: string | undefined,
  isSigned: (path: string) => boolean,
): Signable {
  const file = `${roadmap.folder}/signatures/${ref}.sig`;
  const attested = proofsOf(roadmap, ref).flatMap((proof, index) =>
    proof.kind === 'attested' ? [{ proof, number: index + 1 }] : [],
  );
  if (attested.length === 0) {
    const hint = `give it a proof { attested: { by, on, statement }, signature: ${file} }`;
    throw new UsageError(`${ref} has no attestation`, hint);
  }
  const { proof, number } = choose(attested, ref, asked, isSigned);
  if (isSignable(proof)) return proof;
  const hint = `add signature: ${file} to it, beside attested:`;
  throw new UsageError(`proof ${number} of ${ref} names no file for its signature`, hint);
}

function choose(
  attested: readonly Numbered[],
  ref: string,
  asked: string | undefined,
  isSigned: (path: string) => boolean,
): Numbered {
  const named = attested.filter(({ number }) => String(number) === asked);
  const unsigned = attested.filter(({ proof }) => isSignable(proof) && !isSigned(proof.signature));
  const [only, ...others] = asked !== undefined ? named : attested.length > 1 ? unsigned : attested;
  if (only && others.length === 0) return only;
  const list = attested.map(({ proof, number }) => `${number} (by ${proof.attested.by})`).join(', ');
  const message =
    asked === undefined ? `${ref} has several attestations` : `${ref} has no attestation number ${asked}`;
  throw new UsageError(message, `choose one with --proof N: ${list}`);
}

function isSignable(proof: AttestedProof): proof is Signable {
  return proof.signature !== undefined;
}

function proofsOf(roadmap: Roadmap, ref: string): readonly Proof[] {
  const owners = proofOwners(roadmap, refTo);
  const found = owners.filter((owner) => owner.ref === ref);
  if (found.length > 0) return found.flatMap(({ proofs }) => proofs.map(({ proof }) => proof));
  const meant = nearest(
    ref,
    owners.map((owner) => owner.ref),
  );
  const attested = owners.filter(({ proofs }) => proofs.some(({ proof }) => proof.kind === 'attested'));
  const hint =
    meant === null
      ? suggest(ref, [...new Set(attested.map((owner) => owner.ref))], 'attestations')
      : `did you mean "${meant}"?`;
  throw new UsageError(`no record or criterion is called "${ref}"`, hint);
}
