/**
 * What the fast YAML reader can't be trusted with, or takes more mildly than the standard: texts in which such a thing
 * is, or only may be, go to the other reader. Each guard has its cases in the YAML test suite.
 */
import type { State } from 'js-yaml';

/** A guard, and what a text has to have before it can be true: looking for that takes a tenth of the time. */
type Guard = readonly [needs: readonly string[], pattern: RegExp];

const GUARDS: readonly Guard[] = [
  // Directives, content behind the mark of a document, tabs that indent.
  [['%', '---', '\t'], /^(?:%|---[ \t]*\S| *\t)/m],
  // Anchors and tags.
  [['&', '!'], /(?:^|[\s,[{])(?:&[^ \t\r\n]|!)/],
  // Keys that are empty, null, a list or a map.
  [['?', ':'], /[?:](?=[\s,[\]{}]|$)(?<=(?:^[ \t-]*|[,[{][ \t]*).)/m],
  [['~', 'ull', 'ULL'], /(?:^|[\s,[{])(?:~|null|Null|NULL)["']?[ \t]*:/m],
  [[']', '}'], /[\]}][ \t]*:/],
  // Byte order marks, which mean nothing only at the beginning.
  [['\uFEFF'], /\uFEFF/],
  // Line ends that are refused.
  [['\r'], /\r(?!\n)/],
  // Ways to write `__proto__`.
  [['__proto__', '\\'], /__proto__|\\[xuU\n]/],
  // Comments without a space before them.
  [['#'], /[,[{\]}"']#/],
  // List items without a value.
  [['-'], /-(?=[ \t]*(?:#.*)?\r?$)(?<=^[ -]*)/m],
  // Blocks of text that say how they are indented, that are the whole document, or begin with a blank line that has spaces.
  [['|', '>'], /[|>][-+]?\d|^\s*[|>]/],
  [['|', '>'], /[|>][-+0-9]*[ \t]*(?:#.*)?\r?\n(?:[ \t]*\r?\n)*[ \t]+\r?\n/],
];

export function isSpecial(text: string): boolean {
  return GUARDS.some(([needs, pattern]) => hasAny(text, needs) && pattern.test(text));
}

function hasAny(text: string, wanted: readonly string[]): boolean {
  return wanted.some((one) => text.includes(one));
}

interface Range {
  readonly from: number;
  readonly to: number;
  /** The column that every further line has to be indented beyond. */
  readonly margin: number;
}

export interface Watch {
  readonly listener: (event: 'open' | 'close', state: State) => void;
  /**
   * Whether brackets or quotation marks go on in a line that is not indented enough, or a map in braces has a list or
   * a map as a key without a value.
   */
  readonly isDoubtful: () => boolean;
}

const MARKS = ['[', '{', '"', "'"];

/**
 * Watches the fast reader: it does not mind how the lines of brackets and quotation marks are indented, and makes texts
 * of keys that are none. Null: there are no such marks in the text.
 */
export function watchLines(text: string): Watch | null {
  if (!hasAny(text, MARKS)) return null;
  const positions: number[] = [];
  const lines: number[] = [];
  let ranges: Range[] = [];
  let hasKey = false;
  return {
    listener: (event, { position, line }) => {
      if (event === 'open') {
        positions.push(position);
        lines.push(line);
        return;
      }
      const opened = positions.pop()!;
      hasKey ||= isKey(text, opened, positions.at(-1) ?? 0);
      if (lines.pop() === line) return;
      const from = skipBlank(text, opened);
      if (!MARKS.includes(text.charAt(from))) return;
      // What is in brackets is checked with them.
      ranges = ranges.filter((range) => range.from < from);
      ranges.push({ from, to: position, margin: positions.length === 0 ? -1 : marginAt(text, opened) });
    },
    isDoubtful: () => hasKey || ranges.some((range) => isLoose(text, range)),
  };
}

/** Whether a list or a map stands in a map in braces where a key does; one before a colon is found by a guard. */
function isKey(text: string, opened: number, parent: number): boolean {
  const mark = text.charAt(opened);
  if (mark !== '{' && mark !== '[') return false;
  let before = opened - 1;
  while (before > parent && ' \t\r\n'.includes(text.charAt(before))) before -= 1;
  const sign = text.charAt(before);
  // What stands behind a comment may be anything.
  if (sign === ':' || sign === '[') return false;
  return text.charAt(skipBlank(text, parent)) === '{' && parent < opened;
}

function skipBlank(text: string, from: number): number {
  const blank = /(?:\s|#[^\n]*\n)*/y;
  blank.lastIndex = from;
  blank.test(text);
  return blank.lastIndex;
}

/** The column of the first key in the line, behind the dashes of lists; where there is none, that of the last dash. */
function marginAt(text: string, position: number): number {
  const before = text.slice(text.lastIndexOf('\n', position - 1) + 1, position);
  const { length } = /^[ -]*/.exec(before)![0];
  return length === before.length && before.includes('-') ? before.lastIndexOf('-') : length;
}

function isLoose(text: string, { from, to, margin }: Range): boolean {
  const lines = text.slice(from, to).split('\n').slice(1);
  return lines.some((line) => line.trim() !== '' && /^ */.exec(line)![0].length <= margin);
}
