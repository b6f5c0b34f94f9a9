/** Tells what of a document was not understood, so that nothing of it gets lost. */
import type { Imported, NotUnderstood } from '../import/imported.ts';
import { escapeTerminal } from '../report/escape.ts';
import { plural } from '../diagnostics/plural.ts';
import { clipText } from '../diagnostics/terminal-text.ts';
import type { Io } from './io.ts';
import type { DisplayOptions } from './screen.ts';

/** Lines that are shown with their text, unless all are asked for. */
const SHOWN = 10;
const WIDTH = 72;

/** Lists the lines on stderr. */
export async function tellNotUnderstood(
  io: Io,
  document: string,
  { notUnderstood }: Imported,
  options: DisplayOptions,
): Promise<void> {
  if (notUnderstood.length === 0) return;
  const shown = options.verbose ? notUnderstood : notUnderstood.slice(0, SHOWN);
  const count = notUnderstood.length;
  const lines = [
    `${plural(count, 'line')} of ${document} ${count === 1 ? 'was' : 'were'} not understood:`,
    ...shown.map(({ line, text }) => `  ${line}: ${options.verbose ? text : clipText(text, WIDTH, true)}`),
  ];
  const rest = notUnderstood.slice(shown.length);
  if (rest.length > 0) lines.push(`  and ${rangesOf(rest)} (--verbose shows them)`);
  await io.stderr.write(lines.map((line) => `${escapeTerminal(line)}\n`).join(''));
}

/** "12-15, 20" */
function rangesOf(lines: readonly NotUnderstood[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const { line } of lines) {
    const last = ranges.at(-1);
    if (last && last.to === line - 1) last.to = line;
    else ranges.push({ from: line, to: line });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
