/** Several roadmaps as a page of Markdown: a table, then the findings of those with errors. */
import { dayText } from '../day.ts';
import { plural } from '../../diagnostics/plural.ts';
import type { TableRow } from 'mdast';
import { findingsList, ROOM, textOf } from '../formats/markdown.ts';
import { countsText } from '../headline.ts';
import { heading, moreThan, paragraph } from '../markdown/blocks.ts';
import { row as tableRow } from '../markdown/gates-table.ts';
import { bold, prose, said } from '../markdown/prose.ts';
import { placeReport } from '../place.ts';
import type { Finding } from '../report.ts';
import type { PortfolioFormat } from './formats.ts';
import { COLUMNS, decisionTally, rootOf, rowOf, type PortfolioContext, type Row } from './portfolio.ts';

interface Part {
  readonly row: Row;
  /** None where there is no error. */
  readonly findings: readonly Finding[];
  readonly notes: number;
}

/** Rows; those with errors find room first. */
const SHOWN = 100;

export const markdownPortfolio: PortfolioFormat<Part> = {
  part: (member) => {
    const { report, locate } = member;
    const findings = report.summary.errors > 0 ? placeReport(report, locate, rootOf(member)).findings : [];
    return { row: rowOf(member), findings, notes: report.summary.notes };
  },
  whole: (parts, context) => {
    const rows = parts.map(({ row }) => row);
    const { tool, summary } = context;
    const head = [
      heading(2, [said(`${plural(rows.length, 'roadmap')}: ${decisionTally(rows)}`)]),
      paragraph([bold(countsText(countsOf(parts, context))), said(`. Judged ${dayText(context)}`)]),
      { type: 'table' as const, children: [headRow(), ...shownRows(rows).map(bodyRow)] },
      ...moreThan(rows.length, SHOWN),
    ];
    const foot = [paragraph([said(`agentops ${tool.version}, exit ${summary.exitCode}`)])];
    const findings = parts.flatMap((part) => part.findings);
    const room = ROOM - textOf([...head, ...foot]).length;
    return textOf([...head, ...findingsList({ findings }, room), ...foot]);
  },
};

function countsOf(
  parts: readonly Part[],
  { summary: { errors, warnings } }: PortfolioContext,
): { errors: number; warnings: number; notes: number } {
  return { errors, warnings, notes: parts.reduce((sum, { notes }) => sum + notes, 0) };
}

function shownRows(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= SHOWN) return rows;
  const isFailing = ({ errors }: Row): boolean => errors > 0;
  return [...rows.filter(isFailing), ...rows.filter((row) => !isFailing(row))].slice(0, SHOWN);
}

function headRow(): TableRow {
  return tableRow(Object.values(COLUMNS).map((text) => [said(text)]));
}

function bodyRow({ label, phase, gate, decision, errors, warnings }: Row): TableRow {
  return tableRow([
    // A bar in code would end its cell in some readers, whatever stands before it.
    ...[label, phase].map((text) => prose(text.replaceAll('|', '¦'), 100)),
    ...[gate, decision, String(errors), String(warnings)].map((text) => [said(text)]),
  ]);
}
