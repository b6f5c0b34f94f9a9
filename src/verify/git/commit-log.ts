/** The commits that led to a state, and the paths that each changed. */
import { randomUUID } from 'node:crypto';
import { dateOf, type IsoDate } from '../../model/date.ts';
import { isProblem, type Problem } from '../problem.ts';
import { refusal, type Repository } from './repository.ts';
import { LATEST_SECOND } from './revisions.ts';

export interface LoggedCommit {
  readonly commit: string;
  /** The day of its committer, in UTC. */
  readonly on: IsoDate;
  /** The first line of its message. */
  readonly subject: string;
  /** What is another than in its first parent, relative to the root. */
  readonly paths: readonly string[];
}

/** Where the log begins. */
export type Since = { readonly day: IsoDate } | { readonly commit: string } | null;

const LOG = [
  '-c log.showRoot=true -c log.follow=false log -z --encoding=UTF-8 --first-parent --diff-merges=first-parent',
  '--name-only --no-renames --relative',
].flatMap((options) => options.split(' '));

/**
 * The commits below the root that HEAD goes back to, newest first. Of a merge only what it brought in is told: a branch
 * has one state after another, and those of other branches do not stand between them.
 */
export function listCommits({ git, head }: Repository, since: Since): readonly LoggedCommit[] | Problem {
  const range = since !== null && 'commit' in since ? `${since.commit}..${head}` : head!;
  const from = since !== null && 'day' in since ? [`--since=${since.day}T00:00:00Z`] : [];
  // Messages and paths may hold whatever their authors like, but not what nobody could know.
  const mark = randomUUID();
  const answer = git([...LOG, `--format=${mark}%H%x00%ct%x00%s`, ...from, range, '--', '.']);
  if (isProblem(answer)) return answer;
  if (answer.status !== 0) return refusal(answer);
  return answer.stdout.split(mark).slice(1).map(readCommit);
}

function readCommit(entry: string): LoggedCommit {
  const [commit, seconds, subject, ...paths] = entry.split('\0');
  const changed = paths.map((path) => path.replace(/^\n/, '')).filter((path) => path !== '');
  // A clock may have been at the end of time, or anybody may have written so.
  const second = Math.min(Math.max(Number(seconds), 0), LATEST_SECOND);
  return { commit: commit!, on: dateOf(second * 1000), subject: subject!, paths: changed };
}
