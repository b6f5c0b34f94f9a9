/** What was measured against what is asked, in words: "1 of 3 collaborators, by person". */
import type { GoalResult } from '../../evaluate/goal.ts';
import type { MetricResult } from '../../evaluate/metric.ts';
import type { CountMeasure, Goal } from '../../model/roadmap.ts';
import { proofTarget } from '../../model/proof-text.ts';
import { direction, holds, type Target } from '../../model/target.ts';

const GROUPS_SHOWN = 3;

/** How a goal stands. */
export function valueText({ measure, target }: Goal, { value, groups, vacuous }: GoalResult): string {
  if (vacuous) return 'no evidence at all would meet it, so it gets no credit';
  switch (measure.form) {
    case 'count': {
      if (value === null) return `no value: nothing shows that ${measure.register} is complete`;
      if (groups) return groupsText(measure, groups, target);
      const by = measure.distinct === null ? '' : `, by ${measure.distinct}`;
      return amountText(value, target, nounOf(measure.register)) + by;
    }
    case 'share':
      if (value === null) return `no value: ${measure.register} has no records to take a share of`;
      return `${numberText(value, target)} % of ${nounOf(measure.register)}${shareAsked(target)}`;
    case 'value':
      return `${value === null ? 'no value' : numberText(value, target)} in ${proofTarget(measure.proof)}${asked(target)}`;
    case 'proofs': {
      const all = measure.proofs.length;
      const held = amountText(value ?? 0, target, (target?.number ?? all) === 1 ? 'proof' : 'proofs');
      return target === null || target.number === all ? held : `${held}, ${all} given`;
    }
    case 'claims':
      return value === 1
        ? 'every public claim is supported or disclosed'
        : 'public claims are missing, or not all are supported or disclosed';
  }
}

/** How a metric stands against the current phase's target. */
export function metricText({ metric, target, result }: MetricResult): string {
  return result ? valueText({ ...metric.goal!, target }, result) : 'nothing measures it';
}

function asked(target: Target | null): string {
  return target === null ? '' : `, ${askedText(target, 'less')}`;
}

function shareAsked(target: Target | null): string {
  return target === null ? '' : `, ${target.op === '>' ? 'more than ' : ''}${target.number} % asked`;
}

/** A target in words: "at least 40 asked", "at most 5 allowed". */
function askedText({ op, number }: Target, fewer: 'fewer' | 'less' = 'fewer'): string {
  switch (op) {
    case '>=':
      return `at least ${number} asked`;
    case '>':
      return `more than ${number} asked`;
    case '<=':
      return `at most ${number} allowed`;
    case '<':
      return `${fewer} than ${number} allowed`;
    case '==':
      return `exactly ${number} asked`;
  }
}

/** A value, short, but never rounded to where its target would look reached. */
export function numberText(value: number, target: Target | null): string {
  const rounded = Math.round(value * 100) / 100;
  const isTrue = target === null || holds(target, rounded) === holds(target, value);
  return String(isTrue ? rounded : value);
}

/** The name of a register as a noun: "case studies" for case-studies. */
function nounOf(register: string): string {
  return register.replaceAll(/[-_]/g, ' ');
}

function shortAsked(target: Target): string {
  return target.op === '>=' ? `${target.number} asked` : askedText(target);
}

function amountText(value: number, target: Target | null, noun: string): string {
  if (target === null) return `${value} ${noun}`;
  if (target.op === '>=' && value <= target.number) return `${value} of ${target.number} ${noun}`;
  return `${value} ${noun}, ${shortAsked(target)}`;
}

/** "2 failures for 1 of 6, 0 for 5, by factor; 2 asked for each": the best first. */
function groupsText(
  { register, per, distinct }: CountMeasure,
  groups: NonNullable<GoalResult['groups']>,
  target: Target | null,
): string {
  const by = `by ${per!.field}${distinct === null ? '' : ` and ${distinct}`}`;
  const isAtMost = target !== null && direction(target) !== 'at-least';
  const counts = new Map<number, number>();
  for (const { value } of groups) counts.set(value ?? 0, (counts.get(value ?? 0) ?? 0) + 1);
  const values = [...counts].sort(([a], [b]) => (isAtMost ? a - b : b - a));
  const all = groups.length;
  const [best, ...others] = values.map(([value, many]) => ({ value, many }));
  const noun = nounOf(register);
  if (others.length === 0) return `${amountText(best!.value, target, noun)} for each of ${all}, ${by}`;
  const each = target === null ? '' : `; ${shortAsked(target)} for each`;
  const rest = others.slice(0, GROUPS_SHOWN - 1).map(({ value, many }) => `${value} for ${many}`);
  const left = others.length - rest.length;
  const more = left > 0 ? `, … ${left} more` : '';
  return `${best!.value} ${noun} for ${best!.many} of ${all}, ${rest.join(', ')}${more}, ${by}${each}`;
}
