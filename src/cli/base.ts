/** `--base REV`: what the change since another revision does to the gates. */
import { compareEvaluations, type Comparison } from '../compare/compare.ts';
import { discover, type Project } from '../load/discover.ts';
import { escapeTerminal } from '../report/escape.ts';
import type { BaseReport } from '../report/report.ts';
import { findMergeBase } from '../verify/git/merge-base.ts';
import { isProblem } from '../verify/problem.ts';
import { openRepository, type Repository } from '../verify/git/repository.ts';
import { listSigners } from '../verify/signatures/signers.ts';
import type { Tree } from '../verify/files/tree.ts';
import { openWorld } from '../verify/world.ts';
import type { Io } from './io.ts';
import type { Judged } from './judge.ts';
import { firstOf, judgeAtCommit, readAtCommit, type ReadAtCommit } from './judge-at-commit.ts';
import { UsageError } from './usage-error.ts';

/** The commit that is compared with. */
export interface Base {
  /** As the command line names it. */
  readonly revision: string;
  readonly commit: string;
  readonly repository: Repository;
  readonly project: Project;
}

/** What became of the gates: for the report, and in findings. */
export interface SinceBase {
  readonly base: BaseReport;
  readonly findings: Comparison['findings'];
}

const FETCH =
  'fetch it with its whole history: git fetch --unshallow, or with actions/checkout fetch-depth: 0';

/**
 * Finds the common ancestor of the revision and HEAD, before anything that takes longer.
 * @returns null when there is no roadmap, which is told elsewhere
 * @throws UsageError when there is no such commit
 */
export async function openBase(io: Io, revision: string, roadmap: string | undefined): Promise<Base | null> {
  const project = discover(io.cwd, roadmap);
  if (!('root' in project)) return null;
  const repository = await openRepository(project.root);
  if (isProblem(repository)) {
    throw new UsageError(
      `--base ${revision} can't be compared with: ${repository.why}`,
      'run it where git knows the history, or leave --base out',
    );
  }
  const found = findMergeBase(repository, revision);
  if (!isProblem(found)) return { revision, commit: found.commit, repository, project };
  const hint = repository.isShallow
    ? FETCH
    : `name a branch, a tag or a commit that is here, such as origin/main; if need be, git fetch first`;
  throw new UsageError(`--base ${revision} ${found.why}`, hint);
}

/**
 * Judges the roadmap as it was at the base, by the same day, and compares.
 * @throws UsageError when it could not be judged then
 */
export async function sinceBase(io: Io, base: Base, judged: Judged, isQuiet: boolean): Promise<SinceBase> {
  const { revision, commit } = base;
  const { world } = judged.evaluation;
  const name = `${revision} (${commit.slice(0, 7)})`;
  const read = await readAtCommit(base);
  const asked = { asOf: world.asOf, now: io.now(), verdicts: world.evidence.verdicts };
  const then = read === null || isProblem(read) ? read : await judgeAtCommit({ ...base, ...asked, read });
  if (then === null) {
    const note = `note: ${name} has no ${base.project.path}: all of the roadmap is new, and nothing is compared`;
    if (!isQuiet) await io.stderr.write(`${escapeTerminal(note)}\n`);
    return { base: { revision, commit, compared: false, changes: [] }, findings: [] };
  }
  if ('problems' in then || isProblem(then)) throw notJudged(name, 'why' in then ? then.why : firstOf(then));
  const signers = newSigners(base, judged, (read as ReadAtCommit).tree);
  const { changes, findings } = compareEvaluations(then.evaluation, judged.evaluation, revision, signers);
  return { base: { revision, commit, compared: true, changes }, findings };
}

/** Whoever may sign now, and might not. */
function newSigners({ repository, project }: Base, { roadmap }: Judged, tree: Tree): readonly string[] {
  const { root } = project;
  const before = new Set(listSigners(openWorld({ root, commit: { tree, repository } }, roadmap, [])));
  return listSigners(openWorld({ root }, roadmap, [])).filter((entry) => !before.has(entry));
}

function notJudged(name: string, why: string): UsageError {
  return new UsageError(
    `the roadmap could not be judged as it was at ${name}: ${why}`,
    'name a revision whose roadmap is valid, or leave --base out for the change that mends it',
  );
}
