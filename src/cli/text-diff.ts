/** How a text would change, as a unified diff: the only importer of `diff`. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { escapeTerminal } from '../report/escape.ts';
import type { Style } from '../report/terminal/style.ts';

/** More lines than this that differ are not compared: it would take too long, and nobody would read it. */
const MOST = 1000;

/** The diff, safe for a terminal, ended by a newline. */
export function renderTextDiff(path: string, before: string, after: string, style: Style): string {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  if (old === fresh) return `${escapeTerminal(path)}: only line ends differ\n`;
  const patch = createTwoFilesPatch(path, path, old, fresh, 'as it is', 'as rendered', {
    context: 3,
    maxEditLength: MOST,
    headerOptions: FILE_HEADERS_ONLY,
  });
  if (patch === undefined) return `${escapeTerminal(path)}: too much differs to be shown\n`;
  return patch
    .split('\n')
    .map((line) => lookOf(line, style)(escapeTerminal(line)))
    .join('\n');
}

function linesOf(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function lookOf(line: string, style: Style): (text: string) => string {
  if (line.startsWith('@@')) return style.cyan;
  if (line.startsWith('+')) return style.green;
  return line.startsWith('-') ? style.red : (text) => text;
}
