/** Percentages of what was reached or changed. */
import { following, preceding, to, whole, type Match, type Scene } from './scene.ts';
import { isComparative, isScore } from './vocabulary.ts';

export function findPercentage(scene: Scene): Match | null {
  const { kind, value, last } = scene.quantity;
  if (kind !== 'percent') return null;
  const compared = following(scene, 3, isComparative);
  if (compared !== null) return to(scene, compared);
  if (isAside(scene)) return null;
  if (value !== 100) return whole(scene);
  // "100% free" is a way to say "entirely".
  const measured = following(scene, 3, isReached);
  const before = preceding(scene, 2, isReached);
  return measured !== null ? to(scene, measured) : before !== null ? { first: before, last } : null;
}

/** Alone in brackets a percentage is a share or a progress: "DevOps (25%)". */
function isAside({ tokens, quantity }: Scene): boolean {
  return quantity.first === quantity.last && tokens[quantity.first]!.opens && tokens[quantity.last]!.closes;
}

/** What can be reached in full. */
function isReached(word: string): boolean {
  return isScore(word) || /^(?:coverage|covered|success|pass\w*|hit|reliab\w+)$/.test(word);
}
