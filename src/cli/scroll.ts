/** Which lines of a text are shown where there is no room for all. */

/** How far each key goes: lines, or pages. */
const LINES: Readonly<Record<string, number>> = {
  '\u001b[A': -1,
  '\u001bOA': -1,
  k: -1,
  '\u001b[B': 1,
  '\u001bOB': 1,
  j: 1,
};
const PAGES: Readonly<Record<string, number>> = { '\u001b[5~': -1, b: -1, '\u001b[6~': 1, ' ': 1 };

/** By how many lines a key scrolls; 0 for keys that do not. */
export function scrollBy(key: string, page: number): number {
  return LINES[key] ?? (PAGES[key] ?? 0) * page;
}

/** A part of a text. */
export interface Frame {
  /** As many as there is room for, the last row left over. */
  readonly lines: readonly string[];
  /** The first line that is shown, counted from 0. */
  readonly first: number;
  /** How many are not shown. */
  readonly hidden: number;
}

/** The lines from `first` on, or from where the last one is at the end. */
export function fitFrame(lines: readonly string[], first: number, rows: number): Frame {
  const room = Math.max(1, rows - 1);
  const from = Math.max(0, Math.min(first, lines.length - room));
  const shown = lines.slice(from, from + room);
  const rest = Array.from({ length: room - shown.length }, () => '');
  return { lines: [...shown, ...rest], first: from, hidden: lines.length - shown.length };
}
