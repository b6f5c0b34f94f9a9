/** JSON and JSON Lines. */
import type { DataDocument } from '../facts.ts';
import { checkVolume } from './volume.ts';
import { unreadable, type Problem } from '../problem.ts';

/** Values. */
const MOST = 10_000_000;
/** Deeper nesting is no data but an attack on whoever walks it. */
const DEEPEST = 500;

/** One JSON text. */
export function parseJson(text: string): DataDocument | Problem {
  try {
    if (isTooDeep(text)) return unreadable('is too deeply nested');
    return checkVolume(text, ',[{', MOST) ?? { value: JSON.parse(text) };
  } catch {
    return unreadable('is not valid JSON');
  }
}

/** One JSON text a line, as a list; blank lines aside. */
export function parseJsonLines(text: string): DataDocument | Problem {
  const problem = checkVolume(text, ',[{\n', MOST);
  if (problem) return problem;
  const values: unknown[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if ('problem' in parsed) return unreadable(`is not valid JSON Lines: line ${index + 1}`);
    values.push(parsed.value);
  }
  return { value: values };
}

/** Only brackets outside of texts nest. */
function isTooDeep(text: string): boolean {
  if (text.length < 2 * DEEPEST) return false;
  let depth = 0;
  const token = /"(?:[^"\\]|\\.)*"?|[[{\]}]/gs;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const sign = match[0];
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
