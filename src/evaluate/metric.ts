/** One metric: its value, held against the current phase's target. */
import type { Metric } from '../model/roadmap.ts';
import type { Target } from '../model/target.ts';
import { judgeGoal, type GoalResult } from './goal.ts';
import { ACTUAL, type World } from './world.ts';

/** How a metric came out; without a target only its value tells. */
export interface MetricResult {
  readonly metric: Metric;
  readonly target: Target | null;
  readonly result: GoalResult | null;
}

/**
 * Judges a metric.
 * @param current the id of the current phase, null when there is none
 */
export function judgeMetric(world: World, metric: Metric, current: string | null): MetricResult {
  const target = current !== null && Object.hasOwn(metric.targets, current) ? metric.targets[current]! : null;
  const setting = { time: world.asOf, documents: [] };
  const result = metric.goal ? judgeGoal(world, { ...metric.goal, target }, setting, ACTUAL) : null;
  return { metric, target, result };
}
