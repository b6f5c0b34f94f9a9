/** Claims to the public: their text in its documents, their number, their evidence. */
import type { PublicClaim } from '../model/roadmap.ts';
import type { ClaimStatus, Place } from '../report/report.ts';
import { shortfall } from './claim-status.ts';
import { judgeAsk, type AskResult } from './goal.ts';
import { hasNumber } from './numbers-in-text.ts';
import { ACTUAL, type Lens, type Setting, type World } from './world.ts';

/** How a public claim came out. */
export interface ClaimResult {
  readonly claim: PublicClaim;
  readonly status: ClaimStatus;
  readonly result: AskResult | null;
  /** Where its text stands, a place for each document that has it. */
  readonly places: readonly Place[];
  /** The documents that lack its text. */
  readonly missing: readonly string[];
  /** The documents that lack its disclosure. */
  readonly undisclosed: readonly string[];
  /** The number of `says` is not in the text. */
  readonly mismatch: boolean;
}

/** Judges a public claim. */
export function judgeClaim(world: World, claim: PublicClaim, lens: Lens = ACTUAL): ClaimResult {
  const setting: Setting = { time: world.asOf, documents: claim.in };
  const result = claim.ask ? judgeAsk(world, claim.ask, setting, lens) : null;
  const found = claim.in.map((document) => ({ document, place: placeOf(world, document, claim.text) }));
  const missing = found.filter(({ place }) => place === null).map(({ document }) => document);
  const undisclosed =
    claim.disclosed === null
      ? []
      : claim.in.filter((file) => placeOf(world, file, claim.disclosed!) === null);
  return {
    claim,
    status: missing.length > 0 ? 'orphaned' : statusOf(world, claim, result, setting),
    result,
    places: found.flatMap(({ place }) => (place ? [place] : [])),
    missing,
    undisclosed,
    mismatch: claim.says !== null && !hasNumber(claim.text, claim.says.number),
  };
}

/** The measure `claims: supported`: there are public claims, and every one is supported, understated or disclosed. */
export function claimsAreSupported(world: World, lens: Lens): boolean {
  if (lens.nothing) return false;
  const { claims } = world.roadmap;
  return claims.length > 0 && claims.every((claim) => countsAsSupported(judgeClaim(world, claim, lens)));
}

function countsAsSupported({ status, undisclosed, mismatch }: ClaimResult): boolean {
  return ['supported', 'understated', 'disclosed'].includes(status) && undisclosed.length === 0 && !mismatch;
}

function statusOf(world: World, claim: PublicClaim, result: AskResult | null, setting: Setting): ClaimStatus {
  const isShown = result?.status === 'met';
  if (isShown) return claim.disclosed === null ? 'supported' : 'understated';
  if (claim.disclosed !== null) return 'disclosed';
  return result === null ? 'unsupported' : shortfall(world, claim.ask, result, 'met', setting);
}

function placeOf(world: World, file: string, text: string): Place | null {
  const place = world.evidence.documents.get(file)?.places.get(text);
  return place ? { file, line: place.line, column: place.column } : null;
}
