/**
 * How long parsing Markdown can take at worst. The parser's time is quadratic in what is open at once in a paragraph or
 * a line and in some kinds of blocks, and a file is not to be trusted: 40 KB of `*a_ ` take 14 seconds, 60 KB of
 * underlined headings a minute. The figures, in seconds, were measured on such files.
 */
const PER_CHARACTER = 2e-6;
const PER_LINE = 2e-5;
const PER_BLOCK = 1e-4;
const PER_CELL = 5e-5;
/** Of a paragraph, for each pair: emphasis marks and tags; brackets. */
const PER_MARK_PAIR = 1e-7;
const PER_BRACKET_PAIR = 1e-8;
/** Of a paragraph, for each of its characters and each length of backticks: those that nothing closes are looked for to its end. */
const PER_BACKTICKS = 4e-8;
/** Of a line, for each pair of containers that it is nested in. */
const PER_CONTAINER_PAIR = 2e-7;
/** Of the document, for each pair of quotations and underlined headings. */
const PER_SPLICE_PAIR = 4e-7;
/** More containers in one line: the parser runs out of stack before it is done. */
const DEEPEST = 100;

/** A rough upper bound in seconds; exact enough to tell a document from an attack. */
export function estimateParsing(text: string): number {
  let seconds = text.length * PER_CHARACTER;
  let [marks, brackets, openable, splices] = [0, 0, 0, 0];
  let previous = { isBlank: true, isQuoted: false };
  let length = 0;
  const backticks = new Set<number>();
  for (const line of text.split('\n')) {
    const { indent, markers, isQuoted, isUnderline } = measureStart(line);
    if (markers > DEEPEST) return Number.POSITIVE_INFINITY;
    openable += markers;
    const isBlank = line.trim() === '';
    const isListed = markers > (isQuoted ? 1 : 0);
    if (isUnderline || (isQuoted && (isListed || !previous.isQuoted))) splices += 1;
    seconds += isListed || (previous.isBlank && !isBlank) ? PER_BLOCK : PER_LINE;
    seconds +=
      Math.min(openable, markers + indent / 2) ** 2 * PER_CONTAINER_PAIR + count(line, '|') * PER_CELL;
    if (isBlank) {
      seconds += marks ** 2 * PER_MARK_PAIR + brackets ** 2 * PER_BRACKET_PAIR;
      seconds += length * backticks.size * PER_BACKTICKS;
      [marks, brackets, length] = [0, 0, 0];
      backticks.clear();
    }
    length += line.length;
    if (line.includes('`')) for (const [run] of line.matchAll(/`+/g)) backticks.add(run.length);
    marks += count(line, '*') + count(line, '_') + count(line, '~') + count(line, '<');
    brackets += count(line, '[') + count(line, ']');
    previous = { isBlank, isQuoted };
  }
  seconds += marks ** 2 * PER_MARK_PAIR + brackets ** 2 * PER_BRACKET_PAIR;
  seconds += length * backticks.size * PER_BACKTICKS;
  return seconds + splices ** 2 * PER_SPLICE_PAIR;
}

interface LineStart {
  readonly indent: number;
  /** How many quotations and lists it can open. */
  readonly markers: number;
  readonly isQuoted: boolean;
  /** Whether it can turn the line before it into a heading. */
  readonly isUnderline: boolean;
}

function measureStart(line: string): LineStart {
  const start = /^(?:[ \t]|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))*/.exec(line)![0];
  return {
    indent: start.length - start.trimStart().length,
    markers: start.match(/[>*+-]|\d+/g)?.length ?? 0,
    isQuoted: start.includes('>'),
    isUnderline: /^[ \t>]*(?:-+|=+)[ \t]*$/.test(line),
  };
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
