/** Counts of users and of use: "10,000+ stars", "serves millions of requests". */
import { following, from, isAsideOf, preceding, to, whole, type Match, type Scene } from './scene.ts';
import { isLink, isPeople, isUse, isUsed } from './vocabulary.ts';

export function findAdoption(scene: Scene): Match | null {
  const { kind, value, isRound } = scene.quantity;
  // "downloaded 300 million times"
  if (kind === 'times' && isRound && value !== null) return whole(scene);
  if (kind !== 'count' || isYear(scene)) return null;
  const isLarge = isRound || (value ?? Infinity) >= 10;
  const counted = isLarge ? findCounted(scene) : null;
  return counted ?? (isRound || (value ?? Infinity) >= 1000 ? findCapacity(scene) : null);
}

/** "10,000 users", "Users: 10,000". */
function findCounted(scene: Scene): Match | null {
  const isCounted = (word: string): boolean => isPeople(word) || isUse(word);
  const noun = following(scene, 4, isCounted, isLink);
  if (noun !== null) return to(scene, noun);
  if (isAsideOf(scene, 1, isCounted)) return whole(scene);
  const label = scene.tokens[scene.quantity.first - 1];
  const isLabelled = label !== undefined && label.closes && isCounted(label.lower) && isEnd(scene);
  return isLabelled ? from(scene, scene.quantity.first - 1) : null;
}

/** "serves billions of requests", "millions of lines in seconds". */
function findCapacity(scene: Scene): Match | null {
  const cue = preceding(scene, 4, isUsed, true);
  if (cue !== null) return from(scene, cue);
  const after = following(scene, 3, (word) => isUsed(word) && word !== 'used', isLink);
  if (after !== null) return to(scene, after);
  if (!scene.quantity.isRound) return null;
  const soon = following(scene, 6, (word) => /^(?:times|(?:milli)?seconds?|minutes?)$/.test(word));
  return soon === null ? null : to(scene, soon);
}

/** A number that looks like a year is a count only if what it counts follows it at once: "in 2000 companies". */
function isYear({ tokens, quantity }: Scene): boolean {
  const { text } = tokens[quantity.first]!;
  if (quantity.last > quantity.first || !/^(?:19|20)\d\d(?:[-–]\d+)?$/.test(text)) return false;
  const [before, after] = [tokens[quantity.first - 1]?.lower ?? '', tokens[quantity.last + 1]?.lower ?? ''];
  return /^(?:since|until|copyright|©|c|year)$/.test(before) || !(isPeople(after) || isUse(after));
}

/** Nothing but a mark follows: "Users: 10,000". */
function isEnd({ tokens, quantity }: Scene): boolean {
  return quantity.last === tokens.length - 1 || tokens[quantity.last]!.closes;
}
