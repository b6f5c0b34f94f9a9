/** Bytes as text, and the part of it that may be evidence. */
import { isUtf8 } from 'node:buffer';
import { BEGIN_MARKER, END_MARKER } from '../../model/marker.ts';
import type { FileText, Prose } from '../facts.ts';

/** Decodes a file's bytes; null when they are not UTF-8. */
export function readProse(bytes: Buffer): FileText | null {
  if (!isUtf8(bytes)) return null;
  const full: Prose = { text: normalise(bytes.toString('utf8')) };
  const own = dropRendered(full.text);
  return { full, own: own === full.text ? full : { text: own } };
}

/** Whether there is nothing in it but white space, control characters and signs that nobody sees. */
export function isBlank(text: string): boolean {
  return !/[^\s\u2800\p{Cc}\p{Co}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/**
 * The text without what stands between `<!-- agentops:begin NAME -->` and `<!-- agentops:end -->`, the markers
 * included; where the end is missing, without all the rest.
 */
function dropRendered(text: string): string {
  if (!text.includes('agentops:begin')) return text;
  let kept = '';
  let from = 0;
  for (;;) {
    BEGIN_MARKER.lastIndex = from;
    const begin = BEGIN_MARKER.exec(text);
    if (!begin) return kept + text.slice(from);
    // A line break in its place, so that what stood around it doesn't become one word.
    kept += `${text.slice(from, begin.index)}\n`;
    END_MARKER.lastIndex = BEGIN_MARKER.lastIndex;
    if (!END_MARKER.test(text)) return kept;
    from = END_MARKER.lastIndex;
  }
}

function normalise(text: string): string {
  const start = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return start.includes('\r') ? start.replaceAll(/\r\n?/g, '\n') : start;
}
