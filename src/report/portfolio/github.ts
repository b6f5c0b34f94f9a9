/** GitHub's workflow commands for several roadmaps: an annotation for each finding, and one for all of them together. */
import { dayText } from '../day.ts';
import { plural } from '../../diagnostics/plural.ts';
import { escapeText } from '../escape.ts';
import { annotationsOf, inOrder, notice, shownNote, type Annotations } from '../formats/github.ts';
import { countsText } from '../headline.ts';
import { placeReport } from '../place.ts';
import type { PortfolioFormat } from './formats.ts';
import { decisionTally, rowOf, type PortfolioContext, type Row } from './portfolio.ts';

interface Part {
  readonly row: Row;
  readonly annotations: Annotations;
}

export const githubPortfolio: PortfolioFormat<Part> = {
  part: (member) => ({
    row: rowOf(member),
    annotations: annotationsOf(placeReport(member.report, member.locate, member.folder)),
  }),
  whole: (parts, context) => {
    const all = (level: keyof Annotations): readonly string[] =>
      parts.flatMap(({ annotations }) => annotations[level]);
    const annotations = { error: all('error'), warning: all('warning'), note: all('note') };
    return inOrder(annotations, portfolioNotice(parts, annotations, context));
  },
};

function portfolioNotice(
  parts: readonly Part[],
  { error, warning, note }: Annotations,
  context: PortfolioContext,
): string {
  const rows = parts.map(({ row }) => row);
  const counts = { errors: error.length, warnings: warning.length, notes: note.length };
  const failing = rows.filter(({ errors }) => errors > 0).map(({ label }) => label);
  return notice(`${plural(rows.length, 'roadmap')}: ${decisionTally(rows)}`, [
    ...(failing.length > 0 ? [escapeText(`With errors: ${failing.join(', ')}.`)] : []),
    `${countsText(counts)}.`,
    ...shownNote(Math.max(counts.errors, counts.warnings, counts.notes + 1)),
    `Judged ${dayText(context)}`,
  ]);
}
