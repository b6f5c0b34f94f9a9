/** The phases as a path from the first to the last, with the window of the current one where it lies on it. */
import type { PhaseResult } from '../../evaluate/phase.ts';
import { markWidth } from './marks.ts';
import { roadLines } from './render-road.ts';
import { renderWindow } from './render-window.ts';
import type { Screen } from './style.ts';

/** The path, each phase with its mark, its time and its progress. */
export function renderPath(phases: readonly PhaseResult[], screen: Screen): string[] {
  const start = 2 + markWidth(screen);
  const rail = `  ${screen.style.dim(screen.unicode ? '│' : ' |')}`;
  const railWidth = screen.unicode ? 3 : 4;
  const roads = roadLines(phases, screen, 'ahead');
  return roads.flatMap(([head, ...below], index) => {
    const lines = [...below, ...renderWindow(phases[index]!, start, screen)];
    if (index === roads.length - 1) return [head!, ...lines];
    return [head!, ...lines.map((line) => rail + line.slice(railWidth)), rail];
  });
}
