/** Whether a commit or a tag is what a proof asks for. */
import type { CommitProof, TagProof } from '../../model/proof.ts';
import { listChanges } from './changes.ts';
import type { Revision } from '../facts.ts';
import { checkGlob } from '../files/globs.ts';
import { isOwnPath } from '../files/own.ts';
import { isProblem, verdictOf } from '../problem.ts';
import { quote } from '../../diagnostics/quote.ts';
import type { Repository } from './repository.ts';
import { findRepository, findRevisions, revisionOf } from './revisions.ts';
import { checkSignature } from './signature.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

const FULL_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Judges the commit, or the commit that the tag names. */
export async function judgeRevision(world: World, proof: CommitProof | TagProof): Promise<Verdict> {
  const repository = await findRepository(world);
  if (isProblem(repository)) return verdictOf(repository);
  // A tag can move, whom git trusts can change, and a short name can become that of two; a commit below a commit stays.
  const isLasting = proof.kind === 'commit' && FULL_NAME.test(proof.commit) && !proof.signed;
  if (!isLasting || repository.head === null || repository.isShallow) return judge(world, proof);
  const question = `${proof.key} in ${world.folder}`;
  // What is no commit yet may be fetched.
  const isKnown = ({ verdict }: Verdict): boolean => verdict === 'holds';
  const judged = await world.memory.about(repository.head, question, () => judge(world, proof), isKnown);
  return isProblem(judged) ? verdictOf(judged) : { ...judged };
}

async function judge(world: World, proof: CommitProof | TagProof): Promise<Verdict> {
  const revisions = await findRevisions(world);
  if (isProblem(revisions)) return verdictOf(revisions);
  const revision = revisionOf(revisions, proof);
  if (isProblem(revision)) return verdictOf(revision);
  const date = revision.date === null ? {} : { date: revision.date };
  if (!revision.reached) return { verdict: 'fails', observed: 'HEAD does not descend from it', ...date };
  const { repository } = revisions;
  const touched = proof.paths ? await judgePaths(world, repository, revision, proof.paths) : null;
  if (touched && touched.verdict !== 'holds') return { ...touched, ...date };
  if (proof.signed) {
    const bad = checkSignature(repository, revision, proof.kind);
    if (bad) return { ...verdictOf(bad), ...date };
  }
  const observed = `${proof.signed ? 'signed commit' : 'commit'} of ${revision.date ?? 'an impossible date'}`;
  return { verdict: 'holds', observed, ...date, ...(touched?.circular ? { circular: true } : {}) };
}

async function judgePaths(
  world: World,
  repository: Repository,
  revision: Revision,
  globs: readonly string[],
): Promise<Verdict> {
  const changed = listChanges(repository, revision);
  if (isProblem(changed)) return verdictOf(changed);
  const { default: picomatch } = await import('picomatch');
  let circular = false;
  for (const glob of globs) {
    checkGlob(glob);
    const touches = picomatch(glob, { posix: true, noextglob: true });
    const touched = changed.filter((path) => touches(path));
    if (touched.length === 0) return { verdict: 'fails', observed: `does not touch ${quote(glob)}` };
    circular ||= touched.every((path) => isOwnPath(world, path));
  }
  return { verdict: 'holds', observed: 'touches the paths', ...(circular ? { circular: true } : {}) };
}
