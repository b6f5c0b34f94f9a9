/** The formats that take several roadmaps: name -> renderer, loaded when it is asked for. */
import type { Screen } from '../terminal/style.ts';
import type { Member, PortfolioContext } from './portfolio.ts';

/**
 * A report of several roadmaps in two steps, so that of each roadmap no more is kept than is printed of it.
 */
export interface PortfolioFormat<Part> {
  readonly part: (member: Member) => Part;
  /** The report; it ends in a newline. */
  readonly whole: (parts: readonly Part[], context: PortfolioContext) => string;
}

/** A report that is being written. */
export interface Gathering {
  readonly add: (member: Member) => void;
  readonly end: (context: PortfolioContext) => string;
}

export type PortfolioFormatName = 'terminal' | 'json' | 'github' | 'markdown';

export const PORTFOLIO_FORMATS: Readonly<
  Record<PortfolioFormatName, (screen: Screen) => Promise<Gathering>>
> = {
  terminal: async (screen) => {
    const { terminalPortfolio } = await import('./terminal.ts');
    return gathering(terminalPortfolio(screen, await import('../terminal/render-report.ts')));
  },
  json: async () => gathering((await import('./json.ts')).jsonPortfolio),
  github: async () => gathering((await import('./github.ts')).githubPortfolio),
  markdown: async () => gathering((await import('./markdown.ts')).markdownPortfolio),
};

function gathering<Part>({ part, whole }: PortfolioFormat<Part>): Gathering {
  const parts: Part[] = [];
  return {
    add: (member) => {
      parts.push(part(member));
    },
    end: (context) => whole(parts, context),
  };
}
