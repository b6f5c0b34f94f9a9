/** Every format of the report: name -> renderer, loaded when it is asked for. */
import type { Locate } from '../../diagnostics/diagnostic.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { UnplacedReport } from '../build.ts';
import type { Report } from '../report.ts';
import type { Screen } from '../terminal/style.ts';

/** What a format for machines is made from. */
export interface ReportInput {
  /** With or without its places. */
  readonly report: UnplacedReport;
  readonly locate: Locate;
  /** Where the roadmap's root lies in its repository; empty at its top. */
  readonly folder: string;
}

/** What the format for people is made from. */
export interface FormatInput extends ReportInput {
  readonly evaluation: Evaluation;
  readonly screen: Screen;
}

/** A format: its output ends in a newline. */
export type Format<Input = ReportInput> = (input: Input) => string;

/** The formats that need the report alone. */
export type ReportFormatName = 'json' | 'sarif' | 'github' | 'gitlab' | 'markdown';
export type FormatName = 'terminal' | ReportFormatName;

export const FORMATS: Readonly<Record<ReportFormatName, () => Promise<Format>>> & {
  readonly terminal: () => Promise<Format<FormatInput>>;
} = {
  terminal: async () => {
    const { renderReport } = await import('../terminal/render-report.ts');
    return ({ report, evaluation, locate, screen }) => renderReport(report, evaluation, locate, screen);
  },
  json: async () => {
    const { renderJson } = await import('./json.ts');
    const { placeReport } = await import('../place.ts');
    return ({ report, locate }) => renderJson(placeReport(report, locate));
  },
  sarif: inRepository(async () => (await import('./sarif.ts')).renderSarif),
  github: inRepository(async () => (await import('./github.ts')).renderGithub),
  gitlab: inRepository(async () => (await import('./gitlab.ts')).renderGitlab),
  markdown: inRepository(async () => (await import('./markdown.ts')).renderMarkdown),
};

/** A format for systems that look for files from the repository's top on. */
function inRepository(load: () => Promise<(report: Report) => string>): () => Promise<Format> {
  return async () => {
    const render = await load();
    const { placeReport } = await import('../place.ts');
    return ({ report, locate, folder }) => render(placeReport(report, locate, folder));
  };
}
