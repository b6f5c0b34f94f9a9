/** What changed between two states, in a line each. */
import type { StateChange } from '../report.ts';
import { columnFor, entry, type Piece } from './layout.ts';
import type { Screen, Style } from './style.ts';

const LOOKS: Readonly<Record<StateChange['kind'], keyof Style>> = {
  rose: 'green',
  fell: 'red',
  loosened: 'yellow',
  tightened: 'blue',
  removed: 'yellow',
  changed: 'yellow',
  lost: 'red',
  stale: 'red',
  gained: 'green',
  added: 'blue',
};

/** The changes, their kinds and names in columns. */
export function renderChanges(changes: readonly StateChange[], screen: Screen): string[] {
  const widest = Math.max(...changes.map(({ kind }) => kind.length), 'loosened'.length) + 2;
  const column = columnFor(
    screen,
    2 + widest,
    changes.map(({ ref }) => ref),
  );
  return changes.flatMap(({ kind, ref, text }) => {
    const label: readonly Piece[] = [
      { text: kind.padEnd(widest), paint: screen.style[LOOKS[kind]] },
      { text: ref },
    ];
    return entry(screen, { indent: 2, label, column, text, most: screen.verbose ? 100 : 4 });
  });
}
