/** What a criterion still lacks, in a few words. */
import type { CriterionResult } from '../evaluate/criterion.ts';
import type { GoalResult } from '../evaluate/goal.ts';
import type { Goal, PlainMeasure } from '../model/roadmap.ts';
import { direction, targetText } from '../model/target.ts';

const SHOWN = 3;

/** What it takes for the criterion to be met, given where it stands. */
export function lacksText({ criterion, result, ifVerified }: CriterionResult): string {
  const { ask } = criterion;
  if (ask === null) return 'a measure, such as proofs or count';
  if (result.vacuous) return 'a target that asks for something';
  if (ifVerified === 'met') return 'verification of its evidence';
  if (result.parts === null) return goalLacks(ask as Goal, result);
  const open = result.parts.filter((part) => part.result.status !== 'met');
  const texts = open.map(({ part, result: of }) => `${part.name}: ${goalLacks(part, of)}`);
  return listed(texts, ask.measure.form === 'any' ? ', or ' : '; ');
}

function goalLacks(goal: Goal, result: GoalResult): string {
  const target = goal.target!;
  const { value } = result;
  if (result.groups !== null) return groupsLack(goal, result.groups);
  if (value === null) return valueLack(goal.measure);
  if (goal.measure.form === 'value' || direction(target) === 'equal')
    return `${targetText(target)}; it is ${value}`;
  if (direction(target) !== 'at-least') {
    const over = value - target.number;
    return `${whole(over, target.op === '<')} fewer`;
  }
  const isStrict = target.op === '>';
  const missing = whole(target.number - value, isStrict);
  switch (goal.measure.form) {
    case 'count':
      return goal.measure.distinct === null
        ? `${missing} more`
        : `${missing} more, by ${goal.measure.distinct}`;
    case 'proofs':
      return `${missing} more ${missing === '1' ? 'proof' : 'proofs'}`;
    case 'share':
      return `${points(target.number - value, isStrict)} percentage points`;
    case 'claims':
      return 'public claims that are supported or disclosed';
  }
}

function groupsLack(goal: Goal, groups: NonNullable<GoalResult['groups']>): string {
  const target = goal.target!;
  const open = groups.filter(({ progress }) => progress < 1);
  const names = listed(
    open.map(({ member }) => String(member)),
    ', ',
  );
  if (direction(target) !== 'at-least') return `${targetText(target)} for each of ${names}`;
  const needs = new Set(open.map(({ value }) => Number(whole(target.number - value!, target.op === '>'))));
  const most = Math.max(...needs);
  const each = needs.size === 1 ? String(most) : `up to ${most}`;
  return open.length === 1 ? `${each} more for ${names}` : `${each} more for each of ${names}`;
}

function valueLack(measure: PlainMeasure): string {
  // A count has a value but where its register has to be complete.
  if (measure.form === 'count') return 'proof that the register is complete';
  if (measure.form === 'share') return 'records to take a share of';
  return 'a value that is proven';
}

/** So many whole things make up the difference. */
function whole(difference: number, strictly: boolean): string {
  return String(strictly ? Math.floor(difference) + 1 : Math.ceil(difference));
}

/** A difference of percentages, without the noise of binary fractions. */
function points(difference: number, strictly: boolean): string {
  const rounded = Math.round(difference * 1e6) / 1e6;
  return strictly ? `more than ${rounded}` : String(rounded);
}

function listed(texts: readonly string[], separator: string): string {
  const shown = texts.slice(0, SHOWN).join(separator);
  return texts.length > SHOWN ? `${shown}${separator}… ${texts.length - SHOWN} more` : shown;
}
