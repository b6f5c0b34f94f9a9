/** The way to advance: what is still missing, the nearest to its target first. */
import type { UnplacedReport } from '../build.ts';
import { columnFor, entry, spread } from './layout.ts';
import type { Screen } from './style.ts';

const SHOWN = 4;

/** The next steps; nothing when there are none. */
export function renderAdvance({ decision }: UnplacedReport, screen: Screen): string[] {
  if (decision === null || decision.toAdvance.length === 0) return [];
  const steps = decision.toAdvance.map(({ criterion, lacks }) => ({
    id: criterion.slice(decision.phase.length + 1),
    lacks,
  }));
  const most = screen.verbose || steps.length <= SHOWN + 1 ? steps.length : SHOWN;
  const shown = steps.slice(0, most);
  const number = (index: number): string => `${index + 1}. `.padStart(String(most).length + 2);
  const column = columnFor(
    screen,
    2 + number(0).length,
    shown.map(({ id }) => id),
  );
  const lines = shown.flatMap(({ id, lacks }, index) =>
    entry(screen, { indent: 2, label: [{ text: number(index) + id }], column, text: lacks }),
  );
  const flag = { text: '--verbose', paint: screen.style.dim };
  const more = spread(screen, 2, [{ text: `… ${steps.length - most} more` }], flag);
  const title = screen.style.bold('To advance, nearest first');
  return [`  ${title}`, ...lines, ...(most < steps.length ? more : [])];
}
