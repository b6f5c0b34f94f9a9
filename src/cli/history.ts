/** The roadmap judged at each commit that touched it or what it rests on. */
import type { Project } from '../load/discover.ts';
import { isDate } from '../model/date.ts';
import { reportCommit, type CommitReport, type History } from '../report/history.ts';
import { askedPaths } from '../verify/files/asked-paths.ts';
import { openShelf } from '../verify/git/blobs.ts';
import { listCommits, type LoggedCommit, type Since } from '../verify/git/commit-log.ts';
import type { Past } from '../verify/git/commit-tree.ts';
import { findCommit } from '../verify/git/find-commit.ts';
import type { Memory } from '../verify/memory.ts';
import { isProblem, type Problem } from '../verify/problem.ts';
import { openRepository, type Repository } from '../verify/git/repository.ts';
import type { Verdict } from '../verify/verdict.ts';
import { openRunMemory } from '../verify/run-memory.ts';
import type { Io } from './io.ts';
import { firstOf, judgeAtCommit, readAtCommit, type ReadAtCommit } from './judge-at-commit.ts';
import { UsageError } from './usage-error.ts';

export interface HistoryOptions {
  /** A day or a revision. */
  readonly since?: string;
  readonly max?: number;
}

/** More than that are seldom asked for. */
const USUAL_MAX = 50;

/** Where the commits are looked at, and what is known of them. */
interface Place {
  readonly repository: Repository;
  readonly project: Project;
  readonly now: number;
  readonly past: Past & { readonly memory: Memory };
}

/** The roadmap as it is until a commit, going back, changes it; and whether a path bears on it. */
interface Era {
  readonly read: ReadAtCommit | Problem | null;
  readonly asks: (path: string) => boolean;
}

/**
 * Judges the roadmap as of each commit that changed the judgement's ground, by the day of that commit.
 * @throws UsageError where there is no history
 */
export async function readHistory(
  io: Io,
  project: Project,
  { since, max = USUAL_MAX }: HistoryOptions,
): Promise<History> {
  const repository = await openRepository(project.root);
  if (isProblem(repository)) throw noHistory(repository.why, 'run it where git knows the project');
  if (repository.head === null) throw noHistory('nothing is committed yet', 'commit the roadmap first');
  const logged = listCommits(repository, sinceOf(repository, since));
  if (isProblem(logged)) throw noHistory(logged.why, 'ask for less of it: --since DATE');
  const past = { shelf: openShelf(), memory: openRunMemory() };
  const place = { repository, project, now: io.now(), past };
  const commits: CommitReport[] = [];
  let era: Era | null = null;
  for (const one of logged) {
    era ??= await openEra(place, one);
    const isOwn = one.paths.some((path) => path.startsWith(`${project.folder}/`));
    if (isOwn || one.paths.some(era.asks)) {
      if (commits.length === max) return { commits, more: true, shallow: repository.isShallow };
      commits.push(await judgeCommit(place, one, era));
    }
    // The commit before had other files of the roadmap.
    if (isOwn) era = null;
  }
  return { commits, more: false, shallow: repository.isShallow };
}

function sinceOf(repository: Repository, since: string | undefined): Since {
  if (since === undefined) return null;
  if (isDate(since)) return { day: since };
  const found = findCommit(repository, since);
  if (!isProblem(found)) return found;
  const hint = 'write a day as YYYY-MM-DD, or name a branch, a tag or a commit that is here';
  throw new UsageError(`--since ${since} ${found.why}`, hint);
}

async function openEra(place: Place, { commit }: LoggedCommit): Promise<Era> {
  const read = await readAtCommit({ ...place, commit });
  if (read === null || isProblem(read) || 'problems' in read.result) return { read, asks: () => false };
  return { read, asks: askedPaths(read.result.roadmap, read.tree) };
}

async function judgeCommit(place: Place, one: LoggedCommit, { read }: Era): Promise<CommitReport> {
  const { commit, on, subject } = one;
  const unjudged = (problem: string): CommitReport => {
    return { commit, on, subject, problem, current: null, decision: null, gates: [] };
  };
  if (read === null) return unjudged(`has no ${place.project.path}`);
  if (isProblem(read)) return unjudged(read.why);
  if ('problems' in read.result) return unjudged(`invalid: ${firstOf(read.result)}`);
  const asked = { commit, read, asOf: on, isPast: true, verdicts: new Map<string, Verdict>() };
  const judged = await judgeAtCommit({ ...place, ...asked });
  if (judged === null || 'problems' in judged) return unjudged('could not be read');
  if (isProblem(judged)) return unjudged(judged.why);
  return reportCommit(one, judged.evaluation, judged.decision);
}

function noHistory(why: string, hint: string): UsageError {
  return new UsageError(`there is no history to tell: ${why}`, hint);
}
