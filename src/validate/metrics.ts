/** Metrics, from metrics.yaml and from roadmap.yaml. */
import { suggest } from '../diagnostics/nearest.ts';
import type { MetricSource } from '../model/metrics.ts';
import type { Metric, Ref } from '../model/roadmap.ts';
import { checkTarget, formOf, readOptions } from './ask.ts';
import { inside } from '../model/inside.ts';
import { report, reportDuplicates, type Context } from './context.ts';
import { readPlainMeasure } from './measure.ts';

/** A metric as written, and where. */
export interface FoundMetric {
  readonly source: MetricSource;
  readonly at: Ref;
  readonly damaged: boolean;
}

/** Reads the metrics; each has a target a phase. */
export function readMetrics(
  context: Context,
  found: readonly FoundMetric[],
  phases: readonly string[],
): readonly Metric[] {
  reportDuplicates(
    context,
    found,
    ({ source }) => source.id,
    ({ at }) => inside(at, 'id'),
    'metrics',
  );
  return found.map(({ source, at, damaged }) => {
    formOf(context, source, at);
    const measure = readPlainMeasure(context, source, at);
    const targets = source.targets ?? {};
    const goal =
      measure === null
        ? null
        : { measure, target: null, partial: null, convincing: null, options: readOptions(source), at };
    for (const [phase, target] of Object.entries(targets)) {
      if (!phases.includes(phase)) {
        const spot = { ...inside(at, 'targets', phase), on: 'key' } as const;
        report(context, 'reference', spot, `no phase is called "${phase}"`, suggest(phase, phases, 'phases'));
      }
      if (goal && !damaged) checkTarget(context, goal, target, `targets/${phase}`);
    }
    if (measure?.form === 'count' && measure.complete && Object.keys(targets).length === 0) {
      const hint = 'leave it out, or give an at-most target';
      report(
        context,
        'schema',
        inside(at, 'complete'),
        '"complete" goes only with at-most and == targets',
        hint,
      );
    }
    return { id: source.id, group: source.group ?? null, name: source.name, targets, goal, at };
  });
}
