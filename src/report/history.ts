/** The gates over time, as `agentops history` tells them. */
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { IsoDate } from '../model/date.ts';
import type { Status } from '../model/phase.ts';
import { reportState, type StateReport } from './diff.ts';
import { roundProgress } from './progress.ts';
import type { Decision, Report } from './report.ts';

/** How a criterion stood. */
export interface CriterionPast {
  readonly id: string;
  readonly status: Status;
  readonly progress: number;
}

/** How the roadmap stood as of a commit, by the day of the commit. */
export interface CommitReport extends Pick<StateReport, 'current' | 'decision'> {
  readonly commit: string;
  readonly on: IsoDate;
  readonly subject: string;
  /** Why it could not be judged as of this commit; then there are no gates. */
  readonly problem: string | null;
  readonly gates: readonly (StateReport['gates'][number] & { readonly criteria: readonly CriterionPast[] })[];
}

export interface History {
  /** Newest first. */
  readonly commits: readonly CommitReport[];
  /** Whether there are earlier ones that were not asked for. */
  readonly more: boolean;
  /** Whether the clone lacks what came before. */
  readonly shallow: boolean;
}

export interface HistoryReport extends History, Pick<Report, 'version' | 'tool' | 'roadmap'> {}

/** How the roadmap was judged as of a commit. */
export function reportCommit(
  { commit, on, subject }: Pick<CommitReport, 'commit' | 'on' | 'subject'>,
  evaluation: Evaluation,
  decided: Decision | null,
): CommitReport {
  const name = { revision: commit, commit };
  const { current, decision, gates } = reportState(name, evaluation, decided);
  return {
    commit,
    on,
    subject,
    problem: null,
    current,
    decision,
    gates: gates.map((gate, index) => ({
      ...gate,
      criteria: (evaluation.phases[index]!.gate?.criteria ?? []).map(({ criterion, result }) => ({
        id: criterion.id,
        status: result.status,
        progress: roundProgress(result.progress),
      })),
    })),
  };
}
