/** The commit that was the latest at the end of a day. */
import type { IsoDate } from '../../model/date.ts';
import { isObjectName } from './find-commit.ts';
import { isProblem } from '../problem.ts';
import type { Repository } from './repository.ts';

/** By the committers' dates, in UTC; null when git knows of none. */
export function findCommitOfDay({ git, head }: Repository, day: IsoDate): string | null {
  if (head === null) return null;
  const answer = git(['rev-list', '--max-count=1', `--before=${day}T23:59:59Z`, head]);
  if (isProblem(answer) || answer.status !== 0) return null;
  const commit = answer.stdout.trim();
  return isObjectName(commit) ? commit : null;
}
