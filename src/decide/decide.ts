/** Advance, extend or pivot: what the roadmap's decision framework says of the current phase. Pure. */
import { counts, type CriterionResult } from '../evaluate/criterion.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { PhaseResult } from '../evaluate/phase.ts';
import type { Decision } from '../report/report.ts';
import { becauseText } from './because.ts';
import { lacksText } from './lacks.ts';
import { decideByTable, type Facts } from './rules.ts';
import { judgeWindow } from './window.ts';

/** Ratios are compared to this many parts, beyond which binary fractions of the same ratio differ. */
const PARTS = 1e12;

/** The decision about the current phase; null when there is none, or its gate opens nothing. */
export function decide({ phases }: Evaluation): Decision | null {
  const current = phases.find(({ state }) => state === 'current');
  if (!current?.gate || current.gate.gate.opens === null) return null;
  const { phase, gate, time } = current;
  const facts = factsOf(current);
  const row = decideByTable(facts);
  return {
    phase: phase.id,
    outcome: row.outcome,
    rule: row.rule,
    options: row.options,
    because: becauseText(row.rule, gate, judgeWindow(phase.window, time)),
    gate: facts.gate,
    window: facts.window,
    convincing: facts.convincing,
    extension: facts.extension,
    risks: current.risks.map(({ risk: { risk, mitigation, fallback } }) => ({ risk, mitigation, fallback })),
    toAdvance: wayToAdvance(phase.id, gate.criteria),
  };
}

/** What the decision table looks at in a phase; the phase has a gate. */
export function factsOf({ phase, gate, time, extension }: PhaseResult): Facts {
  return {
    gate: gate!.status,
    ifVerified: gate!.ifVerified,
    window: judgeWindow(phase.window, time).state,
    convincing: gate!.convincing,
    extension,
  };
}

/** The criteria that the gate still waits for, the nearest to its target first. */
function wayToAdvance(phase: string, criteria: readonly CriterionResult[]): Decision['toAdvance'] {
  const open = criteria.filter((one) => counts(one.criterion) && one.result.status !== 'met' && !one.waived);
  const parts = ({ result }: CriterionResult): number => Math.round(result.progress * PARTS);
  const nearestFirst = open.toSorted((a, b) => parts(b) - parts(a));
  return nearestFirst.map((one) => ({
    criterion: `${phase}/${one.criterion.id}`,
    progress: one.result.progress,
    lacks: lacksText(one),
  }));
}
