/** The slots of a document: what stands between the markers of rendered text, and is written anew. */
import type { Root } from 'mdast';
import { findComments, isAmongBlocks, type Comment } from './comments.ts';
import type { LinePlace, Stretch } from './place.ts';
import { markerOf } from './rendered.ts';

/** What is written anew, and with what. */
export interface Slot extends Stretch {
  /** What is asked for: `status`, `gate alpha`. */
  readonly name: string;
  readonly begin: LinePlace & Stretch;
  /** What each line begins with, as the lines of the markers do; null in the middle of a line. */
  readonly indent: string | null;
}

/** A marker that can't be obeyed. */
export interface MarkerFault {
  readonly at: LinePlace & Stretch;
  /** What was found and why it is wrong. */
  readonly message: string;
  readonly hint: string;
}

const OWN_LINES =
  'write both markers alone on their lines, with the same indentation, and an empty line before and behind them';

/**
 * Finds the slots of a document in order.
 * @param text without a byte order mark; its line ends may be any
 */
export function findSlots(
  text: string,
  root: Root,
): { readonly slots: readonly Slot[]; readonly faults: readonly MarkerFault[] } {
  const slots: Slot[] = [];
  const faults: MarkerFault[] = [];
  let open: { readonly at: Comment; readonly name: string } | null = null;
  let nested = 0;
  for (const at of findComments(root)) {
    const marker = markerOf(at);
    if (marker?.kind === 'wrong') faults.push(wrong(at));
    else if (marker?.kind === 'begin') {
      if (open === null) open = { at, name: marker.name };
      else {
        nested += 1;
        faults.push(inside(at, open.at));
      }
    } else if (marker && nested > 0) nested -= 1;
    else if (marker && open === null) faults.push(endAlone(at));
    else if (marker && open) {
      const found = slotBetween(text, open, at);
      if ('message' in found) faults.push(found);
      else slots.push(found);
      open = null;
    }
  }
  if (open) faults.push(neverEnded(open.at));
  return { slots, faults };
}

/** What the stretch of a slot is to be: the lines, set off by empty ones, or in the middle of a line just the one. */
export function fillSlot(text: string, { indent, begin }: Slot, lines: readonly string[]): string {
  if (indent === null) return lines.join(' ');
  const lineEnd = /\r\n|\r|\n/.exec(text.slice(begin.to))![0];
  return ['', ...lines, '']
    .map((line) => (line === '' ? indent.trimEnd() : indent + line) + lineEnd)
    .join('');
}

function slotBetween(
  text: string,
  { at: begin, name }: { readonly at: Comment; readonly name: string },
  end: Comment,
): Slot | MarkerFault {
  if (begin.parent !== end.parent) return { at: end, ...elsewhere(begin) };
  if (!isAmongBlocks(begin)) return slotInLine(text, begin, name, end);
  const misplaced = [begin, end].find((one) => !isAloneOnLine(text, one));
  if (misplaced) {
    return { at: misplaced, message: 'something else stands on the line of this marker', hint: OWN_LINES };
  }
  const indent = indentOf(text, begin);
  if (indent !== indentOf(text, end)) return { at: end, ...elsewhere(begin) };
  const from = begin.to + /^[^\r\n]*(?:\r\n|\r|\n)/.exec(text.slice(begin.to))![0].length;
  return { name, begin, indent, from, to: end.from - indent.length };
}

function slotInLine(text: string, begin: Comment, name: string, end: Comment): Slot | MarkerFault {
  if (begin.line !== end.endLine) {
    return {
      at: begin,
      message: 'these markers stand in a paragraph, and on different lines of it',
      hint: OWN_LINES,
    };
  }
  // Others who look for rendered text take such a marker for one in a code span.
  const quoted = [begin, end].find(({ from }) => text[from - 1] === '`');
  if (quoted) {
    return { at: quoted, message: 'this marker stands right behind a backtick', hint: 'put a space between' };
  }
  return { name, begin, indent: null, from: begin.to, to: end.from };
}

function isAloneOnLine(text: string, one: Comment): boolean {
  return one.node.value.trim() === text.slice(one.from, one.to) && /^[ \t>]*$/.test(indentOf(text, one));
}

/** What stands before a comment on its line. */
function indentOf(text: string, { from }: Comment): string {
  const before = text.slice(0, from);
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
}

function wrong(at: Comment): MarkerFault {
  return {
    at,
    message: 'this is no marker that render knows',
    hint: 'write <!-- agentops:begin NAME --> or <!-- agentops:end -->, on one line',
  };
}

function inside(at: Comment, { line }: Comment): MarkerFault {
  return {
    at,
    message: `a marker begins here, and the one that began on line ${line} has not ended`,
    hint: 'write <!-- agentops:end --> before it, or take it out',
  };
}

function endAlone(at: Comment): MarkerFault {
  return {
    at,
    message: 'this marker ends what no marker has begun',
    hint: 'write <!-- agentops:begin NAME --> before it, or take it out',
  };
}

function neverEnded(at: Comment): MarkerFault {
  return {
    at,
    message: 'this marker never ends',
    hint: 'write <!-- agentops:end --> behind it; one in code or in another comment is none',
  };
}

function elsewhere({ line }: Comment): Omit<MarkerFault, 'at'> {
  return {
    message: `this end stands in another list item, quotation or paragraph than its begin on line ${line}, or is indented otherwise`,
    hint: OWN_LINES,
  };
}
