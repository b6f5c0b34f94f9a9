/** Text in XML and SVG. */
import { clipText } from '../diagnostics/terminal-text.ts';
import { escapeTerminal } from './escape.ts';

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // XML 1.0 has no way to write these two.
  '\ufffe': '\\ufffe',
  '\uffff': '\\uffff',
};

/** Of longer texts so many columns are shown: readers of reports hold them in memory, and show them in a table. */
const LONGEST = 2000;

/**
 * A text, in one line, for the content of elements and the values of attributes. What XML forbids and what nobody would
 * see is made visible.
 */
export function escapeXml(text: string): string {
  return clipText(escapeTerminal(text), LONGEST, true).replaceAll(
    /[&<>"'\ufffe\uffff]/g,
    (character) => MARKUP[character]!,
  );
}
