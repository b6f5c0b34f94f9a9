/** Findings held against the baseline: those that were there already, the new ones, and entries that are gone. */
import { countOf, type Baseline, type BaselineEntry } from '../model/baseline.ts';
import type { TextFinding } from '../evaluate/finding.ts';
import { fingerprintOf, isGenuine } from './fingerprint.ts';

export interface Comparison<T extends TextFinding = TextFinding> {
  readonly known: readonly { readonly found: T; readonly entry: BaselineEntry }[];
  readonly fresh: readonly T[];
  readonly gone: readonly GoneEntry[];
}

/** An entry that is no longer found as often as it says. */
export interface GoneEntry {
  readonly entry: BaselineEntry;
  /** Its place in the list. */
  readonly index: number;
  /** How often it is still found. */
  readonly left: number;
}

/**
 * Compares findings with the baseline. Of equal texts in one file as many are known as the entry counts, the first ones.
 * @param found in the order of their places
 * @param wasChecked whether this run looked for what the entry is about; one that it did not look for is not gone
 */
export function compareBaseline<T extends TextFinding>(
  baseline: Baseline | null,
  found: readonly T[],
  wasChecked: (entry: BaselineEntry) => boolean = () => true,
): Comparison<T> {
  const genuine = (baseline?.entries ?? []).filter(isGenuine);
  const entries = new Map(genuine.map((entry) => [entry.fingerprint, entry]));
  const times = new Map<string, number>();
  const known: { found: T; entry: BaselineEntry }[] = [];
  const fresh: T[] = [];
  for (const one of found) {
    const fingerprint = fingerprintOf(one);
    const nth = (times.get(fingerprint) ?? 0) + 1;
    times.set(fingerprint, nth);
    const entry = entries.get(fingerprint);
    if (entry && nth <= countOf(entry) && knows(entry, one)) known.push({ found: one, entry });
    else fresh.push(one);
  }
  const gone = (baseline?.entries ?? []).flatMap((entry, index): GoneEntry[] => {
    const left = isGenuine(entry) ? (times.get(entry.fingerprint) ?? 0) : 0;
    return left < countOf(entry) && wasChecked(entry) ? [{ entry, index, left }] : [];
  });
  return { known, fresh, gone };
}

/** That a proof could not be checked is no reason to pass over one that was, and is false. */
function knows(entry: BaselineEntry, { finding }: TextFinding): boolean {
  return finding.rule !== 'claim-contradicted' || entry.rule === finding.rule;
}
