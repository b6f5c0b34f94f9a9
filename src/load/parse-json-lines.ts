/** JSON Lines: one record a line. */
import { load, YAMLException } from 'js-yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Parsed } from './parse-yaml.ts';
import { CONFLICT } from './syntax-error.ts';

/** Told of what is wrong with a line; the column is counted from 1. */
type Report = (message: string, hint: string, column: number) => void;

/**
 * Reads one JSON value a line; empty lines are passed over, so the value is a sparse array: the entry at index i is
 * what line i + 1 says.
 */
export function parseJsonLines(file: string, text: string): Parsed {
  const problems: Diagnostic[] = [];
  const value: unknown[] = [];
  for (const [index, line] of linesOf(text)) {
    value[index] = parseLine(line, (message, hint, column) => {
      const at = { file, line: index + 1, column, end: column + 1 };
      problems.push({ rule: 'yaml-syntax', message, hint, at });
    });
  }
  return problems.length > 0 ? { problems } : { value };
}

/** The lines that are not empty, with their indexes. */
export function* linesOf(text: string): Generator<readonly [index: number, line: string]> {
  let from = 0;
  for (let index = 0; from < text.length; index += 1) {
    const next = text.indexOf('\n', from);
    const to = next < 0 ? text.length : next;
    const line = text.slice(from, to);
    from = to + 1;
    if (line.trim() !== '') yield [index, line];
  }
}

/** What a line says; undefined where it is not JSON. */
export function parseLine(line: string, report: Report): unknown {
  try {
    const value: unknown = JSON.parse(line);
    checkKeys(line, value, report);
    return value;
  } catch (error) {
    if (line.search(CONFLICT.marker) === 0) {
      report(CONFLICT.message, CONFLICT.hint, 1);
      return undefined;
    }
    const { message } = error as Error;
    const column = Number(/position (\d+)/.exec(message)?.[1] ?? 0) + 1;
    report(`this line is not JSON: ${firstPart(message)}`, 'write one JSON object a line', column);
    return undefined;
  }
}

/** JSON.parse keeps the last of two equal keys and says nothing; the YAML reader, which is slower, objects. */
function checkKeys(line: string, value: unknown, report: Report): void {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')) {
    const column = Math.max(0, line.indexOf('"__proto__"')) + 1;
    report('the key "__proto__" is not allowed', 'use another name', column);
  }
  if (countColons(line) === countKeys(value)) return;
  try {
    load(line);
  } catch (error) {
    if (!(error instanceof YAMLException) || !error.reason.includes('duplicated mapping key')) return;
    const column = error.mark?.column ?? 0;
    report(
      'a key stands twice in one object',
      'keep one of them',
      line[column - 1] === '"' ? column : column + 1,
    );
  }
}

/** How many keys a text can have at most. */
function countColons(line: string): number {
  let count = 0;
  for (let at = line.indexOf(':'); at >= 0; at = line.indexOf(':', at + 1)) count += 1;
  return count;
}

/** How many keys a value has, those of what is in it included. */
function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const one of value as unknown[]) count += countKeys(one);
  } else {
    for (const key in value) count += 1 + countKeys((value as Record<string, unknown>)[key]);
  }
  return count;
}

function firstPart(message: string): string {
  const cut = message.replace(/,? ?"[^]*$| in JSON at position[^]*$/, '');
  return cut === '' ? message : cut.charAt(0).toLowerCase() + cut.slice(1);
}
