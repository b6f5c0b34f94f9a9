/** The commits and tags that proofs name: looked up all at once, since each call of git costs as much as a thousand files. */
import type { Revision, Revisions } from '../facts.ts';
import { dateOf, type IsoDate } from '../../model/date.ts';
import type { CommitProof, TagProof } from '../../model/proof.ts';
import { nameCommits, nameTags, type Names } from './object-names.ts';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import { lines, openRepository, refusal, type Repository } from './repository.ts';
import type { World } from '../world.ts';

/** The end of the year 9999. */
export const LATEST_SECOND = 253_402_300_799;

/** What git knows of the revisions of this run. */
export function findRevisions(world: World): Promise<Revisions | Problem> {
  world.seen.revisions ??= lookUp(world);
  return world.seen.revisions;
}

/** The repository of this run. */
export function findRepository(world: World): Promise<Repository | Problem> {
  world.seen.repository ??= openRepository(world.root);
  return world.seen.repository;
}

async function lookUp(world: World): Promise<Revisions | Problem> {
  const repository = await findRepository(world);
  if (isProblem(repository)) return repository;
  if (repository.isShallow) return unreadable('this is a shallow clone; fetch the whole history');
  const names: Names = new Map();
  const commits = world.revisions.flatMap((proof) => (proof.kind === 'commit' ? [proof.commit] : []));
  const tags = world.revisions.flatMap((proof) => (proof.kind === 'tag' ? [proof.tag] : []));
  const problem = nameCommits(repository, commits, names) ?? nameTags(repository, tags, names);
  if (problem) return problem;
  const facts = describe(repository, names);
  return isProblem(facts) ? facts : { repository, byName: facts };
}

/** What git knows of the revision that a proof names. */
export function revisionOf(revisions: Revisions, proof: CommitProof | TagProof): Revision | Problem {
  const name = proof.kind === 'commit' ? `commit ${proof.commit}` : `tag ${proof.tag}`;
  return revisions.byName.get(name)!;
}

function describe(repository: Repository, names: Names): Map<string, Revision | Problem> | Problem {
  const commits = new Set<string>();
  for (const named of names.values()) if (!isProblem(named)) commits.add(named.commit);
  const input = [...commits].map((commit) => `${commit}\n`).join('');
  const listed =
    commits.size === 0
      ? ''
      : run(repository, ['rev-list', '--no-walk=unsorted', '--timestamp', '--parents', '--stdin'], input);
  if (typeof listed !== 'string') return listed;
  const reached = findReached(repository, commits, input);
  if (isProblem(reached)) return reached;
  const facts = new Map<string, Omit<Revision, 'object'>>();
  for (const line of lines(listed)) {
    const [seconds = '', commit = '', firstParent = null] = line.split(' ');
    facts.set(commit, { commit, firstParent, date: dayOf(Number(seconds)), reached: reached.has(commit) });
  }
  const revisions = new Map<string, Revision | Problem>();
  for (const [name, named] of names) {
    const fact = isProblem(named) ? undefined : facts.get(named.commit);
    if (isProblem(named)) revisions.set(name, named);
    else if (fact) revisions.set(name, { ...fact, object: named.object });
    else revisions.set(name, unreadable('git tells nothing of it'));
  }
  return revisions;
}

/** The commits that the head descends from, or is. */
function findReached(
  repository: Repository,
  commits: ReadonlySet<string>,
  input: string,
): ReadonlySet<string> | Problem {
  const { head } = repository;
  if (head === null || commits.size === 0) return new Set();
  const beyond = run(repository, ['rev-list', '--stdin'], `${input}^${head}\n`);
  if (typeof beyond !== 'string') return beyond;
  const reached = new Set(commits);
  for (const commit of lines(beyond)) {
    if (!reached.delete(commit)) continue;
    // Clocks that go wrong can make that walk end too early; this one does not look at them.
    const answer = repository.git(['merge-base', '--is-ancestor', commit, head]);
    if (isProblem(answer)) return answer;
    if (answer.status === 0) reached.add(commit);
  }
  return reached;
}

function run(repository: Repository, args: readonly string[], input: string): string | Problem {
  const answer = repository.git(args, input);
  if (isProblem(answer)) return answer;
  return answer.status === 0 ? answer.stdout : refusal(answer);
}

function dayOf(seconds: number): IsoDate | null {
  return seconds >= 0 && seconds <= LATEST_SECOND ? dateOf(seconds * 1000) : null;
}
