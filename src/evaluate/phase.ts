/** One phase: its state, its gate, and what bears on its decision. */
import type { IsoDate } from '../model/date.ts';
import type { Phase, Risk } from '../model/roadmap.ts';
import type { PhaseState } from '../report/report.ts';
import { judgeGate, type GateResult } from './gate.ts';
import { judgeAsk, judgeGoal } from './goal.ts';
import { ACTUAL, type Setting, type World } from './world.ts';

/** How a phase came out. */
export interface PhaseResult {
  readonly phase: Phase;
  readonly state: PhaseState;
  /** The day that its time counts as of. */
  readonly time: IsoDate;
  readonly gate: GateResult | null;
  /** Of the current phase: what shows that extending is worth it holds. */
  readonly extension: boolean;
  /** Of the current phase: the risks that have come true, with the value that tells. */
  readonly risks: readonly { readonly risk: Risk; readonly value: number }[];
}

/** The state of each phase on a day: completed, then one current, then future ones. */
export function statesOf(phases: readonly Phase[], asOf: IsoDate): readonly PhaseState[] {
  const isCompleted = ({ passed }: Phase): boolean => passed !== null && passed <= asOf;
  const current = phases.findIndex((phase) => !isCompleted(phase));
  return phases.map((_, index) => {
    if (current < 0 || index < current) return 'completed';
    return index === current ? 'current' : 'future';
  });
}

/** Judges a phase. */
export function judgePhase(world: World, phase: Phase, state: PhaseState): PhaseResult {
  const time = state === 'completed' ? phase.passed! : world.asOf;
  const setting: Setting = { time, documents: [] };
  const isCurrent = state === 'current';
  const extension = isCurrent ? (phase.window?.extension ?? null) : null;
  return {
    phase,
    state,
    time,
    gate: phase.gate ? judgeGate(world, phase.gate, state, time) : null,
    extension: extension !== null && judgeAsk(world, extension, setting, ACTUAL).status === 'met',
    risks: isCurrent ? phase.risks.flatMap((risk) => cameTrue(world, risk, setting)) : [],
  };
}

function cameTrue(world: World, risk: Risk, setting: Setting): readonly { risk: Risk; value: number }[] {
  const { trigger } = risk;
  if (trigger === null) return [];
  const { value } = judgeGoal(world, trigger.goal, setting, ACTUAL);
  if (value === null) return [];
  const isTrue = trigger.below === null ? value > trigger.above! : value < trigger.below;
  return isTrue ? [{ risk, value }] : [];
}
