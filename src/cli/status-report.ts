/** The judgement that `agentops status` shows, with what changed since the last decision. */
import { compareEvaluations } from '../compare/compare.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { IsoDate } from '../model/date.ts';
import { buildReport, type UnplacedReport } from '../report/build.ts';
import type { BaseReport } from '../report/report.ts';
import { findCommitOfDay } from '../verify/commit-of-day.ts';
import { isProblem } from '../verify/problem.ts';
import { openRepository } from '../verify/repository.ts';
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
  const then = await judgeAtCommit({ repository, commit, project, asOf, now: io.now(), verdicts });
  const revision = last.text;
  if (then === null) return { revision, commit, compared: false, changes: [] };
  if ('problems' in then || isProblem(then)) return null;
  const { changes } = compareEvaluations(then.evaluation, judged.evaluation, revision);
  return { revision, commit, compared: true, changes };
}

/** The last phase that was passed, and when. */
function lastDecision({ phases }: Evaluation): { readonly on: IsoDate; readonly text: string } | null {
  const last = phases.findLast(({ state }) => state === 'completed')?.phase;
  return last ? { on: last.passed!, text: `${last.name} passed on ${last.passed}` } : null;
}
