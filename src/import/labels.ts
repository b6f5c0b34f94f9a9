/** What a line begins with, up to a colon: "**Status:** done", "Minimum duration: 6 weeks". */
import { topicOf } from './topics.ts';

export interface Labelled {
  readonly label: string | null;
  readonly rest: string;
}

const COLON = /^\s*(\([^()]*\)|（[^（）]*）)?\s*(?:[:：]\s*|$)/;
const PLAIN = /^([\p{L}\p{N}][^:：.!?|]{0,60}?)(?:\s*[:](?:\s+|$)|\s*：\s*)/u;

/**
 * The label of a text, and what stands behind it.
 * @param bold what the text begins with in bold, signs before it aside
 */
export function splitLabel(text: string, bold: string): Labelled {
  const at = bold === '' ? -1 : text.indexOf(bold);
  if (at >= 0) {
    const behind = text.slice(at + bold.length);
    const name = bold.replace(/\s*[:：]$/, '');
    if (name !== bold) return { label: name, rest: behind.trim() };
    const colon = COLON.exec(behind);
    if (colon)
      return { label: name + (colon[1] ? ` ${colon[1]}` : ''), rest: behind.slice(colon[0].length).trim() };
    return { label: null, rest: text };
  }
  const plain = PLAIN.exec(text);
  if (!plain) return { label: null, rest: text };
  const rest = text.slice(plain[0].length).trim();
  return rest === '' || topicOf(plain[1]!) !== null
    ? { label: plain[1]!, rest }
    : { label: null, rest: text };
}
