/** The comments by which people have statements ignored: `<!-- agentops-ignore: reason -->`. */
import type { Root } from 'mdast';
import { blockOf, findBlocks } from './blocks.ts';
import { findComments, type Comment } from './comments.ts';
import { isWithin, placeOf, type LinePlace, type Stretch } from './place.ts';

/** A comment that ignores statements. */
export interface Ignore extends LinePlace {
  /** Null: none is given, so nothing is ignored. */
  readonly reason: string | null;
  /** What it is about. */
  readonly covers: readonly Stretch[];
  /** What stands instead of `agentops-ignore:`, so that nothing is ignored; null: it is written right. */
  readonly misspelt: string | null;
}

const IGNORE = /^agentops-ignore(?:$|\s*:\s*([\s\S]*))/;
/** What people write who mean that: other tools have `-next-line` and `-start`. */
const ALIKE = /^agentops[\s_-]*ignor[\w-]*/i;

/** The comments that ignore statements or seem to be meant so, those in rendered text aside. */
export function findIgnores(root: Root, rendered: readonly Stretch[]): readonly Ignore[] {
  const comments = findComments(root).filter(({ text }) => ALIKE.test(text));
  if (comments.length === 0) return [];
  const blocks = findBlocks(root);
  return comments
    .filter(({ from }) => !isWithin(rendered, from))
    .map((comment) => {
      const { line, column, endLine, alone, text } = comment;
      const block = blockOf(blocks, comment);
      const next = alone?.next ?? null;
      // Before a list, a table or a quotation it is about all of that; a section is more than its heading.
      const covers = block ? block.own : next ? [placeOf(next)] : [];
      return { line, column, endLine, covers, ...readIgnore(text) };
    });
}

function readIgnore(text: Comment['text']): Pick<Ignore, 'reason' | 'misspelt'> {
  const match = IGNORE.exec(text);
  if (!match) return { reason: null, misspelt: ALIKE.exec(text)![0] };
  const reason = (match[1] ?? '').replace(/\s+/g, ' ').trim();
  return { reason: /[\p{L}\p{N}]/u.test(reason) ? reason : null, misspelt: null };
}
