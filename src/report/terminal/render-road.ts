/** The road: every phase with its mark, its time, its progress. */
import { widthOf } from '../../diagnostics/terminal-text.ts';
import { counts } from '../../evaluate/criterion.ts';
import type { PhaseResult } from '../../evaluate/phase.ts';
import { clean, clipped, columnFor, paint, paragraph, roomOf } from './layout.ts';
import { bar, BAR_WIDTH, mark, markWidth, type Mark } from './marks.ts';
import type { Screen } from './style.ts';
import { windowText } from './window-text.ts';

/** A line for each phase; where there is no room for its time, that stands below. */
export function renderRoad(phases: readonly PhaseResult[], screen: Screen): string[] {
  return roadLines(phases, screen, 'none').flat();
}

/**
 * The lines of each phase.
 * @param ahead the mark of phases that are still to come
 */
export function roadLines(phases: readonly PhaseResult[], screen: Screen, ahead: Mark): string[][] {
  const start = 2 + markWidth(screen);
  const rows = phases.map((phase) => ({
    phase,
    name: clipped(screen, start, phase.phase.name),
    time: clean(screen, timeText(phase)),
    tally: tallyText(phase),
  }));
  const column = columnFor(
    screen,
    start,
    rows.map(({ name }) => name),
  );
  const tallyWidth = Math.max(...rows.map(({ tally }) => tally.length));
  const room = roomOf(screen) - 2 - BAR_WIDTH - 1 - tallyWidth;
  const endOf = ({ name, time }: (typeof rows)[number]): number =>
    Math.max(column, start + widthOf(name) + 2) + widthOf(time);
  const barColumn = Math.max(column - 2, ...rows.map(endOf).filter((end) => end <= room)) + 2;
  return rows.map((row) => {
    const { phase, name, time, tally } = row;
    const progress = tally === '' ? '' : `${bar(screen, phase.gate!.progress)} ${tally.padStart(tallyWidth)}`;
    const isBeside = endOf(row) <= room;
    const nameEnd = start + widthOf(name);
    const timeGap = ' '.repeat(Math.max(2, column - nameEnd));
    const head = `  ${paint(screen, mark(screen, phaseMark(phase, ahead)))}${name}${isBeside ? timeGap + time : ''}`;
    const gap = ' '.repeat(Math.max(2, barColumn - (isBeside ? endOf(row) : nameEnd)));
    const fits = nameEnd + gap.length + BAR_WIDTH + 1 + tallyWidth <= roomOf(screen);
    if (isBeside) return [progress === '' ? head : head + gap + progress];
    if (fits || progress === '')
      return [progress === '' ? head : head + gap + progress, ...paragraph(screen, start, time)];
    return [head, `${' '.repeat(start)}${progress}`, ...paragraph(screen, start, time)];
  });
}

function phaseMark({ state, gate }: PhaseResult, ahead: Mark): Mark {
  if (state === 'current') return 'current';
  if (state === 'future') return ahead;
  return gate === null || gate.status === 'met' ? 'met' : 'wrong';
}

/** The time of a phase, and what is not plain about the gate it has passed. */
function timeText(phase: PhaseResult): string {
  const time = windowText(phase);
  const { gate } = phase;
  if (phase.state !== 'completed' || gate === null) return time;
  if (gate.status !== 'met') return `${time}, its gate is ${gate.status} now`;
  const attested = gate.criteria.filter(
    ({ criterion, selfAttested }) => counts(criterion) && selfAttested,
  ).length;
  return attested > 0 ? `${time}, ${attested} self-attested` : time;
}

/** How many of the criteria that count are met; empty without a gate. */
function tallyText({ gate }: PhaseResult): string {
  if (gate === null) return '';
  const counting = gate.criteria.filter(({ criterion }) => counts(criterion));
  return `${counting.filter(({ result }) => result.status === 'met').length}/${counting.length}`;
}
