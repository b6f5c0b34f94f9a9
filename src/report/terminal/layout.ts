/** Puts text on lines: what doesn't fit moves to its own line before it is cut, and labels are never cut. */
import { clipText, widthOf, wrapText } from '../../diagnostics/terminal-text.ts';
import { escapeTerminal } from '../escape.ts';
import { asIs, type Paint, type Screen } from './style.ts';

/** Wider, prose is hard to read. */
const WIDEST = 100;
/** A column narrower than this is no place for prose. */
const NARROWEST = 28;
/** How many lines a text may take. */
const LINES = 4;

/** A text in a look. */
export interface Piece {
  readonly text: string;
  readonly paint?: Paint;
}

/** How far text goes: the screen's width, within reason. */
export function roomOf({ width }: Screen): number {
  return Math.min(width, WIDEST);
}

/** A text made safe and fit for the screen's characters; all on one line. */
export function clean(screen: Screen, text: string): string {
  const safe = escapeTerminal(text);
  return screen.unicode ? safe : safe.replaceAll('…', '...').replaceAll('–', '-');
}

/** A name, which may be as long as it likes, cut to what a line has room for. */
export function clipped(screen: Screen, indent: number, name: string): string {
  return clipText(clean(screen, name), roomOf(screen) - indent, screen.unicode);
}

/** A piece, made safe before it gets its look. */
export function paint(screen: Screen, { text, paint: look = asIs }: Piece): string {
  return text === '' ? '' : look(clean(screen, text));
}

/** A text in lines, each after `indent` spaces. */
export function paragraph(
  screen: Screen,
  indent: number,
  text: string,
  look: Paint = asIs,
  most: number = LINES,
): string[] {
  const lines = wrapText(text, roomOf(screen) - indent, screen.unicode, most);
  return lines.map((line) => ' '.repeat(indent) + look(clean(screen, line)));
}

/** A text behind a mark or an arrow, its further lines below its first. */
export function hanging(
  screen: Screen,
  indent: number,
  lead: Piece,
  text: string,
  look: Paint = asIs,
  most: number = LINES,
): string[] {
  const start = indent + widthOf(clean(screen, lead.text));
  const [first = '', ...rest] = paragraph(screen, start, text, look, most);
  return [' '.repeat(indent) + paint(screen, lead) + first.slice(start), ...rest];
}

/** What to do about something, behind an arrow. */
export function advice(screen: Screen, indent: number, text: string, most: number = LINES): string[] {
  return hanging(screen, indent, { text: '-> ' }, text, undefined, most);
}

/** A line with something at its right end; that goes on its own line when there is no room. */
export function spread(screen: Screen, indent: number, left: readonly Piece[], right: Piece): string[] {
  const start = ' '.repeat(indent) + left.map((piece) => paint(screen, piece)).join('');
  const leftWidth = indent + sum(left.map(({ text }) => widthOf(clean(screen, text))));
  const rightWidth = widthOf(clean(screen, right.text));
  if (rightWidth === 0) return [start];
  // At the right end of a page of usual width: far right, nobody would see that it belongs to the line.
  const gap = Math.max(2, Math.min(roomOf(screen), 80) - leftWidth - rightWidth);
  if (leftWidth + 2 + rightWidth <= roomOf(screen)) return [start + ' '.repeat(gap) + paint(screen, right)];
  return [start, `${' '.repeat(indent + 2)}${paint(screen, right)}`];
}

/** Prose with something at the right end of its line, or below when there is no room. */
export function titled(screen: Screen, indent: number, lead: Piece, title: Piece, right: Piece): string[] {
  const width = indent + sum([lead, title, right].map(({ text }) => widthOf(clean(screen, text))));
  if (width + 2 <= roomOf(screen)) return spread(screen, indent, [lead, title], right);
  const lines = hanging(screen, indent, lead, title.text, title.paint, 2);
  return right.text === ''
    ? lines
    : [
        ...lines,
        ...paragraph(
          screen,
          indent + Math.max(2, widthOf(clean(screen, lead.text))),
          right.text,
          right.paint,
        ),
      ];
}

export interface Entry {
  readonly indent: number;
  /** What stands before the text, never cut: a mark, a number, an id. */
  readonly label: readonly Piece[];
  /** The column where the text begins when the label leaves room. */
  readonly column: number;
  readonly text: string;
  readonly paint?: Paint;
  readonly most?: number;
}

/** A label and a text: beside it, or else on lines of its own below. */
export function entry(screen: Screen, { indent, label, column, text, paint: look, most }: Entry): string[] {
  const head = ' '.repeat(indent) + label.map((piece) => paint(screen, piece)).join('');
  if (text === '') return [head];
  const width = indent + sum(label.map((piece) => widthOf(clean(screen, piece.text))));
  const start = Math.max(column, width + 2);
  const room = roomOf(screen);
  const length = widthOf(clean(screen, text));
  const isRoomy = start === column && room - start >= NARROWEST;
  if (!isRoomy && start + length > room) return [head, ...paragraph(screen, indent + 4, text, look, most)];
  const [first = '', ...rest] = paragraph(screen, start, text, look, most);
  return [head + ' '.repeat(start - width) + first.slice(start), ...rest];
}

/** The column that lets `labels` stand in one: as wide as the widest that is not too wide. */
export function columnFor(screen: Screen, indent: number, labels: readonly string[], widest = 28): number {
  const widths = labels.map((label) => widthOf(clean(screen, label))).filter((width) => width <= widest);
  return indent + Math.max(0, ...widths) + 2;
}

/** Blocks of lines with a line between them; empty ones are left out. */
export function joinBlocks(blocks: readonly (readonly string[])[]): string {
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

/** "a", "a or b", "a, b or c"; what is beyond `most` is counted. */
export function listed(words: readonly string[], joiner: 'and' | 'or', most = 8): string {
  const shown = words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${joiner} ${shown.at(-1)}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
