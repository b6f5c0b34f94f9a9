/** What makes a quantity a claim. Each recogniser has a reason, which its findings tell. */
import { findAdoption } from './adoption.ts';
import { findTime, isBelow } from './duration.ts';
import { findPercentage } from './percentage.ts';
import { findRatio } from './ratio.ts';
import { following, from, preceding, to, whole, type Match, type Scene } from './scene.ts';
import { isChange, isComparative, isLink, isFootprint, isScore } from './vocabulary.ts';

export interface Recogniser {
  readonly reason: string;
  readonly recognise: (scene: Scene) => Match | null;
}

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

function findRate(scene: Scene): Match | null {
  return scene.quantity.kind === 'rate' ? whole(scene) : null;
}

function findFootprint(scene: Scene): Match | null {
  const { kind, isRound, first } = scene.quantity;
  // "26K gzipped"
  const isPacked = kind === 'count' && isRound && following(scene, 1, isPacking) !== null;
  if (isPacked) return to(scene, scene.quantity.last + 1);
  if (kind !== 'size' || !/^\d/.test(scene.tokens[first]!.text)) return null;
  const cue = following(scene, 4, isFootprint);
  if (cue !== null) return to(scene, cue);
  const before = preceding(scene, 4, (word) => isFootprint(word) || isBelow(word) || isChange(word));
  if (before !== null) return from(scene, before);
  return /size|memory|footprint|ram\b/.test(scene.column) ? whole(scene) : null;
}

function isPacking(word: string): boolean {
  return /^(?:gzip|minified|minzip|brotli|compressed)/.test(word);
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
