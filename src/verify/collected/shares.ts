/**
 * Shares of a roadmap's proofs for several machines. What is in which follows from the proofs alone, whatever order they
 * stand in, so that machines need not ask one another.
 */
import type { Proof } from '../../model/proof.ts';
import { proofFile } from '../../model/proof-text.ts';
import { TIMEOUT } from '../proofs/run.ts';

/** What checking costs at most, in files that could be read meanwhile. How large these are the roadmap does not say. */
const GLOB = 20;
const GIT = 20;
const SIGNATURE = 20;
const REQUEST = 1000;
/** Of a command: most take far less than their time. */
const SECOND = 100;

/** Proofs that are checked together, since they ask the same file, command or server. */
interface Group {
  readonly source: string;
  readonly proofs: Proof[];
  cost: number;
}

/**
 * Divides proofs into so many shares of about the same cost: the costliest first, each to the share that has least to
 * do by then.
 */
export function divideProofs(proofs: readonly Proof[], count: number): readonly (readonly Proof[])[] {
  const shares = Array.from({ length: count }, () => ({ cost: 0, proofs: [] as Proof[] }));
  const groups = groupBySource(proofs).sort((a, b) => b.cost - a.cost || (a.source < b.source ? -1 : 1));
  for (const group of groups) {
    const share = shares.reduce((least, one) => (one.cost < least.cost ? one : least));
    share.cost += group.cost;
    share.proofs.push(...group.proofs);
  }
  return shares.map((share) => share.proofs);
}

function groupBySource(proofs: readonly Proof[]): Group[] {
  const groups = new Map<string, Group>();
  for (const proof of proofs) {
    const source = sourceOf(proof);
    const group = groups.get(source);
    if (group) {
      group.proofs.push(proof);
      group.cost = Math.max(group.cost, costOf(proof)) + 1;
    } else {
      groups.set(source, { source, proofs: [proof], cost: costOf(proof) });
    }
  }
  return [...groups.values()];
}

function sourceOf(proof: Proof): string {
  const file = proofFile(proof);
  if (file !== null) return `file ${file}`;
  if (proof.kind === 'files') return `files ${proof.files}`;
  if (proof.kind === 'run') return `run ${JSON.stringify(proof.run)}`;
  return proof.kind === 'url' ? `url ${proof.url}` : proof.key;
}

function costOf(proof: Proof): number {
  return ownCost(proof) + (proof.covers?.length ?? 0) * GLOB;
}

function ownCost(proof: Proof): number {
  switch (proof.kind) {
    case 'file':
    case 'data':
    case 'junit':
      return 1;
    case 'files':
      return GLOB;
    case 'commit':
    case 'tag':
      return proof.signed || proof.paths ? GIT : 1;
    case 'run':
      return (proof.timeout ?? TIMEOUT) * SECOND * (proof.must_fail ? 2 : 1);
    case 'url':
      return REQUEST;
    case 'attested':
      return proof.signature === undefined ? 1 : SIGNATURE;
  }
}
