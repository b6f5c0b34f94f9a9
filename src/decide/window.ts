/** Where a day lies in a phase's window. */
import { addDays, addDuration, type IsoDate } from '../model/date.ts';
import type { Window } from '../model/roadmap.ts';
import type { WindowState } from '../report/report.ts';

/** A window on a day. */
export interface WindowResult {
  readonly state: WindowState;
  readonly starts: IsoDate | null;
  /** The first day that is not early; null without a minimum. */
  readonly earliest: IsoDate | null;
  /** The last day that is not overdue; null without a maximum. */
  readonly latest: IsoDate | null;
}

const NO_WINDOW: WindowResult = { state: 'none', starts: null, earliest: null, latest: null };

/** The window's state on `day`. */
export function judgeWindow(window: Window | null, day: IsoDate): WindowResult {
  if (window === null || window.starts === null) return NO_WINDOW;
  const { starts, min, max } = window;
  const earliest = min ? addDuration(starts, min) : null;
  const end = max ? addDuration(starts, max) : null;
  const latest = end === null ? null : addDays(end, -1);
  return { state: stateOn(day, starts, earliest, end), starts, earliest, latest };
}

function stateOn(day: IsoDate, starts: IsoDate, earliest: IsoDate | null, end: IsoDate | null): WindowState {
  if (day < starts) return 'before';
  if (earliest !== null && day < earliest) return 'early';
  return end !== null && day >= end ? 'overdue' : 'open';
}
