/** What the parts of `validate` share: the list that problems go to, and the names that may be referred to. */
import type { Diagnostic, Spot } from '../diagnostics/diagnostic.ts';
import type { EvidenceRecord } from '../model/roadmap.ts';
import type { InputRule } from '../diagnostics/catalog.ts';

/** A register while it is put together from its files. */
export interface RegisterIndex {
  readonly name: string;
  readonly records: EvidenceRecord[];
  /** Every field that a record has or `fields` names. */
  readonly fields: Set<string>;
  /** The first file that adds to it. */
  readonly file: string;
  /** Some of it could not be read, so that what it lacks may only look missing. */
  damaged: boolean;
}

export interface Context {
  readonly problems: Diagnostic[];
  readonly registers: Map<string, RegisterIndex>;
  /** Regular expressions, compiled at the end, since their engine is loaded only where one is used. */
  readonly patterns: { readonly source: string; readonly at: Spot }[];
}

/** Adds a problem. */
export function report(context: Context, rule: InputRule, at: Spot, message: string, hint: string): void {
  context.problems.push({ rule, message, hint, at });
}

/** Reports the second and later of equal names. */
export function reportDuplicates<T>(
  context: Context,
  items: readonly T[],
  nameOf: (item: T) => string,
  spotOf: (item: T, index: number) => Spot,
  what: string,
  hint = 'rename one of them',
): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const name = nameOf(item);
    if (seen.has(name)) {
      report(context, 'duplicate-id', spotOf(item, index), `there are two ${what} called "${name}"`, hint);
    }
    seen.add(name);
  }
}
