/** What is to be said of the recorded decisions: altered, contradicted, missing. */
import { judgeWindow } from '../decide/window.ts';
import { RULES, type RuleId } from '../diagnostics/catalog.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { FindingSpot, JudgedFinding } from '../evaluate/finding.ts';
import type { PhaseResult } from '../evaluate/phase.ts';
import { inside } from '../model/inside.ts';
import type { RecordedDecision } from '../model/roadmap.ts';
import { findBreaks } from './chain.ts';

/**
 * Holds the recorded decisions against themselves, and against the phases that were judged.
 * @param extended the phase that the gates extend past the end of its window
 */
export function decisionFindings(
  { world, phases }: Evaluation,
  extended: string | null,
): readonly JudgedFinding[] {
  const { asOf, roadmap } = world;
  const known = roadmap.decisions.filter(({ on }) => on <= asOf);
  return [
    ...findBreaks(roadmap.decisions).map(({ decision, why, key }) =>
      finding(
        'decision-altered',
        `decision ${nameOf(decision)} ${why}`,
        'restore the files in decisions/ as they were recorded; what was decided since is recorded anew',
        { file: decision.at.file, path: key === null ? [] : [key] },
      ),
    ),
    ...phases.flatMap((phase) => {
      const decisions = known.filter((one) => one.phase === phase.phase.id);
      return [
        ...contradicted(phase, decisions.at(-1)),
        ...unrecorded(phase, extended === phase.phase.id, decisions),
      ];
    }),
  ];
}

/** An advance that the phase does not show. That its gate is no longer met is told by `gate-regressed`. */
function contradicted({ phase }: PhaseResult, last: RecordedDecision | undefined): readonly JudgedFinding[] {
  if (last?.taken !== 'advance' || phase.passed === last.on) return [];
  const is = phase.passed === null ? 'has no passed date' : `passed on ${phase.passed}`;
  return [
    finding(
      'decision-contradicted',
      `decision ${nameOf(last)} records that ${phase.id} advanced on ${last.on}, and it ${is}`,
      'restore the passed date, or record what was decided since: agentops gate decide',
      last.at,
    ),
  ];
}

/** A phase that goes on past its window, or has passed, without a decision that says so. */
function unrecorded(
  { phase, state, time }: PhaseResult,
  isExtended: boolean,
  decisions: readonly RecordedDecision[],
): readonly JudgedFinding[] {
  const last = decisions.at(-1);
  if (state === 'completed' && last !== undefined && last.taken !== 'advance') {
    const message = `${phase.id} passed on ${phase.passed}, and the last decision about it, ${nameOf(last)}, is to ${last.taken}`;
    const hint = 'record the decision with the next one: agentops gate decide advance writes the date itself';
    return [finding('decision-missing', message, hint, phase.at)];
  }
  if (!isExtended) return [];
  const { latest } = judgeWindow(phase.window, time);
  if (decisions.some(({ on }) => on > latest!)) return [];
  const message = `the window of ${phase.id} ended on ${latest}, and no decision to extend it is recorded since`;
  const hint = 'decide, and record it: agentops gate decide extend --by NAME';
  return [finding('decision-missing', message, hint, inside(phase.at, 'window'))];
}

/** "0002", as in the file's name. */
function nameOf({ number }: RecordedDecision): string {
  return String(number).padStart(4, '0');
}

function finding(rule: RuleId, message: string, hint: string, at: FindingSpot): JudgedFinding {
  return { rule, level: RULES[rule].level, message, hint, at };
}
