/** What became of the gates since another revision, in a line for each thing that changed. */
import { plural } from '../../diagnostics/plural.ts';
import type { BaseReport } from '../report.ts';
import { paragraph } from './layout.ts';
import { renderChanges } from './render-changes.ts';
import type { Screen } from './style.ts';

const SHOWN = 12;

/** "Since main (3f2a91c)", and what rose, fell, was loosened, removed, added or lost. */
export function renderSince({ revision, commit, compared, changes }: BaseReport, screen: Screen): string[] {
  const title = `Since ${revision} (${commit.slice(0, 7)})`;
  if (!compared) return paragraph(screen, 2, `${title}: there was no roadmap yet.`);
  if (changes.length === 0) return paragraph(screen, 2, `${title}: nothing that bears on the gates changed.`);
  const some = screen.verbose || changes.length <= SHOWN ? changes : changes.slice(0, SHOWN - 1);
  return [
    ...paragraph(screen, 2, title, screen.style.bold),
    ...renderChanges(some, screen),
    ...(some.length < changes.length
      ? paragraph(screen, 2, `… ${plural(changes.length - some.length, 'more change')}: --verbose shows them`)
      : []),
  ];
}
