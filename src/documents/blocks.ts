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
  /** The item that it is in. */
  readonly parent: Block | null;
}

/** The blocks in order. */
export function findBlocks(root: Root): readonly Block[] {
  const blocks: Block[] = [];
  const visit = (node: Nodes, beside: Parents, parent: Block | null): void => {
    if (!isBlock(node, parent !== null)) {
      if ('children' in node) visitAll(node, parent);
      return;
    }
    const isHeader = node.type === 'tableRow' && beside.children[0] === node;
    const place = placeOf(node);
    const block: Block = { node, isHeader, own: [place], parent, ...place };
    const index = blocks.push(block) - 1;
    if (node.type !== 'listItem') return;
    visitAll(node, block);
    Object.assign(block, closeItem(block, node, blocks.slice(index + 1)));
  };
  const visitAll = (beside: Parents, parent: Block | null): void => {
    for (const child of beside.children) visit(child, beside, parent);
  };
  visitAll(root, null);
  return blocks;
}

/** The last block that begins at the offset or before it: what else has the offset is around that block. */
function lastBefore(blocks: readonly Block[], offset: number): Block | null {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.from <= offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1] ?? null;
}

/** The innermost that passes: the block itself, or one that it is in. */
function innermost(block: Block | null, passes: (block: Block) => boolean): Block | null {
  let one = block;
  while (one !== null && !passes(one)) one = one.parent;
  return one;
}

/**
 * The block that a comment is written in; or, of one that stands alone right below a block and apart from the next,
 * that block.
 */
export function blockOf(blocks: readonly Block[], comment: Comment): Block | null {
  const last = lastBefore(blocks, comment.from);
  const around = innermost(last, ({ to }) => comment.from < to);
  if (around !== null || comment.alone === null) return around;
  const { previous, next } = comment.alone;
  if (previous === null || placeOf(previous).endLine !== comment.line - 1) return null;
  if (next !== null && placeOf(next).line === comment.endLine + 1) return null;
  return innermost(last, ({ endLine }) => endLine === comment.line - 1);
}

function isBlock(node: Nodes, isInItem: boolean): node is Block['node'] {
  if (node.type === 'listItem' || node.type === 'tableRow') return true;
  if (isInItem) return false;
  return (
    node.type === 'paragraph' || node.type === 'heading' || (node.type === 'html' && !isCommentOnly(node))
  );
}

/** An item without the blocks in it, ending where what is its own ends. */
function closeItem(
  item: Block,
  { children }: ListItem,
  inside: readonly Block[],
): Pick<Block, 'own' | 'endLine'> {
  const own: Stretch[] = [];
  let { from } = item;
  for (const block of inside) {
    // Blocks in blocks that are in it begin before `from`.
    if (block.from > from) own.push({ from, to: block.from });
    from = Math.max(from, block.to);
  }
  if (from < item.to) own.push({ from, to: item.to });
  const last = children.findLast(({ type }) => type !== 'list' && type !== 'table');
  return { own, endLine: last ? placeOf(last).endLine : item.line };
}
