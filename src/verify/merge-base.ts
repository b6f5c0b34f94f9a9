/** The commit that a change is measured from. */
import { absent, isProblem, unreadable, type Problem } from './problem.ts';
import { refusal, type Repository } from './repository.ts';

const OBJECT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Whether it is the whole name of an object, and nothing else. */
export function isObjectName(text: string): boolean {
  return OBJECT.test(text);
}

/**
 * The best common ancestor of a revision and the head.
 * @param name as people write it: a branch, a tag, a commit, `HEAD~3`
 * @returns a problem, `absent` when git knows the history and finds none in it
 */
export function findMergeBase(
  { git, head, isShallow }: Repository,
  name: string,
): { readonly commit: string } | Problem {
  if (head === null) return absent("can't be compared with: HEAD names no commit yet");
  // What begins with a dash would be an option.
  if (name.startsWith('-')) return absent('is no revision');
  const named = git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  if (isProblem(named)) return named;
  const commit = named.stdout.trim();
  if (named.status !== 0 || !isObjectName(commit)) {
    return isShallow ? unreadable('is not known in this shallow clone') : absent('is not known here');
  }
  const answer = git(['merge-base', commit, head]);
  if (isProblem(answer)) return answer;
  const base = answer.stdout.trim();
  if (answer.status === 0 && isObjectName(base)) return { commit: base };
  if (answer.status > 1) return refusal(answer);
  return isShallow
    ? unreadable('has no commit in common with HEAD in this shallow clone')
    : absent('has no commit in common with HEAD');
}
