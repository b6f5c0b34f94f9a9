/** Whether a target asks less than another one. */
import type { Goal, PlainMeasure } from '../model/roadmap.ts';
import { direction, holds, isAsStrict, targetText, type Target } from '../model/target.ts';
import { less, other, type Loosening } from './loosening.ts';

/** What became of the targets of a goal; of a list of proofs only what is beside the target itself. */
export function compareTargets(before: Goal, after: Goal): readonly Loosening[] {
  const { measure, at } = after;
  const compare = (a: Target | null, b: Target | null, key: string, name: string): readonly Loosening[] => {
    if (a === null || b === null) return [];
    const [then, now] = [whole(a, measure), whole(b, measure)];
    if (implies(now, then)) return [];
    const text = `${name} is ${targetText(b)}, not ${targetText(a)}`;
    return [(implies(then, now) ? less : other)(text, at, key)];
  };
  const isList = measure.form === 'proofs' && before.measure.form === 'proofs';
  return [
    ...(isList ? [] : compare(before.target, after.target, 'target', 'its target')),
    ...comparePartial(before, after, compare),
    // Without one of its own it is the target, of which is told already.
    ...compare(before.convincing, after.convincing ?? after.target, 'convincing', 'its convincing target'),
  ];
}

type Compare = (a: Target | null, b: Target | null, key: string, name: string) => readonly Loosening[];

/** Without a threshold any progress is partial under an at-least target, and nothing is under the others. */
function comparePartial(before: Goal, after: Goal, compare: Compare): readonly Loosening[] {
  const isAtLeast = after.target !== null && direction(after.target) === 'at-least';
  if (before.partial !== null && after.partial === null && isAtLeast) {
    return [less(`any progress is partial, not only ${targetText(before.partial)}`, after.at, 'partial')];
  }
  if (before.partial === null && after.partial !== null && !isAtLeast) {
    return [less(`it is partial already at ${targetText(after.partial)}`, after.at, 'partial')];
  }
  return compare(before.partial, after.partial, 'partial', 'its partial target');
}

/** Whether whatever reaches `a` reaches `b`. */
export function implies(a: Target, b: Target): boolean {
  if (direction(a) === 'equal') return holds(b, a.number);
  return direction(a) === direction(b) && isAsStrict(a, b);
}

/** Of what is counted, "more than 2" is "at least 3". */
function whole(target: Target, { form }: PlainMeasure): Target {
  if (form === 'share' || form === 'value') return target;
  const { op, number, percent } = target;
  if (op === '==') return target;
  if (op === '>' || op === '>=') {
    return { op: '>=', number: op === '>' ? Math.floor(number) + 1 : Math.ceil(number), percent };
  }
  return { op: '<=', number: op === '<' ? Math.ceil(number) - 1 : Math.floor(number), percent };
}
