/** Evidence in words: what a piece of evidence lacks, for findings and for the way to advance. */
import { proofTarget } from '../model/proof-text.ts';
import type { Proof } from '../model/proof.ts';
import type { EvidenceRecord } from '../model/roadmap.ts';
import type { Why } from '../report/report.ts';
import { proofProblem, verdictFor, verdictOf } from './proof-state.ts';
import type { Use } from './uses.ts';
import { IF_VERIFIED, type World } from './world.ts';

const SHOWN = 3;
/** What is told first: what was checked and is false. */
const SEVERITY: readonly Why[] = [
  'failed',
  'circular',
  'stale',
  'unverified',
  'future',
  'reused',
  'no-credit',
  'unproven',
];

type ProofWhy = Exclude<Why, 'reused' | 'unproven'>;

const PROOF_PROBLEMS: Readonly<Record<ProofWhy, (observed: string) => string>> = {
  failed: (observed) => observed,
  unverified: (observed) => `could not be verified: ${observed}`,
  stale: () => 'is stale',
  circular: () => 'is the roadmap itself, or makes the claim',
  future: () => 'is dated after the as-of date',
  'no-credit': () => 'gives no credit here',
};

/**
 * What is wrong with a proof that does not hold: `docs/a.md is not there`.
 * @param record the record that it backs, null for a proof of a criterion's own
 */
export function describeProof(
  world: World,
  proof: Proof,
  record: EvidenceRecord | null,
  problem: Why,
): string {
  if (problem === 'stale' && proof.covers) return `${proofTarget(proof)} is stale${whyStale(world, proof)}`;
  const { observed } = verdictFor(world, proof, record);
  return `${proofTarget(proof)} ${PROOF_PROBLEMS[problem as ProofWhy](observed)}`;
}

/** Why a proof that covers files is stale, as far as these are the reason. */
function whyStale(world: World, proof: Proof): string {
  if (proof.digest === undefined) return ': what it covers is not pinned (agentops evidence pin)';
  return verdictOf(world, proof).covered === proof.digest ? '' : ': what it covers has changed';
}

/** What would permit checking the proofs that could not be checked, after a text: ` (--allow-run=npm)`; else empty. */
export function flagsFor(world: World, uses: readonly Pick<Use, 'proofs'>[]): string {
  const unverified = uses.flatMap(({ proofs }) => proofs.filter(({ problem }) => problem === 'unverified'));
  const flags = new Set(unverified.flatMap(({ proof }) => verdictOf(world, proof).needs ?? []));
  return flags.size === 0 ? '' : ` (${[...flags].sort().join(' ')})`;
}

/** What may be wrong with a record whose proofs all hold. */
type RecordWhy = Exclude<Why, 'failed' | 'unverified' | 'stale' | 'circular'>;

const RECORD_REASONS: Readonly<Record<RecordWhy, string>> = {
  future: 'it is dated after the as-of date',
  reused: 'it has the same proofs as another record',
  'no-credit': 'its proofs give no credit here',
  unproven: 'it has no proof',
};

/** Why a piece of evidence does not count, after its name. */
function describeUse(world: World, use: Use, why: Why): string {
  const broken = use.proofs.find(({ problem }) => problem === why);
  if (use.record === null) return describeProof(world, use.proofs[0]!.proof, null, why);
  return `${use.register}/${use.record.id}: ${broken ? describeProof(world, broken.proof, use.record, why) : RECORD_REASONS[why as RecordWhy]}`;
}

/** The first few proofs that would be stale even if all could be verified, in a line; empty when there are none. */
export function describeStale(world: World, uses: readonly Use[]): string {
  const stale = uses.flatMap((use) => {
    const name = use.record === null ? '' : `${use.register}/${use.record.id}: `;
    return use.proofs
      .filter(({ proof }) => proofProblem(world, proof, use.record, use.scope, IF_VERIFIED) === 'stale')
      .map(({ proof }) => `${name}${describeProof(world, proof, use.record, 'stale')}`);
  });
  return listFirst(stale);
}

/**
 * The first few pieces of evidence that do not count, in a line; empty when there are none.
 * @param uses none of them counts
 */
export function describeShortcomings(world: World, uses: readonly Use[]): string {
  const wanting = uses.toSorted((a, b) => SEVERITY.indexOf(a.why!) - SEVERITY.indexOf(b.why!));
  return listFirst(wanting.map((use) => describeUse(world, use, use.why!)));
}

function listFirst(texts: readonly string[]): string {
  const more = texts.length - SHOWN;
  return [...texts.slice(0, SHOWN), ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
