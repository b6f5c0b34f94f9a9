/** What changed between two states of a roadmap, as `agentops diff` tells it. */
import type { Evaluation } from '../evaluate/evaluate.ts';
import { roundProgress } from './progress.ts';
import type { Decision, PhaseState, Report, StateChange } from './report.ts';
import type { Status } from '../model/phase.ts';

/** Which state it is: of a commit, or of the working tree, where both are null. */
export interface StateName {
  /** As the command line named it. */
  readonly revision: string | null;
  readonly commit: string | null;
}

/** How a state came out. */
export interface StateReport extends StateName {
  readonly current: string | null;
  readonly decision: Pick<Decision, 'phase' | 'outcome' | 'rule'> | null;
  readonly gates: readonly {
    readonly phase: string;
    readonly state: PhaseState;
    /** Null: the phase has no gate. */
    readonly status: Status | null;
    readonly progress: number | null;
  }[];
}

export interface DiffReport extends Pick<Report, 'version' | 'tool' | 'roadmap' | 'asOf' | 'simulated'> {
  readonly before: StateReport;
  readonly after: StateReport;
  readonly changes: readonly StateChange[];
}

/** One of the two states, for the report. */
export function reportState(
  name: StateName,
  { phases, current }: Evaluation,
  decision: Decision | null,
): StateReport {
  return {
    revision: name.revision,
    commit: name.commit,
    current,
    decision: decision && { phase: decision.phase, outcome: decision.outcome, rule: decision.rule },
    gates: phases.map(({ phase, state, gate }) => ({
      phase: phase.id,
      state,
      status: gate?.status ?? null,
      progress: gate && roundProgress(gate.progress),
    })),
  };
}
