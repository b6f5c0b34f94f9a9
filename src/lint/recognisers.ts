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
  const { kind } = scene.quantity;
  if (kind !== 'ratio' && kind !== 'times') return null;
  const isNumbered = kind === 'ratio' || isCounted(scene);
  // "70x more data", "twice the work", not "twice, later".
  const after = following(scene, kind === 'ratio' ? 3 : isNumbered ? 2 : 1, isComparative) ?? findEqual(scene, isNumbered);
  if (after !== null) return to(scene, after);
  // "half the memory", not "double quotes".
  const next = scene.tokens[scene.quantity.last + 1]?.lower ?? '';
  const gain = kind === 'ratio' || /^(?:the|its|our|their)$/.test(next) ? following(scene, 4, isGain) : null;
  if (gain !== null) return to(scene, gain);
  if (kind !== 'ratio') return null;
  const before = preceding(scene, 6, (word) => isChange(word) || isComparative(word) || isGain(word));
  if (before !== null) return from(scene, before);
  return isScore(scene.column) || /speed|faster|ratio|\bvs\b|relative|gain/.test(scene.column) ? whole(scene) : null;
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
  if (!isNumbered && !isPair && !/^(?:much|many|fast|slow|large|big|small|long|often|expensive|cheap|likely)$/.test(word)) return null;
  return Math.min(at + 1, tokens.length - 1);
}

function findPercentage(scene: Scene): Match | null {
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

function findRate(scene: Scene): Match | null {
  return scene.quantity.kind === 'rate' ? whole(scene) : null;
}

function findAdoption(scene: Scene): Match | null {
  const { kind, value, isRound } = scene.quantity;
  if (kind !== 'count') return null;
  const isLarge = isRound || (value ?? Infinity) >= 10;
  if (isYear(scene)) return null;
  const noun = following(scene, 4, (word) => isPeople(word) || isUse(word), isLink);
  if (noun !== null && isLarge) return to(scene, noun);
  const label = preceding(scene, 2, (word) => isPeople(word) || isUse(word));
  const isLabelled = label === scene.quantity.first - 1 && isEnd(scene) && scene.tokens[label]!.closes;
  if (isLabelled && isLarge) return from(scene, label);
  if ((value ?? Infinity) < 1000 && !isRound) return null;
  const cue = preceding(scene, 4, isUsed, true) ?? following(scene, 3, (word) => isUsed(word) && word !== 'used', isLink);
  return cue === null ? null : { first: Math.min(cue, scene.quantity.first), last: Math.max(cue, scene.quantity.last) };
}

/** A number that looks like a year is a count only if what it counts follows it at once: "in 2000 companies". */
function isYear({ tokens, quantity }: Scene): boolean {
  const { text } = tokens[quantity.first]!;
  if (quantity.last > quantity.first || !/^(?:19|20)\d\d(?:[-–]\d+)?$/.test(text)) return false;
  const [before, after] = [tokens[quantity.first - 1]?.lower ?? '', tokens[quantity.last + 1]?.lower ?? ''];
  return /^(?:since|until|copyright|©|c|year)$/.test(before) || !(isPeople(after) || isUse(after));
}

/** A word that links: what follows it is no part of what is counted. */
function isLink(word: string): boolean {
  return /^(?:and|or|in|for|is|are|was|were|to|from|with|by|at|on|these|those|that|which)$/.test(word);
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
  // Nobody waits for months: they are said of an effort.
  const isLong = /^(?:day|week|month|year)/.test(unit);
  const cue = preceding(scene, 6, (word) => isChange(word) || (isLong ? /^(?:took|takes?|taking)$/.test(word) : isRun(word)));
  if (cue !== null) return from(scene, cue);
  const after = following(scene, 3, (word) => isComparative(word) || /^(?:instead|latency|startup|production|uptime)$/.test(word));
  if (after !== null) return to(scene, after);
  if (!/^s/.test(unit)) return null;
  const isQuick = preceding(scene, 4, (word) => word === 'in') !== null && preceding(scene, 3, isBelow) !== null;
  return isQuick || /time|latency|duration|speed/.test(scene.column) ? whole(scene) : null;
}

/** "in under 5 seconds", "only 3 kB". */
function isBelow(word: string): boolean {
  return /^(?:under|less|just|only|merely|below|little|few)$/.test(word);
}

/** "4 hours → 15 minutes", "20s down to 0.2s": the time before is a token away. */
function isTurn(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at - 1]?.lower ?? '';
  return /^(?:→|⇒|->|=>|vs|versus)$/.test(word) || (word === 'of' && tokens[at - 2]?.lower === 'instead') || (word === 'to' && tokens[at - 2]?.lower === 'down');
}

function findFootprint(scene: Scene): Match | null {
  if (scene.quantity.kind !== 'size' || !/^\d/.test(scene.tokens[scene.quantity.first]!.text)) return null;
  const cue = following(scene, 4, isFootprint);
  if (cue !== null) return to(scene, cue);
  const before = preceding(scene, 4, (word) => isFootprint(word) || isBelow(word) || isChange(word));
  if (before !== null) return from(scene, before);
  return /size|memory|footprint|ram\b/.test(scene.column) ? whole(scene) : null;
}

/** "uses 30 MB less than". */
function findDifference(scene: Scene): Match | null {
  const comparative = following(scene, 2, isComparative, isLink);
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
function following(
  { tokens, quantity }: Scene,
  reach: number,
  test: Test,
  ends: Test = () => false,
): number | null {
  for (let at = quantity.last; at < Math.min(tokens.length - 1, quantity.last + reach); at += 1) {
    if (tokens[at]!.closes || tokens[at + 1]!.opens) return null;
    if (test(tokens[at + 1]!.lower)) return at + 1;
    if (ends(tokens[at + 1]!.lower)) return null;
  }
  return null;
}

/** The nearest of the words before that passes, or null. Commas and colons are no matter, brackets are. */
function preceding(
  { tokens, quantity }: Scene,
  reach: number,
  test: Test,
  isStrict = false,
): number | null {
  for (let at = quantity.first - 1; at >= Math.max(0, quantity.first - reach); at -= 1) {
    if (tokens[at]!.parts || tokens[at + 1]!.opens || (isStrict && tokens[at]!.closes)) return null;
    if (test(tokens[at]!.lower)) return at;
  }
  return null;
}
