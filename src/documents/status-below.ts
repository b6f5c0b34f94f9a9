/** A status on a line of its own, right below what it is about or in a list of it: `Status: Complete`. */
import type { Status } from '../model/phase.ts';
import { linesOf } from './block-text.ts';
import type { Surroundings } from './surroundings.ts';
import { leastOf, statusInAnswer } from './status-words.ts';

const LABEL = /^[^\p{L}\p{N}]*(?:status|state)\s*[:—–-]/iu;
/** What stands behind it says more about the status. */
const MORE = /[—–(|;,]|\s-\s|[.!](?:\s|$)/;

/** The status that is said below a block; null where none is. */
export function statusBelow({ below }: Pick<Surroundings, 'below'>): Status | null {
  return leastOf(below.flatMap(linesOf).map(statusOfLine));
}

function statusOfLine(line: string): Status | null {
  const label = LABEL.exec(line)?.[0];
  if (label === undefined) return null;
  const answer = line.slice(label.length);
  const isAnswered = statusInAnswer(answer.trim().split(MORE, 1)[0]!) !== null;
  return isAnswered ? statusInAnswer(answer) : null;
}
