/** The commit that a change is measured from. */
import { findCommit, isObjectName } from './find-commit.ts';
import { absent, isProblem, unreadable, type Problem } from '../problem.ts';
import { refusal, type Repository } from './repository.ts';

/**
 * The best common ancestor of a revision and the head.
 * @param name as people write it: a branch, a tag, a commit, `HEAD~3`
 * @returns a problem, `absent` when git knows the history and finds none in it
 */
export function findMergeBase(repository: Repository, name: string): { readonly commit: string } | Problem {
  const { git, head, isShallow } = repository;
  if (head === null) return absent("can't be compared with: HEAD names no commit yet");
  const named = findCommit(repository, name);
  if (isProblem(named)) return named;
  const answer = git(['merge-base', named.commit, head]);
  if (isProblem(answer)) return answer;
  const base = answer.stdout.trim();
  if (answer.status === 0 && isObjectName(base)) return { commit: base };
  if (answer.status > 1) return refusal(answer);
  return isShallow
    ? unreadable('has no commit in common with HEAD in this shallow clone')
    : absent('has no commit in common with HEAD');
}
