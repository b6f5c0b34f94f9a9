/** Values from files and records as messages tell them. */
import { plural } from './plural.ts';
import { quote } from './quote.ts';

/** The value in words, on one line and short: `"final"`, `7`, `a list of 3`. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    const { length } = Object.keys(value);
    return length === 0 ? 'an empty map' : `a map with ${plural(length, 'key')}`;
  }
  return String(value);
}
