/** What became of the gates since another revision, in a line for each thing that changed. */
import type { BaseReport, GateChange } from '../report.ts';
import { columnFor, entry, paragraph, plural, type Piece } from './layout.ts';
import type { Screen, Style } from './style.ts';

const SHOWN = 12;
const LOOKS: Readonly<Record<GateChange['kind'], keyof Style>> = {
  rose: 'green',
  fell: 'red',
  loosened: 'yellow',
  removed: 'yellow',
  changed: 'yellow',
  lost: 'red',
  added: 'blue',
};
const WIDEST = Math.max(...Object.keys(LOOKS).map((kind) => kind.length)) + 2;

/** "Since main (3f2a91c)", and what rose, fell, was loosened, removed, added or lost. */
export function renderSince({ revision, commit, compared, changes }: BaseReport, screen: Screen): string[] {
  const title = `Since ${revision} (${commit.slice(0, 7)})`;
  if (!compared) return paragraph(screen, 2, `${title}: there was no roadmap yet.`);
  if (changes.length === 0) return paragraph(screen, 2, `${title}: nothing that bears on the gates changed.`);
  const some = screen.verbose || changes.length <= SHOWN ? changes : changes.slice(0, SHOWN - 1);
  const column = columnFor(
    screen,
    2 + WIDEST,
    some.map(({ ref }) => ref),
  );
  return [
    ...paragraph(screen, 2, title, screen.style.bold),
    ...some.flatMap(({ kind, ref, text }) => {
      const label: readonly Piece[] = [
        { text: kind.padEnd(WIDEST), paint: screen.style[LOOKS[kind]] },
        { text: ref },
      ];
      return entry(screen, { indent: 2, label, column, text, most: screen.verbose ? 100 : 4 });
    }),
    ...(some.length < changes.length
      ? paragraph(screen, 2, `… ${plural(changes.length - some.length, 'more change')}: --verbose shows them`)
      : []),
  ];
}
