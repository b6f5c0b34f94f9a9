/** HTML comments in a Markdown document: what people write for tools. */
import type { Html, Nodes, Parents, Root } from 'mdast';
import { placeOf, type LinePlace, type Stretch } from './place.ts';

export interface Comment extends LinePlace, Stretch {
  /** What it says, without white space around it. */
  readonly text: string;
  /** What stands before and behind a comment that is alone in its block; null for one that is in a text. */
  readonly alone: { readonly previous: Nodes | null; readonly next: Nodes | null } | null;
  /** The HTML that it is in, or that it is. */
  readonly node: Html;
  readonly parent: Parents;
}

/** What holds blocks, not words. */
const FLOW = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);
const OPEN = '<!--';
const CLOSE = '-->';

/** The comments of a document in order; none in code. */
export function findComments(root: Root): readonly Comment[] {
  const found: Comment[] = [];
  const visit = (parent: Parents): void => {
    const beside = FLOW.has(parent.type) ? neighbours(parent.children) : null;
    for (const [index, node] of parent.children.entries()) {
      if (node.type === 'html') found.push(...commentsIn(node, parent, beside?.[index] ?? null));
      else if ('children' in node) visit(node);
    }
  };
  visit(root);
  return found;
}

/** Whether what has the comment holds blocks, so that it is no part of a sentence. */
export function isAmongBlocks({ parent }: Comment): boolean {
  return FLOW.has(parent.type);
}

/** Whether the node is nothing but comments. */
export function isCommentOnly(node: Nodes): boolean {
  if (node.type !== 'html') return false;
  let end = 0;
  for (const { from, to } of stretchesIn(node.value)) {
    if (node.value.slice(end, from).trim() !== '') return false;
    end = to;
  }
  return node.value.slice(end).trim() === '';
}

function commentsIn(node: Html, parent: Parents, alone: Comment['alone']): readonly Comment[] {
  const start = placeOf(node);
  let [line, lineStart, seen] = [start.line, 0, 0];
  const goTo = (offset: number): void => {
    for (
      let at = node.value.indexOf('\n', seen);
      at >= 0 && at < offset;
      at = node.value.indexOf('\n', at + 1)
    ) {
      line += 1;
      lineStart = at + 1;
    }
    seen = offset;
  };
  return stretchesIn(node.value).map(({ from, to }) => {
    goTo(from);
    const place = { line, column: from - lineStart + (line === start.line ? start.column : 1) };
    goTo(to);
    return {
      text: node.value.slice(from + OPEN.length, to - CLOSE.length).trim(),
      ...place,
      endLine: line,
      // Inside quotations and lists the source has more characters than the value.
      from: Math.min(start.from + from, start.to),
      to: Math.min(start.from + to, start.to),
      alone,
      node,
      parent,
    };
  });
}

/** Where comments begin and end in HTML; one that never ends is none. */
function stretchesIn(html: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = html.indexOf(OPEN);
  while (from >= 0) {
    const end = html.indexOf(CLOSE, from + OPEN.length);
    if (end < 0) break;
    const to = end + CLOSE.length;
    found.push({ from, to });
    from = html.indexOf(OPEN, to);
  }
  return found;
}

/** For each node that is nothing but comments what stands beside it, other comments aside. */
function neighbours(nodes: readonly Nodes[]): readonly Comment['alone'][] {
  const isComment = nodes.map(isCommentOnly);
  const next: (Nodes | null)[] = [];
  let following: Nodes | null = null;
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    next[index] = following;
    if (!isComment[index]) following = nodes[index]!;
  }
  let previous: Nodes | null = null;
  return nodes.map((node, index) => {
    if (isComment[index]) return { previous, next: next[index]! };
    previous = node;
    return null;
  });
}
