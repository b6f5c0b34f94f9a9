/** The passages of a document: paragraphs, headings, rows of tables, and pieces of HTML. None has another in it. */
import type { Html, Nodes, Root } from 'mdast';
import { isCommentOnly } from './comments.ts';
import { placeOf, type Stretch } from './place.ts';

export interface Passage extends Stretch {
  readonly endLine: number;
  /** The node that it is, or that it is a piece of. */
  readonly node: Stretch;
  /** The first row of a table: it names the columns. */
  readonly isHeader: boolean;
}

/** Where HTML goes from one passage to the next; comments are matched so that tags in them are none. */
const BREAK =
  /<!--(?:[\s\S]*?-->|[\s\S]*)|<\/?(?:address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)\b[^<>]*>/gi;
const UNSEEN = /<!--(?:[\s\S]*?-->|[\s\S]*)|<(?!img\b)[^<>]*>/gi;

/** The passages in order. */
export function findPassages(root: Root): readonly Passage[] {
  const found: Passage[] = [];
  const visit = (node: Nodes, isHeader: boolean): void => {
    if (node.type === 'html') found.push(...piecesOf(node));
    else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableRow') {
      const place = placeOf(node);
      found.push({ from: place.from, to: place.to, endLine: place.endLine, node: place, isHeader });
    } else if ('children' in node) {
      for (const [index, child] of node.children.entries()) visit(child, node.type === 'table' && index === 0);
    }
  };
  visit(root, false);
  return found;
}

/** The pieces of HTML that show something. */
function piecesOf(html: Html): readonly Passage[] {
  if (isCommentOnly(html)) return [];
  const { value } = html;
  const node = placeOf(html);
  const cuts = [...value.matchAll(BREAK)].filter(([text]) => !text.startsWith('<!--'));
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  return starts.flatMap((start, index): Passage[] => {
    const end = cuts[index]?.index ?? value.length;
    if (value.slice(start, end).replaceAll(UNSEEN, '').trim() === '') return [];
    // In quotations and lists the source has more characters than the value, as places in HTML have not.
    const to = index === cuts.length ? node.to : Math.min(node.from + end, node.to);
    return [{ from: Math.min(node.from + start, node.to), to, endLine: node.endLine, node, isHeader: false }];
  });
}
