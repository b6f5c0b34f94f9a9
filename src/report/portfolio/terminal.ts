/** Several roadmaps for people: a row for each, then what is wrong with those that have errors. */
import { dayFlag, dayText } from '../day.ts';
import { countsText } from '../headline.ts';
import { plural } from '../../diagnostics/plural.ts';
import { widthOf } from '../../diagnostics/terminal-text.ts';
import { placeFindings } from '../place.ts';
import {
  clean,
  clipped,
  columnFor,
  joinBlocks,
  paint,
  paragraph,
  roomOf,
  spread,
} from '../terminal/layout.ts';
import { mark, markWidth, type Mark } from '../terminal/marks.ts';
import type { findingLines, rulesHint } from '../terminal/render-findings.ts';
import { commandLines } from '../terminal/render-outcome.ts';
import type { Screen } from '../terminal/style.ts';
import type { PortfolioFormat } from './formats.ts';
import {
  COLUMNS,
  decisionTally,
  rootOf,
  rowOf,
  type Member,
  type PortfolioContext,
  type Row,
} from './portfolio.ts';

interface Part {
  readonly row: Row;
  readonly mark: Mark;
  readonly file: string | null;
  /** What is wrong; nothing where there is no error. */
  readonly lines: readonly string[];
}

/** How many roadmaps tell what is wrong with them, without --verbose. */
const TOLD = 20;
const PHASE_WIDTH = 16;
/** What a path may take of the table; a longer one moves what follows below it. */
const WIDEST_LABEL = 40;

/** How findings are told; handed in, since what every check of gates loads is not to be cut into more files. */
export interface FindingTexts {
  readonly findingLines: typeof findingLines;
  readonly rulesHint: typeof rulesHint;
}

export function terminalPortfolio(screen: Screen, texts: FindingTexts): PortfolioFormat<Part> {
  return {
    part: (member) => ({
      row: rowOf(member),
      mark: markOf(member),
      file: member.file,
      lines: member.report.summary.errors > 0 ? wrongLines(member, screen, texts.findingLines) : [],
    }),
    whole: (parts, context) => {
      const rows = parts.map(({ row }) => row);
      const failing = parts.filter(({ lines }) => lines.length > 0);
      const told = failing.slice(0, screen.verbose ? failing.length : TOLD);
      const wrong = [...told.map(({ lines }) => lines), moreLines(failing.length - told.length, screen)];
      const outcome = outcomeLines(failing, context, screen);
      if (screen.quiet) return joinBlocks([...wrong, outcome]);
      return joinBlocks([
        headLines(rows, context, screen),
        tableLines(parts, screen),
        ...wrong,
        failing.length > 0 ? texts.rulesHint(screen) : [],
        outcome,
      ]);
    },
  };
}

function headLines(rows: readonly Row[], context: PortfolioContext, screen: Screen): string[] {
  const title = { text: plural(rows.length, 'roadmap'), paint: screen.style.bold };
  const day = { text: dayText(context), paint: screen.style.dim };
  return [...spread(screen, 0, [title], day), ...paragraph(screen, 2, decisionTally(rows))];
}

/** The findings, with the way to their files from where the command was called. */
function wrongLines(member: Member, screen: Screen, findingLines: FindingTexts['findingLines']): string[] {
  const { report, locate } = member;
  const folder = rootOf(member);
  const shown = screen.verbose ? report.findings : report.findings.filter(({ level }) => level !== 'note');
  const findings = placeFindings(shown, locate).map((finding) => ({
    ...finding,
    at: { ...finding.at, file: folder === '' ? finding.at.file : `${folder}/${finding.at.file}` },
  }));
  return findingLines({ ...report, decision: null, findings }, locate, screen);
}

function moreLines(left: number, screen: Screen): string[] {
  if (left === 0) return [];
  return paragraph(screen, 2, `… ${plural(left, 'more roadmap')} with errors: --verbose shows them`);
}

function markOf({ report }: Member): Mark {
  if (report.summary.errors > 0) return 'wrong';
  return report.phases.find(({ id }) => id === report.current)?.gate?.status ?? 'none';
}

/** A row for each; where there is no room for its cells, they stand below. */
function tableLines(parts: readonly Part[], screen: Screen): string[] {
  const start = 2 + markWidth(screen);
  const labels = parts.map(({ row }) => row.label);
  const column = columnFor(screen, start, [COLUMNS.label, ...labels], WIDEST_LABEL);
  const cells = parts.map(({ row }) => cellsOf(row, screen));
  const heads = [COLUMNS.phase, COLUMNS.gate, COLUMNS.decision, COLUMNS.errors, COLUMNS.warnings];
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map((row) => widthOf(row[at]!))));
  const width = widths.reduce((sum, one) => sum + one + 2, -2);
  const isRoomy = column + width <= roomOf(screen);
  const aligned = (row: readonly string[]): string =>
    row
      .map((text, at) => {
        const gap = ' '.repeat(widths[at]! - widthOf(text));
        return at < 3 ? text + gap : gap + text;
      })
      .join('  ');
  const head = `${' '.repeat(start)}${COLUMNS.label.padEnd(column - start)}${aligned(heads)}`;
  const lines = parts.flatMap(({ row, mark: name }, index) => {
    const label = clean(screen, row.label);
    const lead = `  ${paint(screen, mark(screen, name))}${label}`;
    if (!isRoomy) return [lead, ...paragraph(screen, start + 2, inWords(row))];
    const gap = column - start - widthOf(label);
    const text = aligned(cells[index]!);
    return gap < 2 ? [lead, ' '.repeat(column) + text] : [lead + ' '.repeat(gap) + text];
  });
  return isRoomy ? [screen.style.dim(head), ...lines] : lines;
}

function cellsOf({ phase, gate, decision, errors, warnings }: Row, screen: Screen): readonly string[] {
  const none = screen.unicode ? '–' : '-';
  const name = clipped(screen, roomOf(screen) - PHASE_WIDTH, phase);
  return [name || none, gate || none, decision, String(errors), String(warnings)];
}

/** A row without a table. */
function inWords({ phase, gate, decision, errors, warnings }: Row): string {
  return [phase, gate, decision, plural(errors, 'error'), plural(warnings, 'warning')]
    .filter((text) => text !== '')
    .join(', ');
}

/** "2 of 3 roadmaps with errors: 4 errors, 1 warning. Exit 1.", and how one of them is looked at alone. */
function outcomeLines(failing: readonly Part[], context: PortfolioContext, screen: Screen): string[] {
  const { roadmaps, errors, warnings, exitCode } = context.summary;
  const found = countsText({ errors, warnings, notes: 0 });
  const of = errors === 0 ? '' : `${failing.length} of ${plural(roadmaps, 'roadmap')} with errors: `;
  const look = errors > 0 ? screen.style.red : screen.style.green;
  const lines = paragraph(screen, 2, `${of}${found}. Exit ${exitCode}.`, look);
  const file = failing.map((part) => part.file).find((one) => one !== null);
  // A path that a shell would read as more than a word is left to its owner to quote.
  if (file === undefined || !/^[\w./@+-]+$/.test(file)) return lines;
  const folder = file.replace(/\/roadmap\.yaml$/, '');
  return [
    ...lines,
    ...commandLines(`One alone: agentops gate check --roadmap ${folder}${dayFlag(context)}`, 2, screen),
  ];
}
