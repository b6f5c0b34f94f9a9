/** Whether a value that a pointer found is what a proof asks for. */
import type { ValueConditions } from '../../model/proof.ts';
import { holds, targetText } from '../../model/target.ts';
import { describeValue } from '../../diagnostics/describe-value.ts';
import { oneLine } from '../../diagnostics/quote.ts';
import type { Verdict } from '../verdict.ts';

/** Judges the value at a pointer; undefined: there is none. */
export function judgeValue(value: unknown, pointer: string, asked: ValueConditions): Verdict {
  const place = oneLine(pointer, 60);
  if (value === undefined) return { verdict: 'fails', observed: `has nothing at ${place}` };
  const lack = whatLacks(value, asked);
  const is = `${place} is ${describeValue(value)}`;
  const observed = lack === null ? is : `${is}${lack}`;
  const verdict = lack === null ? 'holds' : 'fails';
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  return isNumber ? { verdict, observed, number: value } : { verdict, observed };
}

/** What is wrong with it, to follow upon what it is; null when nothing is. */
function whatLacks(value: unknown, { is, equals }: ValueConditions): string | null {
  if (is !== undefined) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return ', not a number';
    if (!holds(is, value)) return `, not ${targetText(is)}`;
  }
  if (equals !== undefined && !equals.some((one) => one === value)) {
    const wanted = equals.map(describeValue).join(', ');
    return equals.length === 1 ? `, not ${wanted}` : `, not one of ${oneLine(wanted, 80)}`;
  }
  if (is === undefined && equals === undefined && isEmpty(value)) return '';
  return null;
}

function isEmpty(value: unknown): boolean {
  if (value === false || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
