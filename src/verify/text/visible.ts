/** What a reader sees of a Markdown document, as one text, and where each part of it comes from. */
import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { htmlPieces, type HtmlState } from './html.ts';

/** Ends a block: no text runs across it. The Markdown parser leaves no NUL in any text. */
const BLOCK_END = '\0';
/** Ends a cell of a table, or a line: a text may run across it, a number does not. */
const LINE_END = '\f';

/** A part of the visible text and the stretch of the source that it was written as. */
interface Span {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

export interface VisibleText {
  readonly text: string;
  readonly spans: readonly Span[];
}

interface Writer {
  text: string;
  readonly spans: Span[];
  readonly html: HtmlState;
  readonly notes: ReadonlySet<FootnoteDefinition>;
}

const BLOCKS = new Set(['paragraph', 'heading', 'tableRow', 'code']);

/** The visible text of a tree. */
export function visibleText(root: Root): VisibleText {
  const html = { hiddenUntil: null, heedsAttributes: true };
  const writer: Writer = { text: '', spans: [], html, notes: shownNotes(root) };
  visit(root, writer);
  return writer;
}

/** What stands between two characters of one text in the source is no longer: an entity, the start of a line. */
const GAP = 100;

/** Finds the offsets in the source of places in the visible text; what was found out about a span is kept. */
export function createSourceOffsets(visible: VisibleText, source: string): (index: number) => number {
  const known = new Map<number, Int32Array>();
  return (index) => {
    const order = spanAt(visible.spans, index);
    let offsets = known.get(order);
    if (!offsets) {
      offsets = offsetsOf(visible, order, source);
      known.set(order, offsets);
    }
    return offsets[index - visible.spans[order]!.index]!;
  };
}

/** The last span that begins at the index or before it. */
function spanAt(spans: readonly Span[], index: number): number {
  let [low, high] = [0, spans.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spans[middle]!.index <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where each character of a span, and what follows up to the next one, is written. */
function offsetsOf({ text, spans }: VisibleText, order: number, source: string): Int32Array {
  const { index, from, to } = spans[order]!;
  const offsets = new Int32Array((spans[order + 1]?.index ?? text.length) - index);
  const fence = /(?:```|~~~)[^\n]*\n/y;
  fence.lastIndex = from;
  let offset = fence.test(source) ? fence.lastIndex : from;
  for (let at = 0; at < offsets.length; at += 1) {
    // The source has the same characters in the same order, with markup between them; an entity has none of them.
    const found = source.slice(offset, Math.min(offset + GAP, to)).indexOf(text[index + at]!);
    offsets[at] = offset + Math.max(found, 0);
    offset += found + 1;
  }
  return offsets;
}

/** The notes that something shown refers to; of several of one name the first. */
function shownNotes(root: Root): ReadonlySet<FootnoteDefinition> {
  const known = new Map<string, FootnoteDefinition>();
  const shown = new Set<FootnoteDefinition>();
  const asked: string[] = [];
  const look = (node: Nodes): void => {
    if (node.type === 'footnoteReference') asked.push(node.identifier);
    else if (node.type !== 'footnoteDefinition') lookInside(node);
    else if (!known.has(node.identifier)) known.set(node.identifier, node);
  };
  const lookInside = (node: Nodes): void => {
    if ('children' in node) node.children.forEach(look);
  };
  look(root);
  for (let name = asked.pop(); name !== undefined; name = asked.pop()) {
    const note = known.get(name);
    if (!note || shown.has(note)) continue;
    shown.add(note);
    lookInside(note);
  }
  return shown;
}

function visit(node: Nodes, writer: Writer): void {
  if (node.type === 'footnoteDefinition' && !writer.notes.has(node)) return;
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? from;
  if (node.type === 'html') writeHtml(writer, node.value, from, to);
  else if ('children' in node) {
    for (const child of node.children) {
      visit(child, writer);
      if (child.type === 'tableCell') writer.text += LINE_END;
    }
  } else if (writer.html.hiddenUntil === null) {
    // What an open comment or script of the HTML before it swallows is not shown.
    write(writer, shownBy(node), from, to);
  }
  if (BLOCKS.has(node.type)) writer.text += BLOCK_END;
}

function shownBy(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  return node.type === 'break' ? LINE_END : '';
}

function writeHtml(writer: Writer, html: string, from: number, to: number): void {
  for (const { text, at, isBreak } of htmlPieces(html, writer.html)) {
    if (text === null) writer.text += BLOCK_END;
    else write(writer, isBreak ? LINE_END : text, Math.min(from + at, to), to);
  }
}

function write(writer: Writer, text: string, from: number, to: number): void {
  if (text === '') return;
  writer.spans.push({ index: writer.text.length, from, to });
  writer.text += text;
}
