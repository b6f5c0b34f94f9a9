/** Filters in words, and why a record is left out by one. */
import { fieldOf, matches } from '../../model/match.ts';
import type { Condition, Where } from '../../model/measure.ts';
import type { EvidenceRecord } from '../../model/roadmap.ts';
import type { Scalar } from '../../model/shape.ts';
import { listed } from './layout.ts';

/** Which records a filter asks for: "review is complete and person is not author". */
export function whereText(where: Where): string {
  const maps = where.map((map) =>
    listed(
      Object.entries(map).map(([field, condition]) => `${field} ${conditionText(condition, String)}`),
      'and',
    ),
  );
  return listed(maps, 'or');
}

/** Why a record does not match, by the filter's first map; null: it matches. */
export function mismatchText({ fields }: EvidenceRecord, where: Where): string | null {
  if (matches(fields, where)) return null;
  const [first = {}] = where;
  const wrong = Object.entries(first).find(
    ([field, condition]) => !matches(fields, [{ [field]: condition }]),
  );
  const [field, condition] = wrong!;
  const value = fieldOf(fields, field);
  const others = where.length > 1 ? '; the other filters do not fit either' : '';
  if (value === undefined) return `has no ${field}${others}`;
  if ('exists' in condition) return `has a ${field}${others}`;
  const is = Array.isArray(value) ? value.map(quoted).join(', ') || 'empty' : quoted(value as Scalar);
  const asked = 'not' in condition ? 'which is left out' : `not ${conditionText(condition, quoted).slice(3)}`;
  return `${field} is ${is}, ${asked}${others}`;
}

function conditionText(condition: Condition, text: (value: Scalar) => string): string {
  if ('exists' in condition) return `is ${condition.exists ? '' : 'not '}given`;
  if ('not' in condition) return `is not ${listed(condition.not.map(text), 'or')}`;
  if ('any' in condition) return `is ${listed(condition.any.map(text), 'or')}`;
  const { at_least: least, at_most: most } = condition;
  if (least === undefined) return `is at most ${most}`;
  return most === undefined ? `is at least ${least}` : `is from ${least} to ${most}`;
}

function quoted(value: Scalar): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
