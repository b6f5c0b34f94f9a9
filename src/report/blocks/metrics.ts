/** The metrics: their values, held against the current phase's targets. */
import type { MetricResult } from '../../evaluate/metric.ts';
import { targetText } from '../../model/target.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { numberText } from '../terminal/value-text.ts';
import type { BlockInput } from './index.ts';
import { table } from './table.ts';

const NONE = '–';

/** A table of the metrics, with their groups where they have some. */
export function metricsBlock({ evaluation: { metrics } }: BlockInput): readonly string[] {
  if (metrics.length === 0) return ['There are no metrics.'];
  const hasGroups = metrics.some(({ metric }) => metric.group !== null);
  const head = ['Metric', 'Value', 'Target', 'Status'];
  return table([
    hasGroups ? ['Group', ...head] : head,
    ...metrics.map((one) =>
      hasGroups ? [escapeMarkdown(one.metric.group ?? ''), ...rowOf(one)] : rowOf(one),
    ),
  ]);
}

function rowOf({ metric, target, result }: MetricResult): readonly string[] {
  const value = result?.value ?? null;
  return [
    escapeMarkdown(metric.name),
    value === null ? NONE : numberText(value, target),
    target === null ? NONE : `\`${targetText(target)}\``,
    target === null ? NONE : (result?.status ?? 'not-met').replace('-', ' '),
  ];
}
