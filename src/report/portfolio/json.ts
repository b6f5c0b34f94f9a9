/** The JSON report of several roadmaps: that of each as it is alone, and where its root lies. */
import { jsonText } from '../formats/json-text.ts';
import { placeReport } from '../place.ts';
import type { Report } from '../report.ts';
import type { PortfolioFormat } from './formats.ts';
import type { Portfolio } from './portfolio.ts';

export const jsonPortfolio: PortfolioFormat<Report> = {
  part: ({ report, locate, root }) => {
    const placed = placeReport(report, locate);
    return { ...placed, roadmap: { name: placed.roadmap.name, root, path: placed.roadmap.path } };
  },
  whole: (roadmaps, { tool, summary }) => {
    const portfolio: Portfolio = { version: 1, tool, roadmaps, summary };
    return jsonText(portfolio);
  },
};
