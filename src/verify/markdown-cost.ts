/**
 * How long parsing Markdown can take at worst. The parser's time is quadratic in what is open at once in a paragraph or
 * a line, and a file is not to be trusted: 40 KB of `*a_ ` take 14 seconds.
 */
const PER_CHARACTER = 2e-6;
/** Of a paragraph, per pair: emphasis marks and tags; brackets. */
const PER_MARK_PAIR = 1e-7;
const PER_BRACKET_PAIR = 1e-8;
const PER_CELL = 5e-5;
/** Of a line, per pair of containers that it is nested in. */
const PER_CONTAINER_PAIR = 2e-7;

/** More containers in one line: the parser runs out of stack before it is done. */
const DEEPEST = 100;

/** A rough upper bound in seconds; exact enough to tell a document from an attack. */
export function estimateParsing(text: string): number {
  let seconds = text.length * PER_CHARACTER;
  let [marks, brackets, openable] = [0, 0, 0];
  for (const line of text.split('\n')) {
    const { indent, markers } = measureStart(line);
    if (markers > DEEPEST) return Number.POSITIVE_INFINITY;
    openable += markers;
    seconds +=
      Math.min(openable, markers + indent / 2) ** 2 * PER_CONTAINER_PAIR + count(line, '|') * PER_CELL;
    if (line.trim() === '') {
      seconds += marks ** 2 * PER_MARK_PAIR + brackets ** 2 * PER_BRACKET_PAIR;
      [marks, brackets] = [0, 0];
      continue;
    }
    marks += count(line, '*') + count(line, '_') + count(line, '~') + count(line, '<');
    brackets += count(line, '[') + count(line, ']');
  }
  return seconds + marks ** 2 * PER_MARK_PAIR + brackets ** 2 * PER_BRACKET_PAIR;
}

/** How far the beginning of a line is indented, and how many quotations and lists it can open. */
function measureStart(line: string): { indent: number; markers: number } {
  const start = /^(?:[ \t]|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))*/.exec(line)![0];
  const indent = start.length - start.trimStart().length;
  return { indent, markers: start.match(/[>*+-]|\d+/g)?.length ?? 0 };
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
