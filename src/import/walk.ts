/** Goes through an outline. */
import type { Entry } from './outline.ts';

/** An entry, and what it stands in, from the document down. */
export interface Visit {
  readonly entry: Entry;
  readonly ancestors: readonly Entry[];
}

/** Every entry below one, in the order of the document. */
export function walk(top: Entry): readonly Visit[] {
  const visits: Visit[] = [];
  const visit = (entry: Entry, ancestors: readonly Entry[]): void => {
    visits.push({ entry, ancestors });
    if (entry.children.length === 0) return;
    const inside = [...ancestors, entry];
    for (const child of entry.children) visit(child, inside);
  };
  for (const child of top.children) visit(child, [top]);
  return visits;
}
