/** Whether a proof holds in a scope and gives credit, and if not, why. */
import { addDuration, type IsoDate } from '../model/date.ts';
import { foldName } from '../model/person.ts';
import type { Proof } from '../model/proof.ts';
import type { EvidenceRecord } from '../model/roadmap.ts';
import type { Why } from '../report/report.ts';
import type { Verdict } from '../verify/verdict.ts';
import { describeDifference, differenceOf } from './shown-fields.ts';
import type { Lens, Scope, World } from './world.ts';

const UNCHECKED: Verdict = { verdict: 'unverified', observed: 'was not checked' };

/** What checking the proof gave. */
export function verdictOf(world: World, proof: Proof): Verdict {
  return world.evidence.verdicts.get(proof.key) ?? UNCHECKED;
}

/** What checking the proof gave for the record that it backs; null: it backs none. */
export function verdictFor(world: World, proof: Proof, record: EvidenceRecord | null): Verdict {
  const verdict = verdictOf(world, proof);
  if (verdict.verdict !== 'holds') return verdict;
  const difference = differenceOf(proof, verdict, record);
  return difference === null
    ? verdict
    : { ...verdict, verdict: 'fails', observed: describeDifference(difference) };
}

/**
 * Why the proof does not hold, credit aside; null: it holds.
 * @param record the record that it backs, null for a proof of a criterion's own
 */
export function proofProblem(
  world: World,
  proof: Proof,
  record: EvidenceRecord | null,
  scope: Scope,
  lens: Lens,
): Why | null {
  if (lens.nothing) return 'failed';
  const verdict = inDocuments(world, proof, verdictOf(world, proof), scope.documents);
  if (verdict.verdict === 'fails' || differenceOf(proof, verdict, record) !== null) return 'failed';
  if (verdict.verdict === 'unverified' && !lens.unverifiedHolds) return 'unverified';
  const date = proofDate(world, proof, verdict, record);
  if (!lens.staleIsFresh && isStale(proof, verdict, date, scope)) return 'stale';
  if (verdict.circular) return 'circular';
  return date !== null && date > world.asOf ? 'future' : null;
}

/** Whether the proof, or part of what it names, is the roadmap itself or a document that makes the claim. */
export function isCircular(world: World, proof: Proof, scope: Scope): boolean {
  return inDocuments(world, proof, verdictOf(world, proof), scope.documents).circular === true;
}

/** Whether a proof that holds gives credit. */
export function givesCredit(world: World, proof: Proof, scope: Scope, lens: Lens): boolean {
  const { accept, independent } = scope.options;
  if (accept && !accept.includes(proof.kind)) return false;
  return (lens.selfCredit && !independent) || !isSelfAttested(world, proof);
}

/** Whether every proof that holds gives credit, whatever it is. */
export function givesAnyCredit({ options: { accept, independent } }: Scope, lens: Lens): boolean {
  return accept === null && lens.selfCredit && !independent;
}

/** An attestation by a maintainer, or one that no verified signature backs, whoever it names. */
function isSelfAttested(world: World, proof: Proof): boolean {
  if (proof.kind !== 'attested') return false;
  const { by } = proof.attested;
  return world.maintainers.has(foldName(by)) || verdictOf(world, proof).signedBy !== by;
}

/** The earliest of the dates that speak of the proof; null when none does. */
function proofDate(
  world: World,
  proof: Proof,
  verdict: Verdict,
  record: EvidenceRecord | null,
): IsoDate | null {
  const stated = proof.kind === 'attested' ? proof.attested.on : undefined;
  const own = earlier(earlier(proof.on, stated), verdict.date);
  if (own !== undefined) return own;
  return proof.kind === 'run' || proof.kind === 'url' ? world.asOf : (record?.on ?? null);
}

function earlier(a: IsoDate | undefined, b: IsoDate | undefined): IsoDate | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function isStale(proof: Proof, verdict: Verdict, date: IsoDate | null, { time, options }: Scope): boolean {
  if (proof.covers && verdict.covered !== undefined && verdict.covered !== (proof.digest ?? null))
    return true;
  if (proof.covers && verdict.covered === null) return true;
  if (options.freshFor === null) return false;
  return date === null || date < addDuration(time, options.freshFor, -1);
}

/** The verdict once the documents that make the claim are left out. */
function inDocuments(world: World, proof: Proof, verdict: Verdict, documents: readonly string[]): Verdict {
  if (documents.length === 0) return verdict;
  const original = (file: string): string => world.evidence.copies.get(file) ?? file;
  const isDocument = (file: string): boolean =>
    documents.some((document) => original(document) === original(file));
  if (proof.kind === 'files' && verdict.files) {
    const { holding, failing, unread } = verdict.files;
    const others = [holding, failing, unread].map(
      (files) => files.filter((file) => !isDocument(file)).length,
    );
    const [held = 0, failed = 0, unknown = 0] = others;
    if (held + failed + unknown === holding.length + failing.length + unread.length) return verdict;
    const min = proof.min ?? 1;
    if (failed > 0) return { ...verdict, verdict: 'fails' };
    // What could not be listed is no less unknown without the document.
    if (verdict.verdict === 'unverified' && unread.length === 0) return verdict;
    if (unknown > 0 && (held < min || proof.each)) return { ...verdict, verdict: 'unverified' };
    return held >= min ? { ...verdict, verdict: 'holds' } : { ...verdict, circular: true };
  }
  return verdict.rests?.some(isDocument) ? { ...verdict, circular: true } : verdict;
}
