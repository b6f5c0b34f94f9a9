/** CSV by RFC 4180, with a header. */
import type { DataDocument } from '../facts.ts';
import { checkVolume } from './volume.ts';
import { unreadable, type Problem } from '../problem.ts';

/** Cells. */
const MOST = 5_000_000;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A list of rows, each a map by the names in the header; what reads as a JSON number is a number. */
export async function parseCsv(text: string): Promise<DataDocument | Problem> {
  const problem = checkVolume(text, ',\n', MOST);
  if (problem) return problem;
  const { parse } = await import('csv-parse/sync');
  let rows: string[][];
  try {
    rows = parse(dropBlankEnd(text), { record_delimiter: '\n' });
  } catch {
    return unreadable('is not valid CSV (RFC 4180)');
  }
  const [header, ...records] = rows;
  if (header === undefined) return { value: [] };
  if (new Set(header).size < header.length) return unreadable('has two columns of one name');
  // `fromEntries` makes own properties of any name, `__proto__` too.
  return {
    value: records.map((cells) => Object.fromEntries(header.map((name, at) => [name, cell(cells[at]!)]))),
  };
}

/** Blank lines at the end are nobody's rows. */
function dropBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

function cell(text: string): string | number {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}
