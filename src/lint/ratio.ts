/** Ratios: "4x faster", "twice as many", "by an order of magnitude". */
import { following, from, isAsideOf, preceding, to, whole, type Match, type Scene } from './scene.ts';
import { isChange, isComparative, isGain } from './vocabulary.ts';

export function findRatio(scene: Scene): Match | null {
  const { kind } = scene.quantity;
  if (kind !== 'ratio' && kind !== 'times') return null;
  const after = findAfter(scene, kind === 'ratio');
  if (after !== null) return to(scene, after);
  const halved = isHalf(scene) ? preceding(scene, 5, isChange) : null;
  if (halved !== null) return from(scene, halved);
  return kind === 'ratio' ? findBefore(scene) : null;
}

/** "4x faster", "70x more data", "twice the work", not "twice, later". */
function findAfter(scene: Scene, isRatio: boolean): number | null {
  const isNumbered = isRatio || isCounted(scene);
  const compared =
    following(scene, isRatio ? 3 : isNumbered ? 2 : 1, isComparative) ?? findEqual(scene, isNumbered);
  if (compared !== null) return compared;
  // "half the memory", not "double quotes".
  const next = scene.tokens[scene.quantity.last + 1]?.lower ?? '';
  if (isRatio || /^(?:the|its|our|their)$/.test(next)) return following(scene, 4, isGain);
  if (next === 'of') return following(scene, 3, (word) => isGain(word) || word === 'time');
  return isVerb(scene) ? following(scene, 1, isGain) : null;
}

/** "improves up to 10x", "by 10x", "fast (10x)". */
function findBefore(scene: Scene): Match | null {
  const isSpeedOf = (word: string): boolean => isComparative(word) || isGain(word) || isSpeed(word);
  if (isAsideOf(scene, 3, isSpeedOf)) return whole(scene);
  const before = preceding(scene, 6, (word) => isChange(word) || isComparative(word) || isGain(word));
  if (before !== null) return from(scene, before);
  if (isLimit(scene)) return from(scene, scene.quantity.first - 1);
  // What the others are compared with.
  if (scene.quantity.value === 1) return null;
  return /speed|faster|ratio|\bvs\b|relative|gain/.test(scene.column) ? whole(scene) : null;
}

/** "doubles throughput", not "double quotes" */
function isVerb({ tokens, quantity }: Scene): boolean {
  return /^(?:doubl|tripl|halv)e[sd]$/.test(tokens[quantity.first]!.lower);
}

/** "cut it in half" */
function isHalf({ tokens, quantity }: Scene): boolean {
  return (
    tokens[quantity.first]!.lower === 'half' && /^(?:in|by)$/.test(tokens[quantity.first - 1]?.lower ?? '')
  );
}

function isSpeed(word: string): boolean {
  return /^(?:fast|quick|small|cheap|slow)$/.test(word);
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
