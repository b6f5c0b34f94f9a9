/** Evidence in words: what a piece of evidence lacks, for findings and for the way to advance. */
import { proofTarget } from '../model/proof-text.ts';
import type { Why } from '../report/report.ts';
import { verdictOf } from './proof-state.ts';
import type { ProofUse, Use } from './uses.ts';
import type { World } from './world.ts';

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

/** What is wrong with a proof, after its name: `docs/a.md is not there`. */
export function describeProof(world: World, { proof, problem }: ProofUse): string {
  const { observed } = verdictOf(world, proof);
  const target = proofTarget(proof);
  switch (problem) {
    case 'failed':
      return `${target} ${observed}`;
    case 'unverified':
      return `${target} could not be verified: ${observed}`;
    case 'stale':
      return `${target} is stale`;
    case 'circular':
      return `${target} is the roadmap itself, or makes the claim`;
    case 'future':
      return `${target} is dated after the as-of date`;
    default:
      return `${target} ${observed}`;
  }
}

const RECORD_REASONS: Readonly<Record<Why, string>> = {
  failed: 'a proof of it is false',
  unverified: 'a proof of it could not be verified',
  stale: 'it is stale',
  circular: 'it is proven by the roadmap itself',
  future: 'it is dated after the as-of date',
  reused: 'it has the same proofs as another record',
  'no-credit': 'its proofs give no credit here',
  unproven: 'it has no proof',
};

/** Why a piece of evidence does not count, after its name. */
function describeUse(world: World, use: Use): string {
  const broken = use.proofs.find(({ problem }) => problem !== null && problem === use.why);
  const detail = broken
    ? describeProof(world, broken)
    : use.why === null
      ? 'counts'
      : RECORD_REASONS[use.why];
  if (use.record) return `${use.register}/${use.record.id}: ${detail}`;
  if (use.why !== 'no-credit') return detail;
  return `${proofTarget(use.proofs[0]!.proof)} gives no credit here`;
}

/** The first few pieces of evidence that do not count, in a line; empty when all do. */
export function describeShortcomings(world: World, uses: readonly Use[]): string {
  const wanting = uses
    .filter(({ why }) => why !== null)
    .toSorted((a, b) => SEVERITY.indexOf(a.why!) - SEVERITY.indexOf(b.why!));
  if (wanting.length === 0) return '';
  const shown = wanting.slice(0, SHOWN).map((use) => describeUse(world, use));
  const more = wanting.length - shown.length;
  return more > 0 ? `${shown.join('; ')}; ${more} more` : shown.join('; ');
}
