/** What a word says of a quantity: it must stand in the same clause. */
import type { Scene } from './scene.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './unit.ts';
import { isChange, isRun, isUsed } from './vocabulary.ts';

const CONNECTIVE = /^(?:and|but|so|yet|while|whereas|because|since)$/;
const SUBJECT = /^(?:it|they|he|she|we|you|this|these|which|who)$/;
const VERB = /^(?:is|are|was|were|has|have|had|does|did)$/;

/**
 * Where the words begin that may govern the quantity: no more of them than `reach`, and not those of another clause,
 * "you might know it: 5 ms", "targets servers and handles 5 requests".
 */
export function clauseStart(
  { tokens, quantity }: Scene,
  { text }: Pick<Unit, 'text'>,
  reach: number,
): number {
  const least = Math.max(0, quantity.first - reach);
  for (let at = quantity.first - 1; at > least; at -= 1) {
    if (isBoundary(tokens, at, text)) return at;
  }
  return isBoundary(tokens, quantity.first, text) ? quantity.first : least;
}

function isBoundary(tokens: readonly Token[], at: number, text: string): boolean {
  const [before, here, next] = [tokens[at - 1], tokens[at]!.lower, tokens[at + 1]?.lower ?? ''];
  if (!before) return false;
  if (before.parts || text[before.end] === ':') return true;
  if (CONNECTIVE.test(here)) return isSaying(next) || SUBJECT.test(next);
  return before.closes && (isSaying(here) || SUBJECT.test(here));
}

/** A verb that tells what is: "handles", "is". */
function isSaying(word: string): boolean {
  return VERB.test(word) || isDoing(word);
}

/** "handles", "takes"; of "is" a setting may be told, too. */
function isDoing(word: string): boolean {
  return word === 'take' || (word.endsWith('s') && (isRun(word) || isUsed(word) || isChange(word)));
}

/** Whether what stands before the quantity tells of what happens: "reads take 5 ms", or what there is. */
export function isTold({ tokens, quantity }: Scene, from: number): boolean {
  return tokens
    .slice(from, quantity.first)
    .some(({ lower }) => isDoing(lower) || /^(?:has|have|had)$/.test(lower));
}
