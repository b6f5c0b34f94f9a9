/** Metrics of the dashboard, as written in roadmap/metrics.yaml. */
import * as z from 'zod/mini';
import { measureKeys, optionKeys, type MeasureKeys, type OptionKeys } from './measure.ts';
import {
  asMap,
  optional,
  required,
  id,
  target,
  text,
  version,
  VERSION_SENTENCE,
  type Schema,
} from './shape.ts';
import type { Target } from './target.ts';

export interface MetricSource extends Omit<MeasureKeys, 'all' | 'any'>, OptionKeys {
  readonly id: string;
  readonly name: string;
  readonly group?: string | undefined;
  readonly targets?: Readonly<Record<string, Target>> | undefined;
}

export interface MetricsSource {
  readonly version: 1;
  readonly metrics: readonly MetricSource[];
}

const { all: _all, any: _any, ...metricMeasureKeys } = measureKeys;

const metric: Schema<MetricSource> = z.strictObject(
  {
    id: required(id, 'The name of the metric.'),
    name: required(text, 'The name for reports.'),
    group: optional(text, 'The heading it stands under.'),
    targets: optional(
      z.record(z.string(), target, asMap('a map of phases to targets')),
      'Its target in each phase.',
    ),
    ...metricMeasureKeys,
    ...optionKeys,
  },
  asMap('a metric: a map with id, name and a measure'),
);

/** The metrics of a roadmap. */
export const metrics: Schema<readonly MetricSource[]> = z.array(metric, { error: 'a list of metrics' });

/** roadmap/metrics.yaml */
export const metricsFile: Schema<MetricsSource> = z.strictObject(
  {
    version: required(version, VERSION_SENTENCE),
    metrics: required(metrics, 'The metrics of the dashboard.'),
  },
  asMap('a map with version and metrics'),
);
