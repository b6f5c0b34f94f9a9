/** Markdown as a tree. Loading the parser costs about as much as starting node does, so it is loaded when needed. */
import type { Root } from 'mdast';
import { estimateParsing } from './markdown-cost.ts';
import { unreadable, type Problem } from '../problem.ts';

/** What would take longer, in seconds, is not parsed. */
const LONGEST = 10;
/** In UTF-16 units: the tree takes hundreds of times the room of the text. */
export const LARGEST_MARKDOWN: number = 2 * 1024 * 1024;
const COMPLEX = unreadable('is too large or too deeply nested to be parsed as Markdown');

/** Parses GitHub's Markdown, with YAML front matter. */
export async function parseMarkdown(text: string): Promise<Root | Problem> {
  if (text.length > LARGEST_MARKDOWN || estimateParsing(text) > LONGEST) return COMPLEX;
  const [{ fromMarkdown }, { gfm }, { gfmFromMarkdown }, { frontmatter }, { frontmatterFromMarkdown }] =
    await Promise.all([
      import('mdast-util-from-markdown'),
      import('micromark-extension-gfm'),
      import('mdast-util-gfm'),
      import('micromark-extension-frontmatter'),
      import('mdast-util-frontmatter'),
    ]);
  try {
    return fromMarkdown(text, {
      extensions: [gfm(), frontmatter()],
      mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()],
    });
  } catch {
    // The parser recurses into what is nested, and runs out of stack.
    return COMPLEX;
  }
}
