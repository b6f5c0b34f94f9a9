/** What was so for a time, on a time line: as strips, or as a line that steps. */
import { addDays, type IsoDate } from '../../model/date.ts';
import { percent, strip, type TimeLine } from './charts.ts';
import { html, type Markup } from './markup.ts';

/** A value and how long it held: up to the day before `to`. */
export interface Span<T> {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly value: T;
}

const TOP = 4;
const BOTTOM = 24;

/**
 * The values in spans; null is a gap. Of several on a day the last one counts.
 * @param points the oldest first
 * @param end the last day
 */
export function spansOf<T extends string | number>(
  points: readonly { readonly on: IsoDate; readonly value: T | null }[],
  end: IsoDate,
): readonly Span<T>[] {
  const after = addDays(end, 1);
  const spans: Span<T>[] = [];
  for (const [index, { on, value }] of points.entries()) {
    const to = points[index + 1]?.on ?? after;
    if (value === null || to <= on) continue;
    const last = spans.at(-1);
    if (last?.value === value && last.to === on) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from: on, to, value });
  }
  return spans;
}

/** Spans of words, by which the strips look. */
export function stripLane(line: TimeLine, spans: readonly Span<string>[], text: string): Markup {
  return html`<svg class="lane" role="img" aria-label="${text}" width="100%" height="28">
    ${ticks(line)} ${spans.map(({ from, to, value }) => strip(value, line.at(from), line.at(to)))}
  </svg>`;
}

/** Spans of numbers from 0 to 1. */
export function stepLane(line: TimeLine, spans: readonly Span<number>[], text: string): Markup {
  return html`<svg class="lane" role="img" aria-label="${text}" width="100%" height="28">
    ${ticks(line)}
    ${spans.map((span, index) => {
      const before = spans[index - 1];
      const [from, to, y] = [line.at(span.from), line.at(span.to), heightOf(span.value)];
      return [step(from, to, y, y), before?.to === span.from && step(from, from, heightOf(before.value), y)];
    })}
  </svg>`;
}

function ticks({ ticks: marks }: TimeLine): readonly Markup[] {
  return marks.map(
    ({ at }) => html`<line class="tick" x1="${percent(at)}" x2="${percent(at)}" y1="0" y2="28" />`,
  );
}

function step(from: number, to: number, before: number, after: number): Markup {
  return html`<line class="step" x1="${percent(from)}" x2="${percent(to)}" y1="${before}" y2="${after}" />`;
}

function heightOf(progress: number): number {
  return Math.round((BOTTOM - progress * (BOTTOM - TOP)) * 10) / 10;
}
