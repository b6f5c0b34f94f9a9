/** A status that stands by itself right below what it is about: `Status: Complete` under a heading, or in an item's list. */
import type { Status } from '../model/phase.ts';
import { readBlock } from './block-text.ts';
import type { Block } from './blocks.ts';
import { isOnlyStatus, leastOf, statusIn } from './status-words.ts';

const LABELLED = /^[\s\p{P}\p{S}]*(?:status|state)\s*[:—–-]/iu;

/** The status of a block that is said below it. */
export function statusBelow({ below }: Block): Status | null {
  const lines = below.flatMap((node) => readBlock({ node }).cells.join('\n').split('\n'));
  return leastOf(lines.filter(isStatusLine).flatMap((line) => statusIn(line) ?? []));
}

function isStatusLine(line: string): boolean {
  return LABELLED.test(line) && isOnlyStatus(line);
}
