/** What makes a gate easier to pass than it was, in words. */
import { clip } from '../diagnostics/clip.ts';
import { inside } from '../model/inside.ts';
import { durationText, isShorter, type Duration } from '../model/date.ts';
import type { Ref } from '../model/roadmap.ts';

export interface Loosening {
  /** What is asked less: "its target is >= 2, not >= 3". */
  readonly text: string;
  /** Where it stands now, or would stand. */
  readonly at: Ref;
  /** False: something else is asked, and nobody can say by rule whether that is less. */
  readonly isCertain: boolean;
}

/** What was loosened, together. */
export interface Loosened {
  /** PHASE/CRITERION, a phase, claims/ID, or the roadmap's file. */
  readonly ref: string;
  readonly kind: 'loosened' | 'removed' | 'changed';
  readonly loosenings: readonly Loosening[];
  /** What is easier to reach: that the gate is met, that the claim is supported. */
  readonly of: 'gate' | 'claim';
  /** The change that loosened it reaches that as well. */
  readonly flips: boolean;
  /** Of what can't be compared: it came out better than before. */
  readonly rose: boolean;
}

/** Less is asked. */
export function less(text: string, at: Ref, ...path: readonly (string | number)[]): Loosening {
  return { text, at: inside(at, ...path), isCertain: true };
}

/** Something else is asked. */
export function other(text: string, at: Ref, ...path: readonly (string | number)[]): Loosening {
  return { ...less(text, at, ...path), isCertain: false };
}

/** Of several lists the one that says the least. */
export function fewest(lists: readonly (readonly Loosening[])[]): readonly Loosening[] | null {
  const weight = (list: readonly Loosening[]): number =>
    list.length + (list.some(({ isCertain }) => !isCertain) ? 1000 : 0);
  return lists.toSorted((a, b) => weight(a) - weight(b))[0] ?? null;
}

/** Whether `a` is longer than `b`. Months and days have no fixed order; a common year decides. */
export function isLonger(a: Duration, b: Duration): boolean {
  return isShorter(b, a, '2025-01-01');
}

/** How old something may be, where it may be older than before; null: it may not. */
export function olderText(before: Duration | null, after: Duration | null): string | null {
  if (before === null) return null;
  if (after === null) return `may be of any age, not only ${durationText(before)} old`;
  if (!isLonger(after, before)) return null;
  return `may be ${durationText(after)} old, not only ${durationText(before)}`;
}

/** A text of the roadmap's in quotes, on one line and short. */
export function quoted(text: string): string {
  return `"${clip(text)}"`;
}

/** The entries of `before` that `after` lacks. */
export function dropped<T>(before: readonly T[] | undefined, after: readonly T[] | undefined): readonly T[] {
  const kept = new Set(after);
  return (before ?? []).filter((one) => !kept.has(one));
}

/**
 * What is certain, and what is not, apart.
 * @param reached what the change reaches by it, where it is more than nothing of a gate
 */
export function group(
  ref: string,
  found: readonly Loosening[],
  reached: Partial<Pick<Loosened, 'of' | 'flips' | 'rose'>>,
): readonly Loosened[] {
  const entry = (kind: Loosened['kind'], loosenings: readonly Loosening[]): readonly Loosened[] =>
    loosenings.length === 0
      ? []
      : [{ ref, kind, loosenings, of: 'gate', flips: false, rose: false, ...reached }];
  return [
    ...entry(
      'loosened',
      found.filter(({ isCertain }) => isCertain),
    ),
    ...entry(
      'changed',
      found.filter(({ isCertain }) => !isCertain),
    ),
  ];
}
