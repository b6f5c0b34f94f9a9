/** Whether a filter of records lets through what another one does. */
import type { Condition, Where } from '../model/measure.ts';

type Filter = Readonly<Record<string, Condition>>;

/** Whether every record that matches `a` matches `b`; null matches all. False also where that can't be told. */
export function isWithin(a: Where | null, b: Where | null): boolean {
  if (b === null) return true;
  return a !== null && a.every((inner) => b.some((outer) => filterImplies(inner, outer)));
}

function filterImplies(a: Filter, b: Filter): boolean {
  return Object.entries(b).every(([field, wanted]) => Object.hasOwn(a, field) && implies(a[field]!, wanted));
}

/** Whether a field that meets `a` meets `b`. Of a field that is a list one element is enough, but for `not`. */
function implies(a: Condition, b: Condition): boolean {
  if ('exists' in b) return 'exists' in a ? a.exists === b.exists : b.exists;
  if ('exists' in a) return false;
  if ('not' in b) return 'not' in a && b.not.every((one) => a.not.includes(one));
  if ('not' in a) return false;
  if ('any' in b) return 'any' in a && a.any.every((one) => b.any.includes(one));
  const { at_least: least = -Infinity, at_most: most = Infinity } = b;
  if ('any' in a) return a.any.every((one) => typeof one === 'number' && one >= least && one <= most);
  return (a.at_least ?? -Infinity) >= least && (a.at_most ?? Infinity) <= most;
}
