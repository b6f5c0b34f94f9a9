/** Ratios: "4x faster", "twice as many", "by an order of magnitude". */
import { following, from, preceding, to, whole, type Match, type Scene } from './scene.ts';
import { isChange, isComparative, isGain } from './vocabulary.ts';

export function findRatio(scene: Scene): Match | null {
  const { kind } = scene.quantity;
  if (kind !== 'ratio' && kind !== 'times') return null;
  const isNumbered = kind === 'ratio' || isCounted(scene);
  // "70x more data", "twice the work", not "twice, later".
  const after =
    following(scene, kind === 'ratio' ? 3 : isNumbered ? 2 : 1, isComparative) ??
    findEqual(scene, isNumbered);
  if (after !== null) return to(scene, after);
  // "half the memory", not "double quotes".
  const next = scene.tokens[scene.quantity.last + 1]?.lower ?? '';
  const gain = kind === 'ratio' || /^(?:the|its|our|their)$/.test(next) ? following(scene, 4, isGain) : null;
  if (gain !== null) return to(scene, gain);
  if (kind !== 'ratio') return null;
  const before = preceding(scene, 6, (word) => isChange(word) || isComparative(word) || isGain(word));
  if (before !== null) return from(scene, before);
  if (isLimit(scene)) return from(scene, scene.quantity.first - 1);
  return /speed|faster|ratio|\bvs\b|relative|gain/.test(scene.column) ? whole(scene) : null;
}

/** "by 10x", "up to 10x" */
function isLimit({ tokens, quantity }: Scene): boolean {
  const [two, one] = [tokens[quantity.first - 2]?.lower, tokens[quantity.first - 1]?.lower];
  return one === 'by' || (two === 'up' && one === 'to');
}

/** "4 times", and not "twice". */
function isCounted({ tokens, quantity }: Scene): boolean {
  return tokens[quantity.first]!.figure !== null || quantity.last > quantity.first;
}

/** "as" of "4x as fast", "half as much", not of "half as hex". */
function findEqual({ tokens, quantity }: Scene, isNumbered: boolean): number | null {
  const at = quantity.last + 1;
  if (tokens[quantity.last]!.closes || tokens[at]?.lower !== 'as') return null;
  const word = tokens[at + 1]?.lower ?? '';
  const isPair = tokens.slice(at + 2, at + 5).some(({ lower }) => lower === 'as');
  if (
    !isNumbered &&
    !isPair &&
    !/^(?:much|many|fast|slow|large|big|small|long|often|expensive|cheap|likely)$/.test(word)
  )
    return null;
  return Math.min(at + 1, tokens.length - 1);
}
