/**
 * Text from roadmaps as Markdown that GitHub and GitLab show as it is written in comments, where they link more than in
 * files, and make nothing else of.
 */
import type { InlineCode, PhrasingContent, Strong, Text } from 'mdast';
import { escapeText } from '../escape.ts';

/** Characters of one text: a comment has room for many, not for one of any length. */
const LONGEST = 400;

/** Signs that stand alone between words, and mean nothing there. */
const SIGN = /^(?:[<>]=?|={1,2}|->|[-–—…+/|&])$/;
/** A word and what surrounds it. */
const WORD = /^(["'(]*)(.*?)(["'),.;:!?…]*)$/;
/**
 * What makes a word more than a word: the signs of Markdown, HTML, entities, mathematics and emoji names, and references
 * to people, issues, merge requests, milestones, commits and addresses.
 */
const MEANS = /[\\`*_{}[\]<>#|~@$^&=:!]|^[%+/-]|\bwww\.|\bGH-\d|\b[0-9a-f]{7,64}\b/i;

/** A text: words as they are, and as code those that would be taken for something else. */
export function prose(text: string, most: number = LONGEST): PhrasingContent[] {
  const nodes: (Text | InlineCode)[] = [];
  for (const piece of escapeText(text, most).trim().split(/( )/).flatMap(piecesOf)) {
    const last = nodes.at(-1);
    if (typeof piece !== 'string') nodes.push(piece);
    else if (last?.type === 'text') last.value += piece;
    else if (piece !== '') nodes.push(said(piece));
  }
  return nodes;
}

/** A name, a path or a rule. */
export function code(text: string, most: number = LONGEST): InlineCode {
  return { type: 'inlineCode', value: escapeText(text, most) };
}

/** Our own words. */
export function said(text: string): Text {
  return { type: 'text', value: text };
}

/** Our own words, in bold. */
export function bold(text: string): Strong {
  return { type: 'strong', children: [said(text)] };
}

function piecesOf(word: string): (string | InlineCode)[] {
  if (SIGN.test(word) || !MEANS.test(word)) return [word];
  const [, before, core, behind] = WORD.exec(word)!;
  if (core === '') return [{ type: 'inlineCode', value: word }];
  return [before!, MEANS.test(core!) ? { type: 'inlineCode', value: core! } : core!, behind!];
}
