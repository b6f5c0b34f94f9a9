/** Baselines made and changed: recorded once, from then on only smaller, unless somebody gives a reason. */
import type { TextFinding } from '../evaluate/finding.ts';
import { countOf, type Baseline, type BaselineEntry } from '../model/baseline.ts';
import type { IsoDate } from '../model/date.ts';
import { flatten } from '../model/flat-text.ts';
import type { GoneEntry } from './compare.ts';
import { fingerprintOf } from './fingerprint.ts';

/** The baseline of all these findings, where there was none. */
export function recordBaseline(found: readonly TextFinding[], on: IsoDate): Baseline {
  return { version: 1, entries: entriesOf(found, on, []) };
}

/** The baseline without what is gone. */
export function pruneBaseline(baseline: Baseline, gone: readonly GoneEntry[]): Baseline {
  const left = new Map(gone.map((one) => [one.entry.fingerprint, one.left]));
  const entries = baseline.entries.flatMap((entry) => {
    const count = left.get(entry.fingerprint);
    return count === undefined ? [entry] : count > 0 ? [withCount(entry, count)] : [];
  });
  return { ...pick(baseline), entries };
}

/** The baseline of all these findings, whatever it was before; what it had already keeps its day. */
export function resetBaseline(
  before: Baseline,
  found: readonly TextFinding[],
  reset: { readonly on: IsoDate; readonly reason: string },
): Baseline {
  return { version: 1, reset, entries: entriesOf(found, reset.on, before.entries) };
}

/** By file, text and rule, so that the order of findings does not show. */
function entriesOf(
  found: readonly TextFinding[],
  on: IsoDate,
  before: readonly BaselineEntry[],
): readonly BaselineEntry[] {
  const days = new Map(before.map(({ fingerprint, since }) => [fingerprint, since]));
  const entries = new Map<string, BaselineEntry>();
  for (const one of found) {
    const fingerprint = fingerprintOf(one);
    const { rule, at } = one.finding;
    const entry = entries.get(fingerprint);
    const since = days.get(fingerprint) ?? on;
    const added = { rule, file: at.file, fingerprint, text: flatten(one.text), since };
    entries.set(fingerprint, entry ? withCount(entry, countOf(entry) + 1) : added);
  }
  const key = ({ file, text, rule, fingerprint }: BaselineEntry): string =>
    [file, text, rule, fingerprint].join('\0');
  return [...entries.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function withCount({ count: _count, ...entry }: BaselineEntry, count: number): BaselineEntry {
  return count === 1 ? entry : { ...entry, count };
}

/** A baseline without what a roadmap adds to it. */
function pick({ version, reset }: Baseline): Omit<Baseline, 'entries'> {
  return { version, ...(reset ? { reset } : {}) };
}
