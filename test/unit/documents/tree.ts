/** Markdown as the command parses it, for tests. */
import type { Root } from 'mdast';
import { parseMarkdown } from '../../../src/verify/text/markdown.ts';
import { isProblem } from '../../../src/verify/problem.ts';

/** The tree of a document that can be parsed. */
export async function tree(source: string): Promise<Root> {
  const root = await parseMarkdown(source);
  if (isProblem(root)) throw new Error(root.why);
  return root;
}
