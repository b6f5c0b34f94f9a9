/** What a reader sees of a Markdown document, as one text, and where each part of it comes from. */
import type { Nodes, Root } from 'mdast';
import { htmlPieces, type HtmlState } from './html.ts';

/** Ends a block: no text runs across it. The Markdown parser leaves no NUL in any text. */
const BLOCK_END = '\0';

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
}

const BLOCKS = new Set(['paragraph', 'heading', 'tableRow', 'code']);

/** The visible text of a tree. */
export function visibleText(root: Root): VisibleText {
  const writer: Writer = { text: '', spans: [], html: { hiddenUntil: null } };
  visit(root, writer);
  return writer;
}

/** What stands between two characters of one text in the source is no longer: an entity, the start of a line. */
const GAP = 100;

/** The offset in the source of a place in the visible text. */
export function sourceOffset(visible: VisibleText, source: string, index: number): number {
  const span = visible.spans.findLast((one) => one.index <= index)!;
  const fence = /(?:```|~~~)[^\n]*\n/y;
  fence.lastIndex = span.from;
  let offset = fence.test(source) ? fence.lastIndex : span.from;
  // The source has the same characters in the same order, with markup between them; an entity has none of them.
  const seek = (at: number): number =>
    source.slice(offset, Math.min(offset + GAP, span.to)).indexOf(visible.text[at]!);
  for (let at = span.index; at < index; at += 1) offset += seek(at) + 1;
  return offset + Math.max(seek(index), 0);
}

function visit(node: Nodes, writer: Writer): void {
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? from;
  if (node.type === 'html') writeHtml(writer, node.value, from, to);
  else if ('children' in node) {
    for (const child of node.children) {
      visit(child, writer);
      if (child.type === 'tableCell') writer.text += '\n';
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
  return node.type === 'break' ? '\n' : '';
}

function writeHtml(writer: Writer, html: string, from: number, to: number): void {
  for (const { text, at } of htmlPieces(html, writer.html)) {
    if (text === null) writer.text += BLOCK_END;
    else write(writer, text, Math.min(from + at, to), to);
  }
}

function write(writer: Writer, text: string, from: number, to: number): void {
  if (text === '') return;
  writer.spans.push({ index: writer.text.length, from, to });
  writer.text += text;
}
