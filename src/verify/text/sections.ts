/** Markdown headings and whether anything stands below them. */
import type { RootContent } from 'mdast';
import type { Prose, Section } from '../facts.ts';
import { seeSection } from './glance.ts';
import { htmlText } from './html.ts';
import { LARGEST_MARKDOWN, parseMarkdown } from './markdown.ts';
import { isProblem, type Problem } from '../problem.ts';
import { isBlank } from './prose.ts';
import type { World } from '../world.ts';

/** Whether the text has a heading of exactly this plain text; `empty`: it has, but nothing stands below any of them. */
export async function hasSection(
  { memory }: Pick<World, 'memory'>,
  prose: Prose,
  heading: string,
): Promise<'yes' | 'empty' | 'no' | Problem> {
  const asked = collapse(heading);
  if (prose.sections === undefined && prose.text.length <= LARGEST_MARKDOWN) {
    if (seeSection(prose.text, asked)) return 'yes';
  }
  const sections = await (prose.sections ??= memory.about(prose.text, 'sections', () =>
    readSections(prose.text),
  ));
  if (isProblem(sections)) return sections;
  const named = sections.filter((section) => section.heading === asked);
  if (named.some(({ filled }) => filled)) return 'yes';
  return named.length > 0 ? 'empty' : 'no';
}

async function readSections(text: string): Promise<readonly Section[] | Problem> {
  const [root, { toString }] = await Promise.all([parseMarkdown(text), import('mdast-util-to-string')]);
  if (isProblem(root)) return root;
  const plain = (node: RootContent): string => collapse(toString(node, { includeHtml: false }));
  const sections: { heading: string; depth: number; filled: boolean }[] = [];
  let open: typeof sections = [];
  for (const node of root.children) {
    if (node.type === 'heading') {
      const section = { heading: plain(node), depth: node.depth, filled: false };
      open = [...open.filter(({ depth }) => depth < section.depth), section];
      sections.push(section);
    } else if (
      node.type === 'html' ? !isBlank(htmlText(node.value)) : isText(node) && !isBlank(plain(node))
    ) {
      for (const section of open) section.filled = true;
    }
  }
  return sections;
}

/** Definitions of links and front matter are not shown to anybody. */
function isText(node: RootContent): boolean {
  return node.type !== 'definition' && node.type !== 'yaml';
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
