/** What makes a quantity a claim. Each recogniser has a reason, which its findings tell. */
import { isShortTime, type Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';
import {
  isChange,
  isComparative,
  isFootprint,
  isGain,
  isPeople,
  isRun,
  isScore,
  isUse,
  isUsed,
} from './vocabulary.ts';

/** A quantity in its sentence. */
export interface Scene {
  readonly tokens: readonly Token[];
  readonly quantity: Quantity;
  /** A table's cell: what its column and its row are about; else empty. */
  readonly column: string;
}

/** The tokens that make the claim. */
export interface Match {
  readonly first: number;
  readonly last: number;
}

export interface Recogniser {
  readonly reason: string;
  readonly recognise: (scene: Scene) => Match | null;
}

type Test = (word: string) => boolean;

/** In the order in which they are asked. */
export const RECOGNISERS: readonly Recogniser[] = [
  { reason: 'compares by a ratio', recognise: findRatio },
  { reason: 'gives a percentage', recognise: findPercentage },
  { reason: 'gives a rate', recognise: findRate },
  { reason: 'counts users or use', recognise: findAdoption },
  { reason: 'gives a time that something takes', recognise: findTime },
  { reason: 'gives the size of a result', recognise: findFootprint },
  { reason: 'compares by a figure', recognise: findDifference },
  { reason: 'gives a score', recognise: findScore },
];

function findRatio(scene: Scene): Match | null {
  const { kind, unit } = scene.quantity;
  if (kind !== 'ratio' && kind !== 'times') return null;
  const after = following(scene, 5, (word) => isComparative(word));
  if (after !== null) return to(scene, after);
  const gain = following(scene, 4, isGain);
  if (gain !== null && (kind === 'ratio' || unit !== 'times')) return to(scene, gain);
  if (kind !== 'ratio') return null;
  const before = preceding(scene, 6, (word) => isChange(word) || isComparative(word) || isGain(word));
  if (before !== null) return from(scene, before);
  return isScore(scene.column) || /speed|faster|ratio|\bvs\b|relative|gain/.test(scene.column) ? whole(scene) : null;
}

function findPercentage(scene: Scene): Match | null {
  const { kind, value, last } = scene.quantity;
  if (kind !== 'percent') return null;
  if (value !== 100) return whole(scene);
  // "100% free" is a way to say "entirely".
  const measured = following(scene, 3, (word) => isGain(word) || isComparative(word) || isScore(word) || /^(?:coverage|success|pass\w*|hit|recall)$/.test(word));
  const before = preceding(scene, 3, (word) => isScore(word) || isChange(word) || word === 'coverage');
  return measured !== null ? to(scene, measured) : before !== null ? { first: before, last } : null;
}

function findRate(scene: Scene): Match | null {
  return scene.quantity.kind === 'rate' && !isClockTime(scene) ? whole(scene) : null;
}

/** "3 hours per week", "24 hours a day" are no rates. */
function isClockTime({ quantity }: Scene): boolean {
  return /^(?:h|hrs?|hours?|days?|min|mins|minutes?)$/.test(quantity.unit);
}

function findAdoption(scene: Scene): Match | null {
  const { kind, value, isRound } = scene.quantity;
  if (kind !== 'count') return null;
  const isLarge = isRound || (value ?? Infinity) >= 10;
  const noun = following(scene, 4, (word) => isPeople(word) || isUse(word));
  if (noun !== null && isLarge) return to(scene, noun);
  const label = preceding(scene, 2, (word) => isPeople(word) || isUse(word));
  const isLabelled = label !== null && label === scene.quantity.first - 1 && isEnd(scene);
  if (isLabelled && isLarge) return from(scene, label);
  if ((value ?? Infinity) < 1000 && !isRound) return null;
  const cue = preceding(scene, 6, isUsed) ?? following(scene, 4, isUsed);
  return cue === null ? null : { first: Math.min(cue, scene.quantity.first), last: Math.max(cue, scene.quantity.last) };
}

/** Nothing but a mark follows: "Users: 10,000". */
function isEnd({ tokens, quantity }: Scene): boolean {
  return quantity.last === tokens.length - 1 || tokens[quantity.last]!.closes;
}

function findTime(scene: Scene): Match | null {
  const { kind, unit, first, last } = scene.quantity;
  if (kind !== 'time') return null;
  if (isShortTime(unit) || unit.startsWith('sub-')) return whole(scene);
  const { tokens } = scene;
  const turn = isTurn(tokens, first) || isTurn(tokens, last + 2) || tokens[first - 1]?.lower === 'to' && tokens.slice(Math.max(0, first - 6), first).some((token) => token.lower === 'from');
  if (turn) return whole(scene);
  const cue = preceding(scene, 6, (word) => isRun(word) || isChange(word));
  if (cue !== null) return from(scene, cue);
  const after = following(scene, 3, (word) => isComparative(word) || /^(?:instead|latency|startup|production|uptime)$/.test(word));
  if (after !== null) return to(scene, after);
  return /time|latency|duration|speed/.test(scene.column) ? whole(scene) : null;
}

/** "4 hours → 15 minutes", "20s down to 0.2s": the time before is a token away. */
function isTurn(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at - 1]?.lower ?? '';
  return /^(?:→|⇒|->|=>|vs|versus)$/.test(word) || (word === 'of' && tokens[at - 2]?.lower === 'instead') || (word === 'to' && tokens[at - 2]?.lower === 'down');
}

function findFootprint(scene: Scene): Match | null {
  if (scene.quantity.kind !== 'size') return null;
  const cue = following(scene, 4, isFootprint);
  if (cue !== null) return to(scene, cue);
  const before = preceding(scene, 6, isFootprint);
  if (before !== null) return from(scene, before);
  return /size|memory|footprint|ram\b/.test(scene.column) ? whole(scene) : null;
}

/** "uses 30 MB less than". */
function findDifference(scene: Scene): Match | null {
  const comparative = following(scene, 2, isComparative);
  if (comparative === null) return null;
  const { tokens } = scene;
  const than = tokens.slice(comparative + 1, comparative + 5).findIndex((token) => token.lower === 'than');
  return than < 0 ? null : to(scene, comparative + 1 + than);
}

function findScore(scene: Scene): Match | null {
  const { kind, value } = scene.quantity;
  if (kind !== 'count' || value === null) return null;
  const name = preceding(scene, 3, isScore);
  return name === null ? null : from(scene, name);
}

function whole({ quantity }: Scene): Match {
  return { first: quantity.first, last: quantity.last };
}

function to({ quantity }: Scene, last: number): Match {
  return { first: quantity.first, last: Math.max(last, quantity.last) };
}

function from({ quantity }: Scene, first: number): Match {
  return { first: Math.min(first, quantity.first), last: quantity.last };
}

/** The nearest of the next words of the clause that passes, or null. */
function following({ tokens, quantity }: Scene, reach: number, test: Test): number | null {
  for (let at = quantity.last; at < Math.min(tokens.length - 1, quantity.last + reach); at += 1) {
    if (tokens[at]!.closes || tokens[at + 1]!.opens) return null;
    if (test(tokens[at + 1]!.lower)) return at + 1;
  }
  return null;
}

/** The nearest of the words before that passes, or null. Commas are no matter, ends of clauses are. */
function preceding({ tokens, quantity }: Scene, reach: number, test: Test): number | null {
  for (let at = quantity.first - 1; at >= Math.max(0, quantity.first - reach); at -= 1) {
    if (test(tokens[at]!.lower)) return at;
  }
  return null;
}
