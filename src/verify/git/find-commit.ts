/** The commit that a name stands for. */
import { absent, isProblem, unreadable, type Problem } from '../problem.ts';
import type { Repository } from './repository.ts';

const OBJECT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Whether it is the whole name of an object, and nothing else. */
export function isObjectName(text: string): boolean {
  return OBJECT.test(text);
}

/**
 * The commit of a revision.
 * @param name as people write it: a branch, a tag, a commit, `HEAD~3`
 * @returns a problem, `absent` when git knows the history and has no such commit
 */
export function findCommit(
  { git, isShallow }: Repository,
  name: string,
): { readonly commit: string } | Problem {
  // What begins with a dash would be an option.
  if (name.startsWith('-')) return absent('is no revision');
  const named = git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  if (isProblem(named)) return named;
  const commit = named.stdout.trim();
  if (named.status === 0 && isObjectName(commit)) return { commit };
  return isShallow ? unreadable('is not known in this shallow clone') : absent('is not known here');
}
