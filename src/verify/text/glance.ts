/**
 * What can be seen of a Markdown document without parsing it. Loading the parser costs more than the rest of a small
 * run, and most claims stand in plain sentences. A glance answers only where the parser is certain to agree; a
 * property test holds the two against each other. Where letters are asked for, those of English do: the property classes of
 * other scripts cost more to build than the parser saves.
 */
import { placeAt, type Place } from './place.ts';
import { wordingPattern } from './wording.ts';

/** HTML can begin here, and hide what comes after it, or an autolink. */
const HTML = /<[A-Za-z/!?]/g;
/** A whole comment that is alone on its line, as the markers of `agentops render` are. */
const COMMENT_LINE = /^<!-- [^<>\n]* -->[ \t]*$/;
/** Markup that can hide or change the text beside it. Emphasis and code spans only lose their marks. */
const OPAQUE_LINE = /[[\]&\\~|]|<[A-Za-z/!?]/;
const MARKUP = /[[\]<>&\\~|*_`#\0]/;
const LIST_OR_HEADING = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})(?:[ \t]+|$)|>[ \t]?)*/;
/** At the margin these end the paragraph before them, whatever it has open. */
const FRESH = /^(?:[-+*] +\S|#{1,6} )/;
/** Text, alone or in one list, and no mark of a further one. */
const PARAGRAPH = /^ {0,3}(?:(?:[-+*]|\d{1,9}[.)]) )?(?!\d{1,9}[.)](?:\s|$))[A-Za-z0-9("'\u201C\u2018]/;
const RULE = /^[\s>:=-]*[=-][\s>:=-]*$/;
const TRIES = 20;

/** The place of a text that is certainly visible in the document; null when it isn't there or one can't be sure. */
export type SeeText = (wanted: string) => Place | null;

/**
 * Glances at a document, for many texts.
 * @param source the document, LF ended, without a byte order mark
 */
export function glanceAt(source: string): SeeText {
  const safe = isPlainDocument(source) ? safeLength(source) : 0;
  return (wanted) => {
    if (safe === 0 || MARKUP.test(wanted) || !/[A-Za-z0-9]/.test(wanted)) return null;
    const pattern = wordingPattern(wanted);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const match = pattern.exec(source);
      if (!match) return null;
      const end = match.index + match[0].length;
      if (end > safe) return null;
      if (isVisible(source, match.index, end, wanted)) return placeAt(source, match.index);
    }
    return null;
  };
}

/** Whether the document certainly has this heading with a sentence below it. The heading's white space is collapsed. */
export function seeSection(source: string, heading: string): boolean {
  if (/[[\]<>&\\~|*_`#!\0]/.test(heading) || heading === '' || !isPlainDocument(source)) return false;
  const lines = source.split('\n');
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    // In code a heading is none.
    if (/^[\s>*+\-\d.)]*(?:```|~~~)/.test(line)) return false;
    const hashes = /^#{1,6} +/.exec(line);
    if (hashes && line.slice(hashes[0].length).trimEnd() === heading && offset <= safeLength(source)) {
      if (startsParagraph(lines, index + 1)) return true;
    }
    offset += line.length + 1;
  }
  return false;
}

/** Whether the next lines that are not blank are a paragraph of text. */
function startsParagraph(lines: readonly string[], from: number): boolean {
  let at = from;
  while (at < lines.length && isBlankLine(lines[at]!)) at += 1;
  if (!/^[A-Za-z]/.test(lines[at] ?? '')) return false;
  // A line of `=` or `-` below would turn it into a heading.
  for (; at < lines.length && !isBlankLine(lines[at]!); at += 1) if (RULE.test(lines[at]!)) return false;
  return true;
}

/**
 * No front matter, no footnotes, no lines that end with CR, and composed characters, so that offsets are those of the
 * visible text.
 */
function isPlainDocument(source: string): boolean {
  return !/^---[ \t]*(?:\n|$)|[\r\0]|\[\^/.test(source) && source.normalize('NFC') === source;
}

/** How far there is no HTML but whole comments on lines of their own. */
function safeLength(source: string): number {
  HTML.lastIndex = 0;
  for (let found = HTML.exec(source); found; found = HTML.exec(source))
    if (!COMMENT_LINE.test(lineAt(source, found.index))) return found.index;
  return source.length;
}

function isVisible(source: string, start: number, end: number, wanted: string): boolean {
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const to = source.indexOf('\n', end) < 0 ? source.length : source.indexOf('\n', end);
  const lines = source.slice(from, to).split('\n');
  if (lines.some((line) => OPAQUE_LINE.test(line))) return false;
  if (mayGoOn(source.slice(end, to), wanted)) return false;
  const prefix = LIST_OR_HEADING.exec(lines[0]!)![0].length;
  if (start < from + prefix || /^(?:```|~~~)/.test(lines[0]!.slice(prefix))) return false;
  const paragraph = paragraphBefore(source, from, FRESH.test(lines[0]!));
  if (paragraph.includes('[')) return false;
  if (lines.length > 1 && !isOneParagraph(source, paragraph, lines, prefix, to)) return false;
  return standsAlone(source.slice(from, start), source.slice(start, end), source.slice(end, to), wanted);
}

/** Whether a number at the end, or a part of one at the beginning, may have more of it on another line, behind marks. */
function mayGoOn(after: string, wanted: string): boolean {
  return (/\d$/.test(wanted) && /^[\s*_`]*$/.test(after)) || /^0\d/.test(wanted);
}

/** The lines before `from` that can belong to the same paragraph. */
function paragraphBefore(source: string, from: number, isFresh: boolean): string {
  let begin = from;
  for (let begun = isFresh; !begun && begin > 0;) {
    const line = lineAt(source, begin - 1);
    if (isBlankLine(line)) break;
    begin -= line.length + 1;
    begun = FRESH.test(line);
  }
  return source.slice(begin, from);
}

/** Whether a text over several lines is certainly in one block: its lines go on at the same margin, with words. */
function isOneParagraph(
  source: string,
  paragraph: string,
  lines: readonly string[],
  prefix: number,
  to: number,
): boolean {
  const first = lines[0]!;
  if (!PARAGRAPH.test(first) || first.includes('\t')) return false;
  const after = source.slice(to + 1).split(/\n[ \t]*(?:\n|$)/, 1)[0]!;
  // Tables make each of their lines a block.
  if (
    /[|]/.test(paragraph + after) ||
    [...paragraph.split('\n'), ...after.split('\n')].some((line) => RULE.test(line))
  ) {
    return false;
  }
  return lines.slice(1).every((line) => {
    const margin = /^ */.exec(line)![0].length;
    const words = line.slice(margin);
    return margin >= prefix && /^[A-Za-z0-9]/.test(words) && !/^\d{1,9}[.)](?:\s|$)/.test(words);
  });
}

/** Whether the text is no part of a larger word, be the marks of emphasis and code beside it shown or not. */
function standsAlone(before: string, text: string, after: string, wanted: string): boolean {
  // Without such marks it is as it was found.
  if (!/[*_`]/.test(before + after)) return true;
  return [/(?!)/g, /[*_`]/g].every((marks) => {
    const pattern = new RegExp(wordingPattern(wanted).source, 'uy');
    const left = before.replace(marks, '');
    pattern.lastIndex = left.length;
    return pattern.exec(left + text + after.replace(marks, ''))?.[0] === text;
  });
}

function lineAt(source: string, offset: number): string {
  const from = source.lastIndexOf('\n', offset - 1) + 1;
  const to = source.indexOf('\n', offset);
  return source.slice(from, to < 0 ? source.length : to);
}

function isBlankLine(line: string): boolean {
  return /^[ \t]*$/.test(line);
}
