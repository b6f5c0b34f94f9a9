/** `agentops diff`: what changed between two states of the roadmap and its evidence. */
import { compareStates } from '../../compare/states.ts';
import { discover, type Project } from '../../load/discover.ts';
import { dateOf } from '../../model/date.ts';
import { reportState, type DiffReport, type StateName } from '../../report/diff.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { findCommit } from '../../verify/git/find-commit.ts';
import { isProblem } from '../../verify/problem.ts';
import { openRepository, type Repository } from '../../verify/git/repository.ts';
import type { Verdict } from '../../verify/verdict.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { asOfDate, judgeRoadmap, type Judged, type JudgeOptions } from '../judge.ts';
import { firstOf, judgeAtCommit } from '../judge-at-commit.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';
import { UsageError } from '../usage-error.ts';

export interface DiffOptions extends JudgeOptions, DisplayOptions {
  readonly json?: boolean;
}

/** Where both states lie, and the day that they are judged for. */
interface Place {
  readonly repository: Repository;
  readonly project: Project;
  readonly asOf: string;
}

/** A state that is committed. */
interface Committed extends StateName {
  readonly revision: string;
  readonly commit: string;
}

/**
 * Tells what changed from one revision to another, or to the working tree.
 * @throws UsageError when one of them can't be judged
 */
export async function diff(
  io: Io,
  from: string,
  to: string | undefined,
  options: DiffOptions,
): Promise<number> {
  const formats = [{ name: options.json ? 'json' : 'terminal', file: null }] as const;
  const asOf = asOfDate(io, options.asOf);
  const project = discover(io.cwd, options.roadmap);
  if (!('root' in project)) {
    const nothing = { loaded: null, problems: [project] };
    return tellInvalid(io, nothing, formats, options, asOf);
  }
  const repository = await openRepository(project.root);
  if (isProblem(repository)) {
    throw new UsageError(`there is no history to compare: ${repository.why}`, 'run it where git knows it');
  }
  const place = { repository, project, asOf };
  const before = named(repository, from);
  const after = to === undefined ? null : named(repository, to);
  const now = after ? await judgeCommitted(io, place, after, new Map()) : await judgeRoadmap(io, options);
  if ('problems' in now) return tellInvalid(io, now, formats, options, asOf);
  const given = after ? new Map<string, Verdict>() : now.evaluation.world.evidence.verdicts;
  const then = await judgeCommitted(io, place, before, given);
  const told: DiffReport = {
    version: 1,
    tool: TOOL,
    roadmap: { name: now.roadmap.name, path: now.roadmap.path },
    asOf,
    simulated: options.asOf !== undefined,
    before: reportState(before, then.evaluation, then.decision),
    after: reportState(after ?? { revision: null, commit: null }, now.evaluation, now.decision),
    changes: compareStates(then.evaluation, now.evaluation),
  };
  await tell(io, told, options);
  return SATISFIED;
}

function named(repository: Repository, revision: string): Committed {
  const found = findCommit(repository, revision);
  if (!isProblem(found)) return { revision, commit: found.commit };
  throw new UsageError(`${revision} ${found.why}`, 'name a branch, a tag or a commit that is here');
}

async function judgeCommitted(
  io: Io,
  place: Place,
  { revision, commit }: Committed,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<Judged> {
  const isPast = place.asOf < dateOf(io.now());
  const judged = await judgeAtCommit({ ...place, commit, now: io.now(), isPast, verdicts });
  const name = `${revision} (${commit.slice(0, 7)})`;
  if (judged === null) {
    const hint = 'name a revision that has the roadmap in the same place';
    throw new UsageError(`${name} has no ${place.project.path}`, hint);
  }
  if (!('problems' in judged) && !isProblem(judged)) return judged;
  const why = 'why' in judged ? judged.why : firstOf(judged);
  const message = `the roadmap could not be judged as it was at ${name}: ${why}`;
  throw new UsageError(message, 'name a revision whose roadmap is valid');
}

async function tell(io: Io, told: DiffReport, options: DiffOptions): Promise<void> {
  if (options.json) {
    const { jsonText } = await import('../../report/formats/json-text.ts');
    return io.stdout.write(jsonText(told));
  }
  const { renderDiff } = await import('../../report/terminal/render-diff.ts');
  const screen = await screenFor(io, io.stdout, options);
  return io.stdout.write(renderDiff(told, screen));
}
