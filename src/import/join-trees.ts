/** Joins the trees of the pieces of a document. */
import type { Nodes, Root } from 'mdast';

/** One tree, whose lines are those of the whole document. */
export function joinTrees(trees: readonly { readonly root: Root; readonly linesBefore: number }[]): Root {
  for (const { root, linesBefore } of trees) {
    if (linesBefore > 0) for (const node of root.children) moveDown(node, linesBefore);
  }
  return { type: 'root', children: trees.flatMap(({ root }) => root.children) };
}

function moveDown(node: Nodes, by: number): void {
  if (node.position) {
    node.position.start.line += by;
    node.position.end.line += by;
  }
  if ('children' in node) for (const child of node.children) moveDown(child, by);
}
