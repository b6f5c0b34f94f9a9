/** Every format of the report: name -> renderer, loaded when it is asked for. */
import type { Locate } from '../../diagnostics/diagnostic.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { UnplacedReport } from '../build.ts';
import type { Screen } from '../terminal/style.ts';
import type { Run } from './vsa.ts';

/** What a format is made from. */
export interface FormatInput {
  readonly report: UnplacedReport;
  /** Null when the roadmap could not be judged; nothing is written for the terminal then. */
  readonly evaluation: Evaluation | null;
  readonly locate: Locate;
  readonly screen: Screen;
  /** Null unless a format attests what took place. */
  readonly run: Run | null;
}

/** A format: its output ends in a newline. */
export type Format = (input: FormatInput) => string;

export type FormatName = 'terminal' | 'json' | 'junit' | 'tap' | 'badge' | 'vsa';

export const FORMATS: Readonly<Record<FormatName, (report: UnplacedReport) => Promise<Format>>> = {
  terminal: async ({ base }) => {
    const { renderReport } = await import('../terminal/render-report.ts');
    const since = base && (await import('../terminal/render-since.ts')).renderSince;
    return ({ report, evaluation, locate, screen }) =>
      renderReport(report, evaluation!, locate, screen, base && since?.(base, screen));
  },
  json: async () => {
    const { renderJson } = await import('./json.ts');
    const { placeReport } = await import('../place.ts');
    return ({ report, locate }) => renderJson(placeReport(report, locate));
  },
  junit: async () => {
    const { renderJunit } = await import('./junit.ts');
    const { suitesOf } = await import('../suites.ts');
    return ({ report, evaluation, locate }) => renderJunit(suitesOf(report, evaluation, locate), report.asOf);
  },
  tap: async () => {
    const { renderTap } = await import('./tap.ts');
    const { suitesOf } = await import('../suites.ts');
    return ({ report, evaluation, locate }) => renderTap(suitesOf(report, evaluation, locate), report);
  },
  badge: async () => {
    const { renderBadge } = await import('./badge.ts');
    return ({ report }) => renderBadge(report);
  },
  vsa: async () => {
    const { renderVsa } = await import('./vsa.ts');
    return ({ report, run }) => renderVsa(report, run!);
  },
};
