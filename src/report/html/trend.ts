/** The trend: decision, gates and criteria over the commits, on one time line. */
import { plural } from '../../diagnostics/plural.ts';
import type { CommitReport } from '../history.ts';
import { timeAxis, timeLine, type TimeLine } from './charts.ts';
import { html, type Markup } from './markup.ts';
import type { PageInput } from './page-input.ts';
import { spansOf, stepLane, stripLane, type Span } from './trend-lanes.ts';

/** The commits, the oldest first, and the time line that they lie on. */
interface Trend {
  readonly commits: readonly CommitReport[];
  readonly line: TimeLine;
  readonly end: string;
}

/** The section of the history; null when it was not asked for. */
export function trendSection({ report, history }: PageInput): Markup | null {
  if (!history) return null;
  const commits = history.commits.filter(({ on }) => on <= report.asOf).toReversed();
  const isPart = history.more || history.shallow;
  if (commits.length === 0) {
    return section(html`<p>No commit that is here touched the roadmap or what it rests on.</p>`);
  }
  const days = commits.map(({ on }) => on);
  const trend = { commits, line: timeLine([...days, report.asOf]), end: report.asOf };
  const gates = report.phases.flatMap(({ id, name, state, gate }) => {
    if (gate === null) return [];
    const criteria = gate.criteria.flatMap((one) => criterionRow(trend, id, one.id, state === 'current'));
    return [gateRow(trend, id, name), ...criteria];
  });
  return section(
    html`<p class="aside">
        As of ${commits.length === 1 ? 'the one commit' : `each of ${commits.length} commits`} that touched
        the roadmap or what it rests on${isPart && '; there were earlier ones'}. Of the criteria, those of the
        current gate and those that moved.
      </p>
      <ol class="road trend">
        ${decisionRow(trend)} ${gates}
      </ol>
      ${timeAxis(trend.line)}
      <p class="legend aside">
        <span class="key good"></span>advance, met <span class="key some"></span>extend, partial
        <span class="key pivot"></span>pivot <span class="key none"></span>not met
      </p>`,
  );
}

function section(content: Markup): Markup {
  return html`<section aria-labelledby="history">
    <h2 id="history">History</h2>
    ${content}
  </section>`;
}

function decisionRow(trend: Trend): Markup {
  const spans = spansIn(trend, ({ decision }) => decision?.outcome ?? null);
  const many = Math.max(0, spans.length - 1);
  const text = `Decision: ${told(spans)}`;
  const changes = many === 0 ? '' : `, ${plural(many, 'change')}`;
  return row('Decision', stripLane(trend.line, spans, text), `${spans.at(-1)?.value ?? ''}${changes}`);
}

function gateRow(trend: Trend, id: string, name: string): Markup {
  const spans = spansIn(trend, ({ gates }) => gates.find(({ phase }) => phase === id)?.status ?? null);
  const text = `Gate of ${name}: ${told(spans)}`;
  return row(`Gate of ${name}`, stripLane(trend.line, spans, text), spans.at(-1)?.value ?? '');
}

/** None for a criterion that never moved in a gate that is not at hand. */
function criterionRow(trend: Trend, phase: string, id: string, isCurrent: boolean): readonly Markup[] {
  const spans = spansIn(trend, ({ gates }) => {
    const criteria = gates.find((gate) => gate.phase === phase)?.criteria;
    return criteria?.find((one) => one.id === id)?.progress ?? null;
  });
  if (spans.length === 0 || (spans.length === 1 && !isCurrent)) return [];
  const text = `${phase}/${id}: ${told(spans)}`;
  return [row(`${phase}/${id}`, stepLane(trend.line, spans, text), String(spans.at(-1)!.value))];
}

function spansIn<T extends string | number>(
  { commits, end }: Trend,
  valueOf: (commit: CommitReport) => T | null,
): readonly Span<T>[] {
  return spansOf(
    commits.map((commit) => ({ on: commit.on, value: valueOf(commit) })),
    end,
  );
}

function row(name: string, lane: Markup, now: string): Markup {
  return html`<li>
    <div class="name">${name}</div>
    ${lane} <span class="tally">${now}</span>
  </li>`;
}

/** The chart in words. */
function told(spans: readonly Span<string | number>[]): string {
  return spans.length === 0
    ? 'never judged'
    : spans.map(({ from, value }) => `${value} from ${from}`).join(', ');
}
