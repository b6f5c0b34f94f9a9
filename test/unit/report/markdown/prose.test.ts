import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../../../src/report/escape.ts';
import { item, list, paragraph } from '../../../../src/report/markdown/blocks.ts';
import { code, prose, said } from '../../../../src/report/markdown/prose.ts';
import { texts } from './texts.ts';
import { parse, referencesIn, typesOf } from './parse.ts';

function render(...children: RootContent[]): string {
  return toMarkdown({ type: 'root', children }, { bullet: '-', extensions: [gfmToMarkdown()] });
}

test.each([
  ['Three people have reviewed it.', 'Three people have reviewed it.'],
  ['Alpha - Testing -> Beta (v1.0), 95% & more', 'Alpha - Testing -> Beta (v1.0), 95% & more'],
  ['count >= 3, or < 2', 'count >= 3, or < 2'],
  ['see docs/plan.md', 'see docs/plan.md'],
  ['said "yes, @octocat!"', 'said "yes, `@octocat`!"'],
  ['fixes #12.', 'fixes `#12`.'],
  ['at (3f2a91c)', 'at (`3f2a91c`)'],
  ['over https://example.org/a?b=c', 'over `https://example.org/a?b=c`'],
  ['the <b>bold</b> one', 'the `<b>bold</b>` one'],
  ['snake_case and `code`', '`snake_case` and `` `code` ``'],
  ['1. First', '1\\. First'],
  ['a  b\n c', 'a  b  c'],
])('%j is written %j', (text, expected) => expect(render(paragraph(prose(text)))).toBe(`${expected}\n`));

test('a text that is too long ends in an ellipsis', () => {
  expect(toString(paragraph(prose('word '.repeat(1000), 20)))).toBe('word word word word…');
});

/** What is shown, white space aside. */
function shown(text: string): string {
  return escapeText(text, 400).replaceAll(/\s+/g, '');
}

describe('whatever the text, it is shown as it is', () => {
  const holds = (
    children: PhrasingContent[],
    blocks: (text: PhrasingContent[]) => RootContent[],
    allowed: string[],
  ) => {
    const tree = parse(render(...blocks(children)));
    expect(typesOf(tree).filter((type) => !allowed.includes(type))).toEqual([]);
    expect(referencesIn(tree)).toEqual([]);
    return toString(tree).replaceAll(/\s+/g, '');
  };

  test('in a paragraph', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const allowed = ['root', 'paragraph', 'text', 'inlineCode'];
        expect(holds(prose(text), (children) => [paragraph(children)], allowed)).toBe(shown(text));
      }),
      { numRuns: 200 },
    );
  });
  test('in an item, with what to do on a line of its own', () => {
    fc.assert(
      fc.property(texts, texts, (text, hint) => {
        const allowed = ['root', 'list', 'listItem', 'paragraph', 'text', 'inlineCode', 'break'];
        const items = list([
          item([code(`x${text}`), said(': '), ...prose(text)], prose(hint)),
          item(prose(text)),
        ]);
        const arrow = shown(hint) === '' ? '' : `→${shown(hint)}`;
        const all = `${shown(`x${text}`)}:${shown(text)}${arrow}${shown(text)}`;
        expect(holds([], () => items, allowed)).toBe(all);
      }),
      { numRuns: 200 },
    );
  });
  test('in a heading', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const allowed = ['root', 'heading', 'text', 'inlineCode'];
        const heading = (children: PhrasingContent[]): RootContent[] => [
          { type: 'heading', depth: 2, children },
        ];
        expect(holds(prose(text), heading, allowed)).toBe(shown(text));
      }),
      { numRuns: 200 },
    );
  });
});
