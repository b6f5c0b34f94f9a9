/** The metrics by group, each with how far it is towards the current phase's target. */
import type { MetricResult } from '../../evaluate/metric.ts';
import { widthOf } from '../../diagnostics/terminal-text.ts';
import { clipped, entry, paragraph, roomOf, spread, type Piece } from './layout.ts';
import { BAR_WIDTH, barPieces, mark, markWidth } from './marks.ts';
import type { Screen } from './style.ts';
import { metricText } from './value-text.ts';

const SHOWN = 8;
const WIDEST_NAME = 34;

/** The groups in the order of their first metrics, a line for each metric. */
export function renderMetricGroups(metrics: readonly MetricResult[], screen: Screen): string[] {
  const groups = new Map<string | null, MetricResult[]>();
  for (const one of metrics) {
    const group = groups.get(one.metric.group);
    if (group) group.push(one);
    else groups.set(one.metric.group, [one]);
  }
  const nameWidth = Math.max(0, ...metrics.map(({ metric }) => widthOf(nameOf(metric.name, screen))));
  return [...groups].flatMap(([group, all]) => {
    const some = screen.verbose || all.length <= SHOWN ? all : all.slice(0, SHOWN - 1);
    const title = group ?? (groups.size > 1 ? 'Without a group' : '');
    const flag = { text: '--verbose', paint: screen.style.dim };
    return [
      ...(title === '' ? [] : paragraph(screen, 2, title, screen.style.bold)),
      ...some.flatMap((one) => metricLines(one, nameWidth, screen)),
      ...(some.length < all.length
        ? spread(screen, 2, [{ text: `… ${all.length - some.length} more` }], flag)
        : []),
    ];
  });
}

function metricLines(one: MetricResult, nameWidth: number, screen: Screen): string[] {
  const { metric, target, result } = one;
  const name = nameOf(metric.name, screen);
  const status = target === null ? 'none' : (result?.status ?? 'not-met');
  const label: readonly Piece[] = [mark(screen, status), { text: name }];
  const gap: Piece = { text: ' '.repeat(nameWidth + 2 - widthOf(name)) };
  const column = 2 + markWidth(screen) + nameWidth + 2;
  const text = metricText(one);
  if (target === null) return entry(screen, { indent: 2, label, column, text });
  const bar = barPieces(screen, result?.progress ?? 0);
  return entry(screen, { indent: 2, label: [...label, gap, ...bar], column: column + BAR_WIDTH + 2, text });
}

/** A metric's name, which may be cut: what is measured stands beside it. */
function nameOf(name: string, screen: Screen): string {
  const most = Math.min(WIDEST_NAME, Math.floor(roomOf(screen) * 0.35));
  return clipped(screen, roomOf(screen) - most, name);
}
