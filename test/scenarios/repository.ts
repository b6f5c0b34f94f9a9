/** Real repositories for whole runs. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Files of a change; null: taken away. */
export type Change = Readonly<Record<string, string | null>>;

export function git(root: string, ...argv: readonly string[]): string {
  return gitOn(null, root, ...argv);
}

/** Commits everything; with a day, at noon of it. */
export function save(root: string, message = 'm', day: string | null = null): void {
  git(root, 'add', '--all');
  gitOn(day, root, 'commit', '--quiet', '--allow-empty', '--message', message);
}

export function apply(root: string, change: Change): void {
  for (const [file, text] of Object.entries(change)) {
    const target = path.join(root, file);
    if (text === null) {
      rmSync(target);
      continue;
    }
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

function gitOn(day: string | null, root: string, ...argv: readonly string[]): string {
  const date = `${day}T12:00:00Z`;
  const dates = day === null ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', ...dates };
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...who, ...argv], { cwd: root, env, encoding: 'utf8' });
}
