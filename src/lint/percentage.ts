/** Percentages of what was reached or changed. */
import { following, isAside, isAsideOf, preceding, to, whole, type Match, type Scene } from './scene.ts';
import { isComparative, isScore } from './vocabulary.ts';

export function findPercentage(scene: Scene): Match | null {
  const { kind, value, last } = scene.quantity;
  if (kind !== 'percent') return null;
  const compared = following(scene, 3, isComparative);
  if (compared !== null) return to(scene, compared);
  // Alone in brackets a percentage is a share or a progress, "DevOps (25%)", unless it is a score's.
  if (isAsideOf(scene, 1, isReached)) return whole(scene);
  if (isAside(scene)) return null;
  if (value !== 100) return whole(scene);
  // "100% free" is a way to say "entirely".
  const measured = following(scene, 3, isReached);
  const before = preceding(scene, 2, isReached);
  return measured !== null ? to(scene, measured) : before !== null ? { first: before, last } : null;
}

/** What can be reached in full. */
function isReached(word: string): boolean {
  return isScore(word) || /^(?:coverage|covered|success|pass\w*|hit|reliab\w+)$/.test(word);
}
