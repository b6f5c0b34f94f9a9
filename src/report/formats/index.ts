/** Every format of the report: name -> renderer, loaded when it is asked for. */
import type { Locate } from '../../diagnostics/diagnostic.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { UnplacedReport } from '../build.ts';
import type { Screen } from '../terminal/style.ts';

/** What a format is made from. */
export interface FormatInput {
  readonly report: UnplacedReport;
  readonly evaluation: Evaluation;
  readonly locate: Locate;
  readonly screen: Screen;
}

/** A format: its output ends in a newline. */
export type Format = (input: FormatInput) => string;

export type FormatName = 'terminal' | 'json';

export const FORMATS: Readonly<Record<FormatName, (report: UnplacedReport) => Promise<Format>>> = {
  terminal: async ({ base }) => {
    const { renderReport } = await import('../terminal/render-report.ts');
    const since = base && (await import('../terminal/render-since.ts')).renderSince;
    return ({ report, evaluation, locate, screen }) =>
      renderReport(report, evaluation, locate, screen, base && since?.(base, screen));
  },
  json: async () => {
    const { renderJson } = await import('./json.ts');
    const { placeReport } = await import('../place.ts');
    return ({ report, locate }) => renderJson(placeReport(report, locate));
  },
};
