/** What a Markdown roadmap says itself of criteria: `✅`, `[x]`, "Complete", beside a marker or the criterion's words. */
import type { Nodes, Root } from 'mdast';
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
import { criteriaMeant } from './named-phases.ts';
import { isWithin, type LinePlace, type Stretch } from './place.ts';
import { markerOf } from './rendered.ts';
import { statusBelow } from './status-below.ts';
import { statusOfRow } from './status-columns.ts';
import { leastOf, statusIn } from './status-words.ts';
import { findSurroundings, type Surroundings } from './surroundings.ts';

/** A status that a document gives to a criterion. */
export interface MarkedStatus extends LinePlace {
  /** PHASE/CRITERION */
  readonly criterion: string;
  /** Nothing tells it from others with the same words. */
  readonly isShared: boolean;
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

const MARKER = /^agentops\s*:\s*([\s\S]*)$/i;

/**
 * Finds the statuses of criteria in a document.
 * @param rendered text that is passed over: it repeats the roadmap, and claims nothing by itself
 */
export function findMarkedStatuses(
  root: Root,
  criteria: CriterionIndex,
  rendered: readonly Stretch[],
): MarkedStatuses {
  const blocks = findBlocks(root).filter(({ from }) => !isWithin(rendered, from));
  const surroundings = findSurroundings(root);
  const { marked, unbound } = bindMarkers(findComments(root), rendered, blocks, criteria);
  const statuses: MarkedStatus[] = [];
  for (const block of blocks) {
    if (block.isHeader) continue;
    const around = surroundings.get(block.node)!;
    const text = readBlock(block);
    const told = { text: text.cells.join(' ').replaceAll(/\s+/g, ' ').trim(), ...linesOf(block) };
    const named = marked.get(block);
    for (const { ref, statement } of named ?? []) {
      const says = statusOf(block, text, around, (cell) => withoutStatement(cell, statement));
      if (says) statuses.push({ criterion: ref, isShared: false, says, ...told });
      else unbound.push({ ...linesOf(block), names: ref, lacks: 'status' });
    }
    if (named || around.isQuoted) continue;
    const found = text.cells.map((cell) => findStatement(cell, text.label, criteria));
    const stated = found.find((one) => one !== null);
    if (!stated) continue;
    const says = statusOf(
      block,
      text,
      around,
      (cell) => findStatement(cell, text.label, criteria)?.rest ?? cell,
    );
    if (says === null) continue;
    const others = text.cells.map((cell, index) => found[index]?.rest ?? cell);
    const meant = criteriaMeant(stated.criteria, around, others);
    for (const { ref } of meant) statuses.push({ criterion: ref, isShared: meant.length > 1, says, ...told });
  }
  return { statuses, unbound };
}

/** The criteria that markers give to blocks, and the markers that give none. */
function bindMarkers(
  comments: readonly Comment[],
  rendered: readonly Stretch[],
  blocks: readonly Block[],
  { byRef }: CriterionIndex,
): { readonly marked: ReadonlyMap<Block, readonly StatedCriterion[]>; readonly unbound: UnboundMarker[] } {
  const unbound: UnboundMarker[] = [];
  const marked = new Map<Block, StatedCriterion[]>();
  const byNode = new Map<Nodes, Block>(blocks.map((block) => [block.node, block]));
  for (const comment of comments) {
    const names = markerOf(comment) ? undefined : MARKER.exec(comment.text)?.[1]?.replaceAll(/\s+/g, ' ');
    if (names === undefined || isWithin(rendered, comment.from)) continue;
    const criterion = byRef.get(names.replaceAll(' ', ''));
    const block = blockOf(blocks, comment) ?? byNode.get(comment.alone?.next ?? comment.node) ?? null;
    // The words in HTML are not read, and the first row of a table says nothing of how far something is.
    const isRead = block !== null && block.node.type !== 'html' && !block.isHeader;
    if (criterion && isRead) marked.set(block, [...(marked.get(block) ?? []), criterion]);
    else unbound.push({ ...linesOf(comment), names, lacks: criterion ? 'block' : 'criterion' });
  }
  return { marked, unbound };
}

/** What a block says beside the statement: with its box, its words and signs, by being struck out, and right below. */
function statusOf(
  { node }: Block,
  { unstruck, isStruck }: BlockText,
  around: Surroundings,
  rest: (cell: string) => string,
): Status | null {
  const box = node.type === 'listItem' ? (node.checked ?? null) : null;
  const cells = isStruck ? unstruck : unstruck.map(rest);
  return leastOf([
    box === null ? null : box ? 'met' : 'not-met',
    isStruck ? 'met' : null,
    around.header ? statusOfRow(cells, readBlock({ node: around.header }).cells) : statusIn(cells.join('\n')),
    statusBelow(around),
  ]);
}

function linesOf({ line, column, endLine }: LinePlace): LinePlace {
  return { line, column, endLine };
}
