/** CSV, JSON, JSON Lines, front matter, pointers into them: what the standard parser says, or a reason. */
import { isDeepStrictEqual } from 'node:util';
import { parseCsv } from '../../../src/verify/data/csv.ts';
import { parseFrontMatter } from '../../../src/verify/data/front-matter.ts';
import { parseJson, parseJsonLines } from '../../../src/verify/data/json.ts';
import { follow } from '../../../src/verify/data/pointer.ts';
import { isProblem } from '../../../src/verify/problem.ts';
import { ensure, textOf } from '../invariant.ts';

export async function fuzz(bytes: Uint8Array): Promise<void> {
  const text = textOf(bytes);
  const json = parseJson(text);
  if (isProblem(json)) ensure(text.length > 1000 || !isJson(text), 'JSON is read');
  else ensure(isDeepStrictEqual(json.value, JSON.parse(text)), 'JSON is read as JSON.parse does');
  const lines = parseJsonLines(text);
  if (!isProblem(lines)) ensure(Array.isArray(lines.value), 'JSON Lines are a list');
  const csv = await parseCsv(text);
  if (!isProblem(csv)) ensure(Array.isArray(csv.value), 'CSV is a list');
  for (const document of [json, lines, csv, await parseFrontMatter(text)])
    if (!isProblem(document)) follow(document.value, text.slice(0, 40));
  ensure(Object.keys({}).length === 0 && !('polluted' in {}), 'no prototype is changed');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
