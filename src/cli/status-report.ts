/** The judgement that `agentops status` shows, with what changed since the last decision. */
import { compareEvaluations } from '../compare/compare.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import { dateOf, type IsoDate } from '../model/date.ts';
import { buildReport, type UnplacedReport } from '../report/build.ts';
import type { BaseReport } from '../report/report.ts';
import { findCommitOfDay } from '../verify/git/commit-of-day.ts';
import { isProblem } from '../verify/problem.ts';
import { openRepository } from '../verify/git/repository.ts';
import { TOOL } from './invalid.ts';
import type { Io } from './io.ts';
import { judgeAtCommit } from './judge-at-commit.ts';
import type { Judged, RoadmapOptions } from './judge.ts';
import { sparingKnownClaims } from './known-claims.ts';

/** What is shown. */
export interface StatusReport {
  readonly report: UnplacedReport;
  readonly evaluation: Evaluation;
}

/** Makes the report. */
export async function reportStatus(io: Io, judged: Judged, { asOf }: RoadmapOptions): Promise<StatusReport> {
  const evaluation = sparingKnownClaims(judged.evaluation);
  const base = await sinceLastDecision(io, judged);
  const report = buildReport(evaluation, judged.decision, {
    tool: TOOL,
    simulated: asOf !== undefined,
    strict: false,
    listEvidence: false,
    extraFindings: [],
    ...(base && { base }),
  });
  return { report, evaluation };
}

/** Null when nothing was decided yet, or nobody can tell what the roadmap was then. */
async function sinceLastDecision(io: Io, judged: Judged): Promise<BaseReport | null> {
  const last = lastDecision(judged.evaluation);
  if (last === null) return null;
  const { project } = judged.sources;
  const repository = await openRepository(project.root);
  const commit = isProblem(repository) ? null : findCommitOfDay(repository, last.on);
  if (isProblem(repository) || commit === null) return null;
  const { asOf, evidence } = judged.evaluation.world;
  const { verdicts } = evidence;
  const isPast = asOf < dateOf(io.now());
  const then = await judgeAtCommit({ repository, commit, project, asOf, now: io.now(), isPast, verdicts });
  const revision = last.text;
  if (then === null) return { revision, commit, compared: false, changes: [] };
  if ('problems' in then || isProblem(then)) return null;
  const { changes } = compareEvaluations(then.evaluation, judged.evaluation, revision);
  return { revision, commit, compared: true, changes };
}

/** The last decision that was recorded; a phase that was passed without or after it is one as well. */
function lastDecision({ phases, world }: Evaluation): { readonly on: IsoDate; readonly text: string } | null {
  const { roadmap, asOf } = world;
  const last = phases.findLast(({ state }) => state === 'completed')?.phase;
  const recorded = roadmap.decisions.findLast(({ on }) => on <= asOf);
  if (recorded && (!last || last.passed! <= recorded.on)) {
    const { taken, on, phase } = recorded;
    const name = roadmap.phases.find(({ id }) => id === phase)?.name ?? phase;
    return { on, text: `the decision to ${taken} ${name} on ${on}` };
  }
  return last ? { on: last.passed!, text: `${last.name} passed on ${last.passed}` } : null;
}
