/** Which files a commit changed. */
import type { Revision } from '../facts.ts';
import { isProblem, type Problem } from '../problem.ts';
import { refusal, type Repository } from './repository.ts';

const OPTIONS = ['-r', '-z', '--name-only', '--no-renames', '--no-ext-diff', '--no-commit-id'];

/**
 * The files below the root, relative to it, that the commit changed against its first parent; of a first commit, all
 * that it has.
 */
export function listChanges({ git, prefix }: Repository, revision: Revision): readonly string[] | Problem {
  const { commit, firstParent } = revision;
  const between = firstParent === null ? ['--root', commit] : [firstParent, commit];
  const answer = git(['diff-tree', ...OPTIONS, ...between, '--']);
  if (isProblem(answer)) return answer;
  if (answer.status !== 0) return refusal(answer);
  const paths = answer.stdout.split('\0').filter((path) => path !== '' && path.startsWith(prefix));
  return paths.map((path) => path.slice(prefix.length));
}
