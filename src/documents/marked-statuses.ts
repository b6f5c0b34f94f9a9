/** What a Markdown roadmap says itself of criteria: `✅`, `[x]`, "Complete", beside a marker or the criterion's words. */
import type { Root } from 'mdast';
import type { Status } from '../model/phase.ts';
import { readBlock, type BlockText } from './block-text.ts';
import { blockOf, findBlocks, type Block } from './blocks.ts';
import { findComments, type Comment } from './comments.ts';
import {
  findStatement,
  withoutStatement,
  type CriterionIndex,
  type StatedCriterion,
} from './find-statement.ts';
import { isWithin, type LinePlace } from './place.ts';
import { renderedStretches } from './rendered.ts';
import { leastOf, statusIn } from './status-words.ts';

/** A status that a document gives to a criterion. */
export interface MarkedStatus extends LinePlace {
  /** PHASE/CRITERION */
  readonly criterion: string;
  readonly says: Status;
  /** The words of its block. */
  readonly text: string;
}

/** A marker that gives no criterion a status. */
export interface UnboundMarker extends LinePlace {
  /** What it names. */
  readonly names: string;
  /** There is no such criterion; it stands beside nothing; what it stands beside says no status. */
  readonly lacks: 'criterion' | 'block' | 'status';
}

export interface MarkedStatuses {
  readonly statuses: readonly MarkedStatus[];
  readonly unbound: readonly UnboundMarker[];
}

const MARKER = /^agentops:(?!begin\s|end$)\s*([\s\S]*)$/;

/** Finds the statuses of criteria in a document, rendered text aside. */
export function findMarkedStatuses(root: Root, criteria: CriterionIndex): MarkedStatuses {
  const rendered = renderedStretches(root);
  const blocks = findBlocks(root).filter(({ from }) => !isWithin(rendered, from));
  const unbound: UnboundMarker[] = [];
  const marked = new Map<Block, StatedCriterion[]>();
  for (const comment of findComments(root)) {
    const names = MARKER.exec(comment.text)?.[1];
    if (names === undefined || isWithin(rendered, comment.from)) continue;
    const criterion = criteria.byRef.get(names);
    const block = blockBeside(blocks, comment);
    if (criterion && block) marked.set(block, [...(marked.get(block) ?? []), criterion]);
    else unbound.push({ ...linesOf(comment), names, lacks: criterion ? 'block' : 'criterion' });
  }
  const statuses: MarkedStatus[] = [];
  for (const block of blocks) {
    if (block.isHeader) continue;
    const text = readBlock(block);
    const told = { text: text.cells.join(' ').replaceAll(/\s+/g, ' ').trim(), ...linesOf(block) };
    const named = marked.get(block);
    for (const { ref, statement } of named ?? []) {
      const says = statusOf(block, text, (cell) => withoutStatement(cell, statement));
      if (says) statuses.push({ criterion: ref, says, ...told });
      else unbound.push({ ...linesOf(block), names: ref, lacks: 'status' });
    }
    if (named) continue;
    const found = text.cells.map((cell) => findStatement(cell, text.label, criteria));
    const criterion = found.find((one) => one !== null)?.criterion;
    if (criterion === undefined) continue;
    const says = statusOf(block, text, (cell) => findStatement(cell, text.label, criteria)?.rest ?? cell);
    if (says) statuses.push({ criterion, says, ...told });
  }
  return { statuses, unbound };
}

/** The block that a marker is in, touches from below, or stands right before. */
function blockBeside(blocks: readonly Block[], comment: Comment): Block | null {
  const block = blockOf(blocks, comment);
  const next = comment.alone?.next ?? null;
  return block ?? blocks.find(({ node }) => node === next) ?? null;
}

/** What a block says beside the statement: with its box, its words and signs, and by being struck out. */
function statusOf(
  { node }: Block,
  { unstruck, isStruck }: BlockText,
  rest: (cell: string) => string,
): Status | null {
  const box = node.type === 'listItem' ? (node.checked ?? null) : null;
  const words = statusIn((isStruck ? unstruck : unstruck.map(rest)).join('\n'));
  return leastOf([
    ...(box === null ? [] : [box ? ('met' as const) : ('not-met' as const)]),
    ...(isStruck ? (['met'] as const) : []),
    ...(words ? [words] : []),
  ]);
}

function linesOf({ line, column, endLine }: LinePlace): LinePlace {
  return { line, column, endLine };
}
