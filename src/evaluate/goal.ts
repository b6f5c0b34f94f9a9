/** From values to statuses: what is asked held against what was measured. */
import type { Status } from '../model/phase.ts';
import type { Ask, Goal, Part } from '../model/roadmap.ts';
import type { Scalar } from '../model/shape.ts';
import { direction, holds, type Target } from '../model/target.ts';
import { takeMeasure, type Measured } from './measure.ts';
import { ACTUAL, INDEPENDENT, NOTHING, type Lens, type Scope, type Setting, type World } from './world.ts';

/** How one goal came out. */
export interface GoalResult {
  readonly status: Status;
  readonly value: number | null;
  /** 0 to 1; below 1 at most 0.99. */
  readonly progress: number;
  readonly groups:
    | readonly { readonly member: Scalar; readonly value: number | null; readonly progress: number }[]
    | null;
  /** It holds against no evidence at all, so it gets no credit. */
  readonly vacuous: boolean;
}

/** How an ask came out: a goal, or the parts of an `all` or `any`, which has no value of its own. */
export interface AskResult extends GoalResult {
  readonly parts: readonly { readonly part: Part; readonly result: GoalResult }[] | null;
}

const RANK: Readonly<Record<Status, number>> = { 'not-met': 0, partial: 1, met: 2 };
/** Progress that has not arrived is never shown, nor judged, as arrived. */
const ALMOST = 0.99;

/** Whether `a` is at least as good as `b`. */
export function reaches(a: Status, b: Status): boolean {
  return RANK[a] >= RANK[b];
}

/** Judges one goal; without a target its status is not-met and only its value tells. */
export function judgeGoal(world: World, goal: Goal, setting: Setting, lens: Lens): GoalResult {
  const scope: Scope = { ...setting, options: goal.options };
  const measured = takeMeasure(world, goal.measure, scope, lens);
  const { value } = measured;
  const groups =
    measured.groups?.map((group) => ({ ...group, progress: progressOf(goal.target, group.value) })) ?? null;
  if (!lens.nothing && isVacuous(world, goal, scope))
    return { status: 'not-met', value, progress: 0, groups, vacuous: true };
  if (measured.assumed) return { status: 'met', value, progress: 1, groups, vacuous: false };
  const isMet = goal.target !== null && value !== null && holds(goal.target, value);
  const progress =
    groups && !isMet ? mean(groups.map((group) => group.progress)) : progressOf(goal.target, value);
  return { status: statusOf(goal, measured, isMet, progress), value, progress, groups, vacuous: false };
}

/** Judges what is asked, part by part. */
export function judgeAsk(world: World, ask: Ask, setting: Setting, lens: Lens): AskResult {
  if (!('parts' in ask.measure)) return { ...judgeGoal(world, ask as Goal, setting, lens), parts: null };
  const parts = ask.measure.parts.map((part) => ({ part, result: judgeGoal(world, part, setting, lens) }));
  const statuses = parts.map(({ result }) => result.status);
  const progresses = parts.map(({ result }) => result.progress);
  const isAll = ask.measure.form === 'all';
  return {
    status: isAll ? statusOfAll(statuses) : best(statuses),
    value: null,
    progress: isAll ? mean(progresses) : Math.max(0, ...progresses),
    groups: null,
    vacuous: parts.some(({ result }) => result.vacuous),
    parts,
  };
}

/** Whether an ask that is met is met convincingly: its stricter target holds without self-attestations. */
export function isConvincing(world: World, ask: Ask, setting: Setting): boolean {
  if (!('parts' in ask.measure)) {
    const goal = ask as Goal;
    const stricter = { ...goal, target: goal.convincing ?? goal.target, partial: null };
    return (
      judgeGoal(world, goal, setting, ACTUAL).status === 'met' &&
      judgeGoal(world, stricter, setting, INDEPENDENT).status === 'met'
    );
  }
  const convincing = ask.measure.parts.map((part) => isConvincing(world, part, setting));
  return ask.measure.form === 'all' ? convincing.every(Boolean) : convincing.some(Boolean);
}

/** None above not-met is not-met; all met is met; else partial. */
function statusOfAll(statuses: readonly Status[]): Status {
  if (statuses.every((status) => status === 'met')) return 'met';
  return statuses.every((status) => status === 'not-met') ? 'not-met' : 'partial';
}

/** The mean, or 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function statusOf(goal: Goal, { value }: Measured, isMet: boolean, progress: number): Status {
  if (isMet) return 'met';
  if (value === null || goal.target === null) return 'not-met';
  if (goal.partial) return holds(goal.partial, value) ? 'partial' : 'not-met';
  return direction(goal.target) === 'at-least' && progress > 0 ? 'partial' : 'not-met';
}

function progressOf(target: Target | null, value: number | null): number {
  if (target === null || value === null) return 0;
  if (holds(target, value)) return 1;
  if (direction(target) !== 'at-least' || target.number <= 0) return 0;
  return Math.min(ALMOST, Math.max(0, value / target.number));
}

/** Whether the goal would be met against no evidence at all. */
function isVacuous(world: World, goal: Goal, scope: Scope): boolean {
  // What counts or sums has nothing to count, and comes to zero at most.
  if (goal.target === null || !holds(goal.target, 0)) return false;
  const { value } = takeMeasure(world, goal.measure, scope, NOTHING);
  return value !== null && holds(goal.target, value);
}

function best(statuses: readonly Status[]): Status {
  return statuses.reduce<Status>((top, status) => (reaches(status, top) ? status : top), 'not-met');
}
