/** Finds the attestation that is to be signed. */
import { nearest, suggest } from '../diagnostics/nearest.ts';
import type { AttestedProof, Proof } from '../model/proof.ts';
import type { Ask, Goal, PlainMeasure, Roadmap } from '../model/roadmap.ts';
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

function isAttested({ kind }: Proof): boolean {
  return kind === 'attested';
}

function proofsOf(roadmap: Roadmap, ref: string): readonly Proof[] {
  const places = placesOf(roadmap);
  const found = places.filter(([name]) => name === ref);
  if (found.length > 0) return found.flatMap(([, proofs]) => proofs);
  const meant = nearest(
    ref,
    places.map(([name]) => name),
  );
  const attested = places.flatMap(([name, proofs]) => (proofs.some(isAttested) ? [name] : []));
  const hint = meant === null ? suggest(ref, attested, 'attestations') : `did you mean "${meant}"?`;
  throw new UsageError(`no record or criterion is called "${ref}"`, hint);
}

/** Everything that has proofs of its own, by what signatures call it. */
function placesOf({ registers, phases, claims, metrics }: Roadmap): (readonly [string, readonly Proof[]])[] {
  return [
    ...registers.flatMap(({ name, records }) =>
      records.map(({ id, proofs }) => [refTo.record(name, id), proofs] as const),
    ),
    ...phases.flatMap(({ id: phase, gate, window, risks }) => [
      ...(gate?.criteria ?? []).map(({ id, ask }) => [refTo.criterion(phase, id), proofsOfAsk(ask)] as const),
      ...(window?.extension ? [[refTo.extension(phase), proofsOfAsk(window.extension)] as const] : []),
      [refTo.trigger(phase), risks.flatMap(({ trigger }) => proofsOfAsk(trigger?.goal ?? null))] as const,
    ]),
    ...claims.map(({ id, ask }) => [refTo.claim(id), proofsOfAsk(ask)] as const),
    ...metrics.map(({ id, goal }) => [refTo.metric(id), proofsOfAsk(goal)] as const),
  ];
}

/** In the order that they are written in. */
function proofsOfAsk(ask: Ask | null): readonly Proof[] {
  if (ask === null) return [];
  return 'parts' in ask.measure
    ? ask.measure.parts.flatMap(({ measure }) => proofsOfMeasure(measure))
    : proofsOfMeasure((ask as Goal).measure);
}

function proofsOfMeasure(measure: PlainMeasure): readonly Proof[] {
  if (measure.form === 'proofs') return measure.proofs;
  return measure.form === 'count' && measure.complete ? [measure.complete] : [];
}
