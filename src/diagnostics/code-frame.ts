/** What is wrong with files, for people: each problem with its place, the lines around it, the reason and the fix. */
import { compareTexts } from '../model/compare-texts.ts';
import { isSpan, type Diagnostic, type Locate, type Span } from './diagnostic.ts';
import { plural } from './plural.ts';
import { cutColumns, escapeTerminal, widthOf, wrapText } from './terminal-text.ts';

/** What the frames are shown on. */
export interface FrameScreen {
  /** Columns. */
  readonly width: number;
  /** Whether it shows more than ASCII. */
  readonly unicode: boolean;
  readonly style: Readonly<Record<'bold' | 'dim' | 'red' | 'cyan', (text: string) => string>>;
}

const SHOWN = 50;
/** Lines shown before and after the one that is wrong. */
const AROUND = 2;
/** Wider, prose is hard to read. */
const WIDEST = 100;

/**
 * The problems with their places, by file, line and column, and a line that counts them.
 * @param textOf the text of a file; null when there is none to show
 */
export function renderDiagnostics(
  problems: readonly Diagnostic[],
  locate: Locate,
  textOf: (file: string) => string | null,
  screen: FrameScreen,
): string {
  const placed = problems
    .map((problem) => ({ problem, at: isSpan(problem.at) ? problem.at : locate(problem.at) }))
    .sort((a, b) => byPlace(a.at, b.at) || compareTexts(a.problem.rule, b.problem.rule));
  const linesOf = memoize((file) => textOf(file)?.split(/\r?\n/) ?? null);
  const lines = placed
    .slice(0, SHOWN)
    .flatMap(({ problem, at }) => [...renderProblem(problem, at, linesOf(at.file), screen), '']);
  const more = placed.length - SHOWN;
  if (more > 0) lines.push(`${screen.unicode ? '…' : '...'} ${plural(more, 'more error')}`, '');
  const files = new Set(placed.map(({ at }) => at.file)).size;
  lines.push(
    screen.style.bold(`${plural(placed.length, 'error')} in ${plural(files, 'file')}.`) + ' Exit 2.',
  );
  return `${lines.join('\n')}\n`;
}

function renderProblem(
  { rule, message, hint }: Diagnostic,
  at: Span,
  lines: readonly string[] | null,
  screen: FrameScreen,
): readonly string[] {
  const { style, unicode } = screen;
  const width = Math.min(screen.width, WIDEST) - 3;
  const indented = (text: string): string[] => wrapText(text, width, unicode).map((line) => `   ${line}`);
  const isThere = lines !== null && at.line <= lines.length && lines.some((line) => line !== '');
  const place = `${at.file}:${at.line}:${at.column}`;
  const head = `${style.red('error')}  ${style.bold(rule)}`;
  const fits = `error  ${rule}  `.length + widthOf(escapeTerminal(place)) <= screen.width;
  const shownPlace = style.cyan(escapeTerminal(place));
  return [
    ...(fits ? [`${head}  ${shownPlace}`] : [head, `  ${shownPlace}`]),
    '',
    ...(isThere ? renderExcerpt(lines, at, message, screen) : indented(message).map(style.red)),
    '',
    ...indented(hint),
  ];
}

/** The lines around the place, a marker under its columns, and the message behind the marker or below it. */
function renderExcerpt(
  lines: readonly string[],
  at: Span,
  message: string,
  { width, unicode, style }: FrameScreen,
): readonly string[] {
  const isBlank = (line: number): boolean => lines[line - 1]!.trim() === '';
  let first = Math.max(1, at.line - AROUND);
  while (first < at.line && isBlank(first)) first += 1;
  let last = Math.min(lines.length, at.line + AROUND);
  while (last > at.line && isBlank(last)) last -= 1;
  const digits = Math.max(5, String(last).length + 1);
  const gutter = (label: string): string => style.dim(`${label.padStart(digits)} |`);
  const room = width - digits - 3;
  const source = lines[at.line - 1]!;
  const start = widthOf(escapeTerminal(source.slice(0, at.column - 1)));
  const end = Math.max(start + 1, widthOf(escapeTerminal(source.slice(0, at.end - 1))));
  const from = end < room ? 0 : Math.max(0, start - Math.floor(room / 4));
  const marked = Math.max(1, Math.min(end, from + room) - start);
  const indent = ' '.repeat(start - from);
  const shown: string[] = [];
  for (let line = first; line <= last; line += 1) {
    // Lines around it are there to find one's way: they are shown from their beginning.
    const begin = line === at.line ? from : 0;
    const text = cutColumns(escapeTerminal(lines[line - 1]!), begin, room, unicode);
    shown.push(`${gutter(String(line))} ${text}`.trimEnd());
    if (line !== at.line) continue;
    const marker = style.red('^'.repeat(marked));
    const said = wrapText(message, Math.min(room, WIDEST), unicode);
    const isBeside = said.length === 1 && start - from + marked + 1 + widthOf(said[0]!) <= room;
    shown.push(`${gutter('')} ${indent}${marker}${isBeside ? ` ${style.red(said[0]!)}` : ''}`);
    if (!isBeside) shown.push(...said.map((one) => `${gutter('')} ${style.red(one)}`));
  }
  return shown;
}

function byPlace(a: Span, b: Span): number {
  return compareTexts(a.file, b.file) || a.line - b.line || a.column - b.column;
}

function memoize<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}
