/** Every format of the report: name -> renderer, loaded when it is asked for. */
import type { Locate } from '../../diagnostics/diagnostic.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { UnplacedReport } from '../build.ts';
import type { History } from '../history.ts';
import type { Report } from '../report.ts';
import type { Suite } from '../suites.ts';
import type { Screen } from '../terminal/style.ts';
import type { Run } from './vsa.ts';

/** What a format for machines is made from. */
export interface ReportInput {
  /** With or without its places. */
  readonly report: UnplacedReport;
  readonly locate: Locate;
  /** Where the roadmap's root lies in its repository; empty at its top. */
  readonly folder: string;
  /** How the roadmap's root is reached from where the report lies; null: it lies elsewhere. */
  readonly toRoot: string | null;
  /** Null when the roadmap could not be judged. */
  readonly evaluation: Evaluation | null;
  /** Null unless a format attests what took place. */
  readonly run: Run | null;
  /** How the gates stood before, where that was asked for; for the page. */
  readonly history?: History | null;
}

/** What the format for people is made from. */
export interface FormatInput extends ReportInput {
  readonly evaluation: Evaluation;
  readonly screen: Screen;
}

/** A format: its output ends in a newline. */
export type Format<Input = ReportInput> = (input: Input) => string;

/** The formats for machines. */
export type ReportFormatName =
  | 'json'
  | 'sarif'
  | 'junit'
  | 'github'
  | 'gitlab'
  | 'tap'
  | 'markdown'
  | 'html'
  | 'badge'
  | 'vsa';
export type FormatName = 'terminal' | ReportFormatName;

export const FORMATS: Readonly<Record<ReportFormatName, () => Promise<Format>>> & {
  readonly terminal: (report: UnplacedReport) => Promise<Format<FormatInput>>;
} = {
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
  sarif: inRepository(async () => (await import('./sarif.ts')).renderSarif),
  junit: inSuites(async () => (await import('./junit.ts')).renderJunit),
  github: inRepository(async () => (await import('./github.ts')).renderGithub),
  gitlab: inRepository(async () => (await import('./gitlab.ts')).renderGitlab),
  tap: inSuites(async () => (await import('./tap.ts')).renderTap),
  markdown: inRepository(async () => (await import('./markdown.ts')).renderMarkdown),
  html: async () => (await import('./html.ts')).renderHtml,
  badge: async () => {
    const { renderBadge } = await import('./badge.ts');
    return ({ report }) => renderBadge(report);
  },
  vsa: async () => {
    const { renderVsa } = await import('./vsa.ts');
    return ({ report, run }) => renderVsa(report, run!);
  },
};

/** A format for systems that look for files from the repository's top on. */
function inRepository(load: () => Promise<(report: Report) => string>): () => Promise<Format> {
  return async () => {
    const render = await load();
    const { placeReport } = await import('../place.ts');
    return ({ report, locate, folder }) => render(placeReport(report, locate, folder));
  };
}

/** A format that has a suite for each gate, and a case for each criterion. */
function inSuites(
  load: () => Promise<(suites: readonly Suite[], report: UnplacedReport) => string>,
): () => Promise<Format> {
  return async () => {
    const render = await load();
    const { suitesOf } = await import('../suites.ts');
    return ({ report, evaluation, locate }) => render(suitesOf(report, evaluation, locate), report);
  };
}
