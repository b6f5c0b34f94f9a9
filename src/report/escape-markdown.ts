/**
 * Makes text from roadmaps safe to show in Markdown: as it is written, with nothing in it that begins markup, HTML, a
 * template, a link, or a message to somebody. For documents that are kept as files, which formatters rewrite and sites
 * build; comments and summaries are written from a tree, by `markdown/prose.ts`.
 */
import { escapeTerminal } from './escape.ts';

/**
 * Written as references, so that neither Markdown, nor what looks for HTML, comments, cells or templates in its source,
 * finds them.
 */
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['`', '&#96;'],
  ['|', '&#124;'],
  ['{', '&#123;'],
  ['}', '&#125;'],
]);
const REFERRED = /([<>`|{}])/;
/** Addresses, and references to people, issues, merge requests, emoji and mathematics: only code stops those. */
const LINKING = /[@$]|#\w|:\/\/|\bwww\.|\bGH-\d|(?:^|\W)[!%]\d|:[\w+-]+:|\b(?:mailto|xmpp):/i;
/** Emphasis, links, strikethrough, headings, escapes; underscores inside of words are none. */
const MARKUP = /[\\*[\]~#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** What makes a line an item, a heading, a rule or a definition when it stands first. */
const LEADING = /^(?:[-+=:]|\d+(?=[.)]))/;

/** The text as Markdown, in one line. */
export function escapeMarkdown(text: string): string {
  const words = escapeTerminal(text).trim().split(/\s+/).map(escapeWord);
  // A number can't be escaped; the sign behind it can.
  return words.join(' ').replace(LEADING, (first) => (/\d/.test(first) ? `${first}\\` : `\\${first}`));
}

function escapeWord(word: string): string {
  return word
    .split(REFERRED)
    .map((piece) => {
      const reference = REFERENCES.get(piece);
      if (reference !== undefined) return reference;
      return LINKING.test(piece) ? `\`${piece}\`` : piece.replaceAll(MARKUP, '\\$&');
    })
    .join('');
}
