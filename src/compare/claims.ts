/** What public claims have to show, and whether they are looked for, where that is less than it was. */
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { ClaimResult } from '../evaluate/public-claim.ts';
import { countOf } from '../model/baseline.ts';
import { flatten } from '../model/flat-text.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { ClaimStatus } from '../report/report.ts';
import { compareAsks } from './asks.ts';
import { dropped, group, less, other, quoted, type Loosened } from './loosening.ts';

/** What the change from one judgement to the other made easier to claim. */
export function findEasedClaims(before: Evaluation, after: Evaluation): readonly Loosened[] {
  const [then, now] = [before.world.roadmap, after.world.roadmap];
  return [
    ...before.claims.flatMap((one) => ofClaim(one, after)),
    ...ofBaseline(then, now),
    ...ofDocuments(then, now),
  ];
}

/** What has to be shown of the same words. A claim of other words is another one, and so is what it asks. */
function ofClaim({ claim, status }: ClaimResult, { claims }: Evaluation): readonly Loosened[] {
  const words = flatten(claim.text);
  const same = claims.filter((one) => flatten(one.claim.text) === words);
  const now = same.find((one) => one.claim.id === claim.id) ?? same[0];
  if (!now) return [];
  const isNew = isShown(now.status) && !isShown(status);
  const found = compareAsks(claim.ask, now.claim.ask);
  return group(`claims/${now.claim.id}`, found, { of: 'claim', flips: isNew, rose: isNew });
}

function isShown(status: ClaimStatus): boolean {
  return status === 'supported' || status === 'understated';
}

/** A baseline is there to shrink. */
function ofBaseline({ baseline: then }: Roadmap, { baseline: now }: Roadmap): readonly Loosened[] {
  const known = new Map((then?.entries ?? []).map((entry) => [entry.fingerprint, countOf(entry)]));
  const more = (now?.entries ?? []).filter((entry) => countOf(entry) > (known.get(entry.fingerprint) ?? 0));
  if (!now || more.length === 0) return [];
  const others = more.length > 1 ? ` and ${more.length - 1} more` : '';
  const text = `it passes over ${quoted(more[0]!.text)}${others} as well`;
  return group(now.at.file, [less(text, now.at)], { of: 'claim' });
}

/** Where nobody looks, anything may be claimed. */
function ofDocuments({ documents: then }: Roadmap, { path, documents: now }: Roadmap): readonly Loosened[] {
  const at = { file: path, path: ['documents'] };
  const left = dropped(then.include, now.include);
  // Another glob may well match the same documents.
  const isWidened = dropped(now.include, then.include).length > 0;
  const text = (glob: string): string => `claims are no longer looked for in ${quoted(glob)}`;
  const found = [
    ...left.map((glob) => (isWidened ? other(text(glob), at) : less(text(glob), at))),
    ...dropped(now.exclude, then.exclude).map((glob) => less(text(glob), at)),
  ];
  return group(path, found, { of: 'claim' });
}
