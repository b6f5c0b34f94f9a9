/** Makes text from roadmaps, evidence and file names safe to show. */
import { escapeTerminal } from '../diagnostics/terminal-text.ts';

/** The diagnostics need it as well and may not import from here, so it is written there. */
export { escapeTerminal };

/**
 * A text on one line, harmless on a terminal and in the log of a CI system.
 * @param most characters; a longer text ends in an ellipsis
 */
export function escapeText(text: string, most = 1000): string {
  // What is far behind the end is not looked at, however much it is.
  const escaped = escapeTerminal(cut(text, most + 2));
  return escaped.length <= most ? escaped : `${cut(escaped, most - 1)}…`;
}

/** At most so many units, and no half of a character. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
