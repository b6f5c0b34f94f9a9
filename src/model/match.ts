/** Which records a `where` selects. */
import type { Condition, Where } from './measure.ts';
import type { Field } from './register.ts';
import type { Scalar } from './shape.ts';

type Fields = Readonly<Record<string, Field>>;

/** The value of a record's own field; undefined when it has none of that name. */
export function fieldOf(fields: Fields, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The elements of a record's field: of a list each for itself; none when the field is not there. */
export function elementsOf(fields: Fields, name: string): readonly Scalar[] {
  const value = fieldOf(fields, name);
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Scalar[]) : [value as Scalar];
}

/** Whether a record's fields match every entry of at least one map. */
export function matches(fields: Fields, where: Where): boolean {
  return where.some((map) => {
    for (const field in map) if (!satisfies(fields, field, map[field]!)) return false;
    return true;
  });
}

function satisfies(fields: Fields, field: string, condition: Condition): boolean {
  const value = fieldOf(fields, field);
  const isThere = value !== undefined;
  if ('exists' in condition) return isThere === condition.exists;
  // Asked of every record of a large register, and mostly of a single value.
  if ('any' in condition && isThere && typeof value !== 'object') return isIn(condition.any, value);
  const elements = elementsOf(fields, field);
  if ('not' in condition) return isThere && !elements.some((element) => isIn(condition.not, element));
  if ('any' in condition) return elements.some((element) => isIn(condition.any, element));
  const { at_least: least = -Infinity, at_most: most = Infinity } = condition;
  return elements.some((element) => typeof element === 'number' && element >= least && element <= most);
}

/** A list of more values is looked through once for all records. */
const FEW = 16;
const sets = new WeakMap<readonly Scalar[], ReadonlySet<Scalar>>();

function isIn(values: readonly Scalar[], value: Scalar): boolean {
  if (values.length <= FEW) return values.includes(value);
  const set = sets.get(values) ?? new Set(values);
  sets.set(values, set);
  return set.has(value);
}
