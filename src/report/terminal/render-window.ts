/** The window of the current phase as a bar: what is early, what is open, and the day on it. */
import { judgeWindow, type WindowResult } from '../../decide/window.ts';
import type { PhaseResult } from '../../evaluate/phase.ts';
import { daysBetween, type IsoDate } from '../../model/date.ts';
import { roomOf } from './layout.ts';
import type { Paint, Screen, Style } from './style.ts';

/** As wide as a page of usual width: on a wider one, nothing would be seen better. */
const WIDEST = 80;

type Stretch = 'early' | 'open' | 'outside' | 'day';

const CELLS: Readonly<Record<Stretch, readonly [unicode: string, ascii: string, look: keyof Style]>> = {
  early: ['░', '-', 'dim'],
  open: ['▓', '=', 'green'],
  outside: ['·', '.', 'dim'],
  day: ['┃', '|', 'bold'],
};

/** The bar and its days below, after `indent` spaces; nothing for a phase whose window says no days, or is not now. */
export function renderWindow({ phase, state, time }: PhaseResult, indent: number, screen: Screen): string[] {
  const window = judgeWindow(phase.window, time);
  if (state !== 'current' || window.starts === null) return [];
  const width = Math.min(roomOf(screen), WIDEST) - indent;
  const days = [window.starts, time, window.earliest, window.latest].filter((day) => day !== null).toSorted();
  const [first, last] = [days[0]!, days.at(-1)!];
  const span = Math.max(1, daysBetween(first, last));
  const cellOf = (day: IsoDate): number => Math.round((daysBetween(first, day) / span) * (width - 1));
  const isOver = window.latest !== null && window.latest < last;
  const shown = { ...window, latest: isOver ? window.latest : null };
  const cells = Array.from({ length: width }, (_, cell) => stretchAt(cell, cellOf, shown, time));
  const labels = placeDays([time, window.starts, window.latest, window.earliest], cellOf, width);
  const line = labels
    .map(({ day, gap }) => ' '.repeat(gap) + (day === time ? screen.style.bold(day) : screen.style.dim(day)))
    .join('');
  return [' '.repeat(indent) + paintCells(cells, screen), ' '.repeat(indent) + line];
}

function stretchAt(
  cell: number,
  cellOf: (day: IsoDate) => number,
  { starts, earliest, latest }: WindowResult,
  today: IsoDate,
): Stretch {
  if (cell === cellOf(today)) return 'day';
  if (cell < cellOf(starts!) || (latest !== null && cell > cellOf(latest))) return 'outside';
  return earliest !== null && cell < cellOf(earliest) ? 'early' : 'open';
}

/** One look for a run of the same cells. */
function paintCells(cells: readonly Stretch[], { unicode, style }: Screen): string {
  let text = '';
  for (let from = 0, to = 0; from < cells.length; from = to) {
    while (cells[to] === cells[from]) to += 1;
    const [shape, ascii, look] = CELLS[cells[from]!];
    const paint: Paint = style[look];
    text += paint((unicode ? shape : ascii).repeat(to - from));
  }
  return text;
}

/** The days that there is room for, the first ones first; each stands where its cell is, with so many spaces before it. */
function placeDays(
  wanted: readonly (IsoDate | null)[],
  cellOf: (day: IsoDate) => number,
  width: number,
): readonly { readonly day: IsoDate; readonly gap: number }[] {
  const placed: { day: IsoDate; from: number }[] = [];
  for (const day of wanted) {
    if (day === null) continue;
    const from = cellOf(day) + day.length <= width ? cellOf(day) : Math.max(0, cellOf(day) - day.length + 1);
    if (placed.every((one) => Math.abs(one.from - from) >= day.length + 2)) placed.push({ day, from });
  }
  const sorted = placed.toSorted((a, b) => a.from - b.from);
  return sorted.map(({ day, from }, index) => {
    const before = sorted[index - 1];
    return { day, gap: before === undefined ? from : from - before.from - before.day.length };
  });
}
