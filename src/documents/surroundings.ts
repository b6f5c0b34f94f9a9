/** What stands around the blocks of a document, as far as it tells what they are about or how far that is. */
import type { Heading, ListItem, Nodes, Paragraph, Parents, Root, TableRow } from 'mdast';
import { isCommentOnly } from './comments.ts';

export interface Surroundings {
  /** What it stands under, the nearest first: items of lists that it is in, headings. */
  readonly under: readonly (Heading | ListItem)[];
  /** The first row of its table. */
  readonly header: TableRow | null;
  /** The paragraphs and items right below it, or in it, that may say its status on a line of their own. */
  readonly below: readonly (Paragraph | ListItem)[];
  /** It repeats what somebody else says. */
  readonly isQuoted: boolean;
}

/** The surroundings of headings, paragraphs, items, rows and HTML. */
export function findSurroundings(root: Root): ReadonlyMap<Nodes, Surroundings> {
  const found = new Map<Nodes, Surroundings>();
  const visit = (parent: Parents, around: Surroundings['under'], isQuoted: boolean): void => {
    const header = parent.type === 'table' ? (parent.children[0] ?? null) : null;
    let headings: readonly Heading[] = [];
    let under = around;
    for (const [index, node] of parent.children.entries()) {
      if (node.type === 'heading') {
        const { depth } = node;
        const above = headings.filter((one) => one.depth < depth);
        found.set(node, { under: [...above, ...around], header, below: nextTo(parent, index), isQuoted });
        headings = [node, ...above];
        under = [...headings, ...around];
      } else if (isBlock(node)) {
        const below = node.type === 'listItem' ? itemsIn(node) : nextTo(parent, index);
        found.set(node, { under, header, below, isQuoted });
      }
      if (node.type === 'listItem') visit(node, [node, ...under], isQuoted);
      else if ('children' in node && !isBlock(node))
        visit(node, under, isQuoted || node.type === 'blockquote');
    }
  };
  visit(root, [], false);
  return found;
}

function isBlock({ type }: Nodes): boolean {
  return ['heading', 'paragraph', 'listItem', 'tableRow', 'html'].includes(type);
}

/** The next paragraph, or the items of the next list, comments aside. */
function nextTo({ children }: Parents, index: number): Surroundings['below'] {
  let at = index + 1;
  while (at < children.length && isCommentOnly(children[at]!)) at += 1;
  const next = children[at];
  if (next?.type === 'paragraph') return [next];
  return next?.type === 'list' ? next.children : [];
}

function itemsIn({ children }: ListItem): readonly ListItem[] {
  return children.flatMap((node) => (node.type === 'list' ? node.children : []));
}
