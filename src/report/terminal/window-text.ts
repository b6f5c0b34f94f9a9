/** What a phase's window says on the day, in a few words. */
import { plural } from '../../diagnostics/plural.ts';
import { judgeWindow } from '../../decide/window.ts';
import type { PhaseResult } from '../../evaluate/phase.ts';
import { addDays, daysBetween, durationText, type IsoDate } from '../../model/date.ts';
import type { Window } from '../../model/roadmap.ts';

/** Where a phase stands in time. */
export function windowText({ phase, state, time }: PhaseResult): string {
  if (state === 'completed') return `passed ${phase.passed}`;
  if (state === 'future') return futureText(phase.window);
  const { state: window, starts, earliest, latest } = judgeWindow(phase.window, time);
  const day = starts === null ? '' : `day ${daysBetween(starts, time) + 1}, `;
  switch (window) {
    case 'none':
      return 'in progress, no window';
    case 'before':
      return `starts ${starts}, in ${plural(daysBetween(time, starts!), 'day')}`;
    case 'early':
      return `${day}early, open from ${earliest}`;
    case 'open':
      return latest === null ? `${day}open` : `${day}open, ${leftText(time, latest)}`;
    case 'overdue':
      return `${day}overdue since ${addDays(latest!, 1)}`;
  }
}

function leftText(time: IsoDate, latest: IsoDate): string {
  const left = daysBetween(time, latest);
  return left === 0 ? 'the last day' : `${plural(left, 'day')} left`;
}

function futureText(window: Window | null): string {
  const length = window === null ? '' : lengthText(window);
  return length === '' ? 'not started' : `${length}, not started`;
}

/** "8 to 16 weeks". */
export function lengthText({ min, max }: Window): string {
  if (min && max) {
    return min.unit === max.unit
      ? `${min.count} to ${durationText(max)}`
      : `${durationText(min)} to ${durationText(max)}`;
  }
  if (min) return `at least ${durationText(min)}`;
  return max ? `at most ${durationText(max)}` : '';
}
