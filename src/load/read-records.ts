/**
 * The records of a register, each told as soon as it is read. The values of a large file take far more room than what is
 * made of them; those that are let go at once cost nothing to clear away.
 */
import { linesOf, parseLine } from './parse-json-lines.ts';
import { parseFast } from './parse-yaml.ts';

/**
 * Told of a record and its position: in a list, in its order; in JSON Lines, the line, counted from 0.
 * @returns whether to go on
 */
export type TakeRecord = (record: unknown, position: number) => boolean;

/** Characters that are read at once, at least. */
const PIECE = 16 * 1024;
/** A list that is a file's last entry, as most are written: what stands before its first dash is its indentation. */
const LIST = /^records:[ \t]*\r?\n(?=( *)- )/m;
/** A line that is no part of such a list. */
const OUTSIDE = /^(?!- |[ #\r\n])./gm;

/**
 * Reads the records of a register in YAML with the fast reader.
 * @returns what the file says besides; null where something is wrong or only the other reader can tell, and where `take`
 * was not content
 */
export function readYamlRecords(text: string, take: TakeRecord): object | null {
  let position = 0;
  const takeAll = (values: unknown): boolean =>
    Array.isArray(values) && values.every((value) => take(value, position++));
  const list = text.length > 2 * PIECE ? findList(text) : null;
  if (list === null) {
    const whole = readMap(text);
    return whole && takeAll(whole['records']) ? withoutRecords(whole) : null;
  }
  const head = readMap(text.slice(0, list.from));
  if (head === null) return null;
  for (const piece of cut(text, list)) if (!takeAll(readPlain(piece))) return null;
  return withoutRecords(head);
}

/**
 * Reads the records of JSON Lines.
 * @returns whether everything is right, and `take` was content
 */
export function readLineRecords(text: string, take: TakeRecord): boolean {
  let isRight = true;
  const spoil = (): void => {
    isRight = false;
  };
  for (const [index, line] of linesOf(text)) {
    const value = parseLine(line, spoil);
    if (!isRight || !take(value, index)) return false;
  }
  return true;
}

interface List {
  readonly from: number;
  readonly indentation: string;
}

/** The list `records`; null where it can't be cut by looking at its lines. */
function findList(text: string): List | null {
  const found = LIST.exec(text);
  if (!found) return null;
  const from = found.index + found[0].length;
  OUTSIDE.lastIndex = from;
  return OUTSIDE.test(text) ? null : { from, indentation: found[1]! };
}

/**
 * Pieces of the list, each a list of its own. An entry begins where a dash is indented like the first; within brackets,
 * quotation marks or a block of text it is none, but a piece that begins or ends there can't be read.
 */
function* cut(text: string, { from, indentation }: List): Generator<string> {
  const entry = `\n${indentation}- `;
  for (let at = from; at < text.length;) {
    const next = text.indexOf(entry, at + PIECE);
    const end = next < 0 ? text.length : next + 1;
    yield text.slice(at, end);
    at = end;
  }
}

function withoutRecords({ records: _records, ...rest }: Readonly<Record<string, unknown>>): object {
  return rest;
}

function readMap(text: string): Readonly<Record<string, unknown>> | null {
  const value = readPlain(text);
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown> | null)
    : null;
}

/** Undefined where the fast reader can't tell, or objects. */
function readPlain(text: string): unknown {
  const read = parseFast(text);
  return typeof read === 'object' && 'value' in read ? read.value : undefined;
}
