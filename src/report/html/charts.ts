/** Charts as SVG. Places are in percent, so that a chart is as wide as there is room and its text stays as large as any. */
import { scaleLinear, scaleUtc, type ScaleTime } from 'd3-scale';
import { addDays, daysBetween, type IsoDate } from '../../model/date.ts';
import type { PhaseReport } from '../report.ts';
import { html, type Content, type Markup } from './markup.ts';

const DAY_MS = 86_400_000;
/** A year and more is told in months, and less in days. */
const MONTHS_FROM = 100;

/** Days along a line from 0 to 100. */
export interface TimeLine {
  readonly at: (day: IsoDate) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** The time line that all the days lie on. */
export function timeLine(days: readonly IsoDate[]): TimeLine {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const span = Math.max(7, daysBetween(first, last));
  const margin = Math.ceil(span / 25);
  const from = timeOf(addDays(first, -margin));
  // At the end of time there is no room left.
  const to = Math.max(timeOf(addDays(first, span + margin)), from + DAY_MS);
  const scale: ScaleTime<number, number> = scaleUtc([from, to], [0, 100]);
  const name = scale.tickFormat(5, span < MONTHS_FROM ? '%Y-%m-%d' : '%Y-%m');
  const marks = scale.ticks(4).map((tick) => ({ at: scale(tick), text: name(tick) }));
  return {
    at: (day) => scale(timeOf(day)),
    // A name at the very end would be cut, and the same twice tells nothing.
    ticks: marks.filter(
      ({ at, text }, index) => at > 5 && at < 95 && text !== marks[index - 1]?.text && /^\d{4}-/.test(text),
    ),
  };
}

/** A phase on the time line: what is early, what is open, the day it passed, and today. */
export function phaseLane(
  line: TimeLine,
  { state, passed, window }: PhaseReport,
  today: IsoDate,
  text: string,
): Markup {
  const { starts, earliest, latest } = window;
  const end = latest === null ? 100 : line.at(addDays(latest, 1));
  const middle = starts === null ? 0 : line.at(earliest ?? starts);
  return html`<svg class="lane ${state}" role="img" aria-label="${text}" width="100%" height="28">
    ${line.ticks.map(({ at }) => html`<line class="tick" x1="${percent(at)}" x2="${percent(at)}" y1="0" y2="28" />`)}
    ${
      starts !== null && [
        strip('early', line.at(starts), Math.min(middle, end)),
        strip(latest === null ? 'endless' : 'open', middle, end),
      ]
    }
    ${passed !== null && html`<circle class="passed" cx="${percent(line.at(passed))}" cy="14" r="6" />`}
    <line class="today" x1="${percent(line.at(today))}" x2="${percent(line.at(today))}" y1="0" y2="28" />
  </svg>`;
}

/** The names of the days below the lanes. */
export function timeAxis({ ticks }: TimeLine): Markup {
  return html`<div class="axis" aria-hidden="true">
    <svg width="100%" height="18">
      ${ticks.map(({ at, text }) => html`<text x="${percent(at)}" y="14" text-anchor="middle">${text}</text>`)}
    </svg>
  </div>`;
}

/** How many there are of each sort, side by side. */
export function stackedBar(
  parts: readonly { readonly many: number; readonly look: string }[],
  text: string,
): Markup {
  const all = parts.reduce((sum, { many }) => sum + many, 0);
  const scale = scaleLinear([0, Math.max(1, all)], [0, 100]);
  const strips: Content[] = [];
  let before = 0;
  for (const { many, look } of parts) {
    strips.push(bar(look, scale(before), scale(before + many)));
    before += many;
  }
  return html`<svg class="stack" role="img" aria-label="${text}" width="100%" height="12">
    <rect class="track" width="100%" height="12" />
    ${strips}
  </svg>`;
}

/** Progress, which a text beside it tells as well. */
export function progressBar(progress: number): Markup {
  return html`<svg class="progress" aria-hidden="true" width="100%" height="8">
    <rect class="track" width="100%" height="8" rx="4" />
    ${progress > 0 && html`<rect class="done" width="${percent(progress * 100)}" height="8" rx="4" />`}
  </svg>`;
}

/** A part of a lane. */
export function strip(look: string, from: number, to: number): Content {
  return (
    to > from &&
    html`<rect class="${look}" x="${percent(from)}" width="${percent(to - from)}" y="7" height="14" rx="2" />`
  );
}

function bar(look: string, from: number, to: number): Content {
  return (
    to > from && html`<rect class="${look}" x="${percent(from)}" width="${percent(to - from)}" height="12" />`
  );
}

/** A place along a chart. */
export function percent(number: number): string {
  return `${Math.round(number * 100) / 100}%`;
}

function timeOf(day: IsoDate): number {
  return daysBetween('1970-01-01', day) * DAY_MS;
}
