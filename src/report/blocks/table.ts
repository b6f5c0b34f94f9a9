/** A table in Markdown. */
import { widthOf } from '../../diagnostics/terminal-text.ts';

/**
 * The lines of a table, its columns as wide as formatters for Markdown make them.
 * @param rows the first one is the head; cells are Markdown, without bars
 */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => widthOf(row[column]!))));
  const lines = rows.map((row) => lineOf(row.map((cell, column) => pad(cell, widths[column]!))));
  const rule = lineOf(widths.map((width) => '-'.repeat(width)));
  return [lines[0]!, rule, ...lines.slice(1)];
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(width - widthOf(cell));
}
