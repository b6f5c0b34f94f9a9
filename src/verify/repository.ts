/** The git repository that the root is in. */
import { isProblem, unreadable, type Problem } from './problem.ts';
import { openGit, type Answer, type Git } from './git.ts';

export interface Repository {
  readonly git: Git;
  /** The root, relative to the repository's top: '' or `folder/`. */
  readonly prefix: string;
  /** The commit that HEAD names; null when it names none. */
  readonly head: string | null;
}

/** Opens the repository; a problem when there is none, or when its history is not all there. */
export async function openRepository(root: string): Promise<Repository | Problem> {
  const git = await openGit(root);
  const about = git(['rev-parse', '--is-shallow-repository', '--show-prefix']);
  if (isProblem(about)) return about;
  if (about.status !== 0) return refusal(about);
  const [shallow, prefix = ''] = about.stdout.split('\n');
  if (shallow === 'true') return unreadable('this is a shallow clone; fetch the whole history');
  const head = git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return isProblem(head) ? head : { git, prefix, head: head.status === 0 ? head.stdout.trim() : null };
}

/** Why git gave no answer; its own words are not shown, since they have absolute paths. */
export function refusal({ stderr }: Answer): Problem {
  if (/not a git repository/i.test(stderr)) return unreadable('this is no git repository');
  if (/dubious ownership|unsafe repository/i.test(stderr)) {
    return unreadable('git does not trust the owner of this repository (safe.directory)');
  }
  return unreadable('git could not read this repository');
}

/** The lines of an answer that are not empty. */
export function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
