/** Times that something takes: "5 ms", "from 4 hours to 6 minutes". */
import { isShortTime } from './units-of-measure.ts';
import { following, from, preceding, to, whole, type Match, type Scene } from './scene.ts';
import type { Token } from './tokens.ts';
import { isChange, isComparative, isRun } from './vocabulary.ts';

export function findTime(scene: Scene): Match | null {
  const { kind, unit, first, last } = scene.quantity;
  if (kind !== 'time') return null;
  if (isShortTime(unit) || unit.startsWith('sub-')) return whole(scene);
  const { tokens } = scene;
  const turn =
    isTurn(tokens, first) ||
    isTurn(tokens, last + 2) ||
    (tokens[first - 1]?.lower === 'to' &&
      tokens.slice(Math.max(0, first - 6), first).some((token) => token.lower === 'from'));
  if (turn) return whole(scene);
  // Nobody waits for months: they are said of an effort.
  const isLong = /^(?:day|week|month|year)/.test(unit);
  const cue = preceding(
    scene,
    6,
    (word) => isChange(word) || (isLong ? /^(?:took|takes?|taking)$/.test(word) : isRun(word)),
  );
  if (cue !== null) return from(scene, cue);
  const after = following(
    scene,
    3,
    (word) => isComparative(word) || /^(?:instead|latency|startup|production|uptime)$/.test(word),
  );
  if (after !== null) return to(scene, after);
  if (!unit.startsWith('s')) return null;
  const isQuick =
    preceding(scene, 4, (word) => word === 'in') !== null && preceding(scene, 3, isBelow) !== null;
  return isQuick || /time|latency|duration|speed/.test(scene.column) ? whole(scene) : null;
}

/** "4 hours → 15 minutes", "20s down to 0.2s": the time before is a token away. */
function isTurn(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at - 1]?.lower ?? '';
  return (
    /^(?:→|⇒|->|=>|vs|versus)$/.test(word) ||
    (word === 'of' && tokens[at - 2]?.lower === 'instead') ||
    (word === 'to' && tokens[at - 2]?.lower === 'down')
  );
}

/** "in under 5 seconds", "only 3 kB". */
export function isBelow(word: string): boolean {
  return /^(?:under|less|just|only|merely|below|little|few)$/.test(word);
}
