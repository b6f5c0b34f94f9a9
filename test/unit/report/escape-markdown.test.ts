import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { escapeMarkdown } from '../../../src/report/escape-markdown.ts';
import { escapeTerminal } from '../../../src/report/escape.ts';
import { tree } from '../documents/tree.ts';
import { texts } from './markdown/texts.ts';

test.each([
  ['Three people have reviewed it.', 'Three people have reviewed it.'],
  ['snake_case, R&D, a-b (100 %) x/y!', 'snake_case, R&D, a-b (100 %) x/y!'],
  ['a | b', 'a &#124; b'],
  ['<!-- agentops:end -->', '&lt;!-- agentops:end --&gt;'],
  ['`<!--agentops:end-->`', '&#96;&lt;!--agentops:end--&gt;&#96;'],
  ['thanks @octocat!', 'thanks `@octocat!`'],
  ['fixes #12', 'fixes `#12`'],
  ['<@me>', '&lt;`@me`&gt;'],
  ['{{ site.x }} {% x %}', '&#123;&#123; site.x &#125;&#125; &#123;% x %&#125;'],
  ['*a* _b_ ~c~ [d](e) \\f', '\\*a\\* \\_b\\_ \\~c\\~ \\[d\\](e) \\\\f'],
  ['&lt; &amp', '\\&lt; &amp'],
  ['constructor __proto__', 'constructor \\_\\_proto\\_\\_'],
  ['1. one', '1\\. one'],
  ['- one', '\\- one'],
  ['two\nlines', 'two lines'],
  ['\u001B[31m', '\\\\x1b\\[31m'],
])('%j becomes %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap((child: Nodes) => nodesOf(child)) : [])];
}

test.each([
  ['on a line of its own', (text: string) => text, ['root', 'paragraph', 'text', 'inlineCode']],
  [
    'in an item',
    (text: string) => `- [ ] \`id\`: ${text} (x)`,
    ['root', 'list', 'listItem', 'paragraph', 'text', 'inlineCode'],
  ],
  [
    'in bold in a cell',
    (text: string) => `| a | b |\n| - | - |\n| **x ${text} x** | c |`,
    ['root', 'table', 'tableRow', 'tableCell', 'strong', 'text', 'inlineCode'],
  ],
])('whatever the text, it is shown as it is: %s', async (_, place, allowed) => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const shown = escapeTerminal(text).replaceAll(/\s+/g, '');
      fc.pre(shown !== '');
      const markdown = escapeMarkdown(text);
      expect(markdown).not.toMatch(/<|-->|\{\{|\{%|\n/);
      const root = await tree(place(markdown));
      const nodes = nodesOf(root);
      expect(nodes.map(({ type }) => type).filter((type) => !allowed.includes(type))).toEqual([]);
      expect(toString(root).replaceAll(/\s+/g, '')).toContain(shown);
      const words = nodes.flatMap((node) => (node.type === 'text' ? [node.value] : []));
      expect(words.filter((word) => /@|#\w|\$|:\/\/|:[\w+-]+:/.test(word))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
