/** From the names of commits and tags in proofs to objects of git. */
import { absent, isProblem, unreadable, type Problem } from '../problem.ts';
import { lines, refusal, type Repository } from './repository.ts';

export interface Named {
  readonly commit: string;
  /** What the name names: the commit, or a tag's own object. */
  readonly object: string;
}

/** By name, after its kind: `commit 3f2a91c`, `tag v1`. */
export type Names = Map<string, Named | Problem>;

/** How many names one call of git is given. */
const ARGUMENTS = 500;

/**
 * Finds the commits that begin with these digits. Only names of objects are taken: a branch may be called like the first
 * digits of a commit.
 */
export function nameCommits(
  repository: Repository,
  commits: readonly string[],
  names: Names,
): Problem | null {
  const objects = new Set<string>();
  for (const chunk of chunks([...new Set(commits)])) {
    const listed = repository.git(['rev-parse', ...chunk.map((digits) => `--disambiguate=${digits}`)]);
    if (isProblem(listed)) return listed;
    if (listed.status !== 0) return refusal(listed);
    for (const name of lines(listed.stdout)) objects.add(name);
  }
  const types = ask(repository, [...objects]);
  if (isProblem(types)) return types;
  const found = new Map<string, string[]>(commits.map((digits) => [digits, []]));
  const lengths = new Set(commits.map((digits) => digits.length));
  for (const { object, type } of types) {
    if (type !== 'commit') continue;
    for (const length of lengths) {
      if (length <= object.length) found.get(object.slice(0, length))?.push(object);
    }
  }
  for (const [digits, [commit, ...others]] of found) {
    if (commit === undefined) names.set(`commit ${digits}`, absent('is no commit of this repository'));
    else if (others.length > 0)
      names.set(`commit ${digits}`, unreadable('is ambiguous: several commits begin with it'));
    else names.set(`commit ${digits}`, { commit, object: commit });
  }
  return null;
}

/** Finds what these tags name: tags only, and by their whole name, never a branch. */
export function nameTags(repository: Repository, tags: readonly string[], names: Names): Problem | null {
  const objects = new Map<string, string>();
  for (const chunk of chunks([...new Set(tags)])) {
    const patterns = chunk.map((tag) => `refs/tags/${tag}`);
    const listed = repository.git(['for-each-ref', '--format=%(objectname) %(refname)', '--', ...patterns]);
    if (isProblem(listed)) return listed;
    if (listed.status !== 0) return refusal(listed);
    for (const line of lines(listed.stdout)) {
      const [object = '', ref = ''] = line.split(' ');
      objects.set(ref.slice('refs/tags/'.length), object);
    }
  }
  const found = tags.filter((tag) => objects.has(tag));
  const peeled = ask(
    repository,
    found.map((tag) => `${objects.get(tag)!}^{commit}`),
  );
  if (isProblem(peeled)) return peeled;
  for (const tag of tags) names.set(`tag ${tag}`, absent('is no tag of this repository'));
  for (const [index, tag] of found.entries()) {
    const { object: commit, type } = peeled[index]!;
    const named = type === 'commit' ? { commit, object: objects.get(tag)! } : absent('names no commit');
    names.set(`tag ${tag}`, named);
  }
  return null;
}

/** The name and type of objects, one answer for each question. */
function ask(
  repository: Repository,
  objects: readonly string[],
): { object: string; type: string }[] | Problem {
  if (objects.length === 0) return [];
  const format = '--batch-check=%(objectname) %(objecttype)';
  const answer = repository.git(['cat-file', format], `${objects.join('\n')}\n`);
  if (isProblem(answer)) return answer;
  const answers = lines(answer.stdout);
  if (answers.length !== objects.length) return refusal(answer);
  return answers.map((line) => {
    const [object = '', type = ''] = line.split(' ');
    return { object, type };
  });
}

function chunks<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += ARGUMENTS) parts.push(all.slice(from, from + ARGUMENTS));
  return parts;
}
