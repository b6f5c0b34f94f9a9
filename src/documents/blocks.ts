/** The blocks of a document that a comment can be about. */
import type { Heading, Html, ListItem, Nodes, Paragraph, Parents, Root, TableRow } from 'mdast';
import { isCommentOnly, type Comment } from './comments.ts';
import { placeOf, type LinePlace, type Stretch } from './place.ts';

/** A list item with all that is its own, a row of a table, or a paragraph, a heading or HTML outside of them. */
export interface Block extends LinePlace, Stretch {
  readonly node: ListItem | TableRow | Paragraph | Heading | Html;
  /** The first row of a table: it names the columns. */
  readonly isHeader: boolean;
  /** Without the blocks that are in it: items of a list in an item. */
  readonly own: readonly Stretch[];
}

/** The blocks in order. */
export function findBlocks(root: Root): readonly Block[] {
  const blocks: Block[] = [];
  const visit = (node: Nodes, parent: Parents, isInItem: boolean): void => {
    if (!isBlock(node, isInItem)) {
      if ('children' in node) visitAll(node, isInItem);
      return;
    }
    const isHeader = node.type === 'tableRow' && parent.children[0] === node;
    const place = placeOf(node);
    const index = blocks.push({ node, isHeader, own: [place], ...place }) - 1;
    if (node.type !== 'listItem') return;
    visitAll(node, true);
    blocks[index] = closeItem(blocks[index]!, node, blocks.slice(index + 1));
  };
  const visitAll = (parent: Parents, isInItem: boolean): void => {
    for (const child of parent.children) visit(child, parent, isInItem);
  };
  visitAll(root, false);
  return blocks;
}

/** The innermost block that has the offset. */
function blockAt(blocks: readonly Block[], offset: number): Block | null {
  return blocks.findLast(({ from, to }) => from <= offset && offset < to) ?? null;
}

/**
 * The block that a comment is written in; or, of one that stands alone right below a block and apart from the next,
 * that block.
 */
export function blockOf(blocks: readonly Block[], comment: Comment): Block | null {
  const around = blockAt(blocks, comment.from);
  if (around !== null || comment.alone === null) return around;
  const { previous, next } = comment.alone;
  if (previous === null || placeOf(previous).endLine !== comment.line - 1) return null;
  if (next !== null && placeOf(next).line === comment.endLine + 1) return null;
  return blocks.findLast(({ to, endLine }) => to <= comment.from && endLine === comment.line - 1) ?? null;
}

function isBlock(node: Nodes, isInItem: boolean): node is Block['node'] {
  if (node.type === 'listItem' || node.type === 'tableRow') return true;
  if (isInItem) return false;
  return (
    node.type === 'paragraph' || node.type === 'heading' || (node.type === 'html' && !isCommentOnly(node))
  );
}

/** An item without the blocks in it, ending where what is its own ends. */
function closeItem(item: Block, { children }: ListItem, inside: readonly Block[]): Block {
  const own: Stretch[] = [];
  let { from } = item;
  for (const block of inside) {
    // Blocks in blocks that are in it begin before `from`.
    if (block.from > from) own.push({ from, to: block.from });
    from = Math.max(from, block.to);
  }
  if (from < item.to) own.push({ from, to: item.to });
  const last = children.findLast(({ type }) => type !== 'list' && type !== 'table');
  return { ...item, own, endLine: last ? placeOf(last).endLine : item.line };
}
