/** Times that something takes: "5 ms", "from 4 hours to 6 minutes". */
import { isShortTime } from './units-of-measure.ts';
import { following, from, preceding, to, whole, type Match, type Scene } from './scene.ts';
import type { Token } from './tokens.ts';
import { isChange, isComparative, isRun } from './vocabulary.ts';

const SAID = /^(?:instead|latency|startup|production|uptime)$/;

export function findTime(scene: Scene): Match | null {
  const { kind, unit } = scene.quantity;
  if (kind !== 'time') return null;
  if (isShortTime(unit) || unit.startsWith('sub-') || isChanged(scene)) return whole(scene);
  // Nobody waits for months: they are said of an effort.
  const isLong = /^(?:day|week|month|year)/.test(unit);
  const isTaken = (word: string): boolean => (isLong ? /^(?:took|tak(?:es?|ing))$/.test(word) : isRun(word));
  const cue = preceding(scene, 6, (word) => isChange(word) || isTaken(word));
  if (cue !== null) return from(scene, cue);
  const after = following(scene, 3, (word) => isComparative(word) || SAID.test(word));
  if (after !== null) return to(scene, after);
  const isShort =
    unit.startsWith('s') && (isQuick(scene) || /time|latency|duration|speed/.test(scene.column));
  return isShort ? whole(scene) : null;
}

/** "from 4 hours to 6 minutes", "4 hours → 15 minutes". */
function isChanged({ tokens, quantity: { first, last } }: Scene): boolean {
  if (isTurn(tokens, first) || isTurn(tokens, last + 2)) return true;
  const before = tokens.slice(Math.max(0, first - 6), first).map(({ lower }) => lower);
  return before.at(-1) === 'to' && before.includes('from');
}

/** "in under 5 seconds", "in < 5s" */
function isQuick(scene: Scene): boolean {
  const isIn = preceding(scene, 4, (word) => word === 'in') !== null;
  const { figure } = scene.tokens[scene.quantity.first]!;
  return isIn && (preceding(scene, 3, isBelow) !== null || (figure?.prefix.includes('<') ?? false));
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
  return /^(?:<|under|less|just|only|merely|below|little|few)$/.test(word);
}
