/** Public claims and metrics: a line each, and all of them with verbose. */
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { ClaimStatus } from '../report.ts';
import type { UnplacedReport } from '../build.ts';
import { columnFor, entry } from './layout.ts';
import { mark, markWidth, type Mark } from './marks.ts';
import type { Screen } from './style.ts';
import { metricText } from './value-text.ts';

const ORDER: readonly ClaimStatus[] = [
  'supported',
  'understated',
  'disclosed',
  'unverified',
  'stale',
  'overstated',
  'contradicted',
  'unsupported',
  'orphaned',
];
const CLAIM_MARKS: Readonly<Partial<Record<ClaimStatus, Mark>>> = {
  supported: 'met',
  understated: 'met',
  disclosed: 'not-met',
  unverified: 'unverified',
};

/** How many public claims there are of each status. */
export function renderClaims({ claims }: UnplacedReport, screen: Screen): string[] {
  if (claims.length === 0) return [];
  const tallies = ORDER.map(
    (status) => [claims.filter((one) => one.status === status).length, status] as const,
  );
  const text = tallies
    .filter(([many]) => many > 0)
    .map(([many, status]) => `${many} ${status}`)
    .join(', ');
  const line = entry(screen, {
    indent: 2,
    label: [{ text: 'Claims', paint: screen.style.bold }],
    column: 11,
    text,
  });
  if (!screen.verbose) return line;
  const start = 2 + markWidth(screen);
  const column = columnFor(
    screen,
    start,
    claims.map(({ id }) => id),
  );
  const details = claims.flatMap(({ id, status, text: said }) => {
    const label = [mark(screen, CLAIM_MARKS[status] ?? 'wrong'), { text: id }];
    return entry(screen, { indent: 2, label, column, text: `${status}: "${said}"` });
  });
  return [...line, ...details];
}

/** How many metrics reach the current phase's target. */
export function renderMetrics({ metrics }: UnplacedReport, evaluation: Evaluation, screen: Screen): string[] {
  if (metrics.length === 0 || evaluation.phases.length < evaluation.world.roadmap.phases.length) return [];
  const targeted = metrics.filter(({ target }) => target !== null);
  const reached = targeted.filter(({ status }) => status === 'met').length;
  const others = metrics.length - targeted.length;
  const texts = [
    ...(targeted.length > 0 ? [`${reached} of ${targeted.length} reach their target`] : []),
    ...(others > 0 ? [`${others} without a target for now`] : []),
  ];
  const text = texts.join(', ');
  const line = entry(screen, {
    indent: 2,
    label: [{ text: 'Metrics', paint: screen.style.bold }],
    column: 11,
    text,
  });
  if (!screen.verbose) return line;
  const start = 2 + markWidth(screen);
  const column = columnFor(
    screen,
    start,
    metrics.map(({ id }) => id),
  );
  const details = evaluation.metrics.flatMap((one, index) => {
    const label = [mark(screen, metrics[index]!.status ?? 'none'), { text: one.metric.id }];
    return entry(screen, { indent: 2, label, column, text: metricText(one) });
  });
  return [...line, ...details];
}
