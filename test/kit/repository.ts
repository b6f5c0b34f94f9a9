/** Real repositories, the same for everybody who runs the tests. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeFiles } from './files.ts';

/** Content by path; null: taken away. */
export type Change = Readonly<Record<string, string | Uint8Array | null>>;

/** What every commit is authored at: nothing goes by that. */
const AUTHORED = '2001-01-01T00:00:00Z';
const COMMITTED = '2026-01-12T23:30:00Z';

/** What git prints, without the last line end. */
export function git(root: string, ...argv: readonly string[]): string {
  return gitAt(COMMITTED, root, ...argv);
}

/** The same at another time, as git reads it. */
export function gitAt(time: string, root: string, ...argv: readonly string[]): string {
  const config = ['user.name=Jane', 'user.email=jane@example.org', 'init.defaultBranch=main'];
  const printed = execFileSync('git', [...config.flatMap((one) => ['-c', one]), ...argv], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_DATE: AUTHORED,
      GIT_COMMITTER_DATE: time,
    },
  });
  return printed.trimEnd();
}

/** Makes a change and commits all that is there; the commit's name. */
export function commit(root: string, change: Change = {}, message = 'A change', time = COMMITTED): string {
  apply(root, change);
  git(root, 'add', '--all');
  gitAt(time, root, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(root, 'rev-parse', 'HEAD');
}

/** Makes a repository of a folder, and commits what is there; the commit's name. */
export function startRepository(root: string): string {
  git(root, 'init', '--quiet');
  return commit(root);
}

export function apply(root: string, change: Change): void {
  for (const [file, content] of Object.entries(change)) {
    if (content === null) rmSync(path.join(root, file));
    else writeFiles(root, { [file]: content });
  }
}
