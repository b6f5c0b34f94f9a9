/** The git repository that the root is in. */
import path from 'node:path';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import { openGit, type Answer, type Git } from './git.ts';

export interface Repository {
  readonly git: Git;
  /** The root, relative to the repository's top: '' or `folder/`. */
  readonly prefix: string;
  /** The commit that HEAD names, or the one that is looked at in its place; null when HEAD names none. */
  readonly head: string | null;
  /** Whether history is cut off somewhere, so that nobody can say what is not in it. */
  readonly isShallow: boolean;
}

/** Opens the repository; a problem when there is none. */
export async function openRepository(root: string): Promise<Repository | Problem> {
  const git = await openGit(root);
  const about = git(['rev-parse', '--is-shallow-repository', '--show-prefix', '--absolute-git-dir']);
  if (isProblem(about)) return about;
  if (about.status !== 0) return refusal(about);
  const [shallow, prefix = '', folder = ''] = about.stdout.split('\n');
  if (isEmbedded(root, folder))
    return unreadable('what is taken for a repository here is part of the project');
  const head = git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return isProblem(head)
    ? head
    : { git, prefix, head: head.status === 0 ? head.stdout.trim() : null, isShallow: shallow === 'true' };
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

/** Whether the repository's folder is one of the project's own, as anybody may have committed it. */
function isEmbedded(root: string, folder: string): boolean {
  const inside = path.relative(root, folder);
  return !inside.startsWith('..') && !path.isAbsolute(inside) && !inside.split(path.sep).includes('.git');
}
