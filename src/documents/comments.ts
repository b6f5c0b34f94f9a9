/** HTML comments in a Markdown document: what people write for tools. */
import type { Html, Nodes, Parents, Root } from 'mdast';
import { placeOf, type LinePlace, type Stretch } from './place.ts';

export interface Comment extends LinePlace, Stretch {
  /** What it says, without white space around it. */
  readonly text: string;
  /** What stands before and behind a comment that is alone in its block; null for one that is in a text. */
  readonly alone: { readonly previous: Nodes | null; readonly next: Nodes | null } | null;
}

const COMMENT = /<!--(?!-?>)([\s\S]*?)-->/g;
/** What holds blocks, not words. */
const FLOW = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/** The comments of a document in order; none in code. */
export function findComments(root: Root): readonly Comment[] {
  const found: Comment[] = [];
  const visit = (parent: Parents): void => {
    for (const [index, node] of parent.children.entries()) {
      if (node.type === 'html') found.push(...commentsIn(node, parent, index));
      else if ('children' in node) visit(node);
    }
  };
  visit(root);
  return found;
}

/** Whether the node is nothing but comments. */
export function isCommentOnly(node: Nodes): boolean {
  return node.type === 'html' && node.value.replaceAll(COMMENT, '').trim() === '';
}

function commentsIn(node: Html, parent: Parents, index: number): readonly Comment[] {
  const start = placeOf(node);
  return [...node.value.matchAll(COMMENT)].map((match) => {
    const [whole, text = ''] = match;
    const before = node.value.slice(0, match.index).split('\n');
    const line = start.line + before.length - 1;
    const column = before.at(-1)!.length + (before.length === 1 ? start.column : 1);
    // Inside quotations and lists the source has more characters than the value.
    const from = Math.min(start.from + match.index, start.to);
    return {
      text: text.trim(),
      line,
      column,
      endLine: line + whole.split('\n').length - 1,
      from,
      to: Math.min(from + whole.length, start.to),
      alone: FLOW.has(parent.type) && isCommentOnly(node) ? neighbours(parent, index) : null,
    };
  });
}

/** What stands beside it, other comments aside. */
function neighbours({ children }: Parents, index: number): Comment['alone'] {
  const isContent = (node: Nodes): boolean => !isCommentOnly(node);
  const nodes: readonly Nodes[] = children;
  return {
    previous: nodes.slice(0, index).findLast(isContent) ?? null,
    next: nodes.slice(index + 1).find(isContent) ?? null,
  };
}
