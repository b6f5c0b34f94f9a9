/** The YAML at the head of a Markdown file. */
import type { DataDocument } from '../facts.ts';
import { parseMarkdown } from '../text/markdown.ts';
import { absent, isProblem, type Problem } from '../problem.ts';
import { parseYaml } from './yaml.ts';

const FENCE = /^---[ \t]*$/gm;

/** The front matter between two lines of `---`, the first at the very beginning. */
export async function parseFrontMatter(text: string): Promise<DataDocument | Problem> {
  // Only the head is parsed: a long document costs no more than a short one.
  FENCE.lastIndex = 3;
  const end = text.startsWith('---') && FENCE.test(text) ? FENCE.lastIndex : 0;
  const head = await parseMarkdown(text.slice(0, end));
  if (isProblem(head)) return head;
  const [first] = head.children;
  return first?.type === 'yaml' ? parseYaml(first.value) : absent('has no front matter');
}
