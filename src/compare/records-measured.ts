/** Whether a count or a share of records is easier to reach than it was. */
import type { Duration } from '../model/date.ts';
import { durationText } from '../model/date.ts';
import type { CountMeasure, Ref, ShareMeasure } from '../model/roadmap.ts';
import { isLonger, less, olderText, other, quoted, type Loosening } from './loosening.ts';
import { compareProofs } from './proof-lists.ts';
import { isWithin } from './where.ts';

/** Which way the count has to go to reach its target. */
export type Way = 'at-least' | 'at-most' | 'equal';

/** What became of a count; where few are wanted, what lets fewer be counted makes it easier. */
export function compareCounts(
  before: CountMeasure,
  after: CountMeasure,
  way: Way,
  at: Ref,
): readonly Loosening[] {
  if (before.register !== after.register) {
    return [other(`it counts ${after.register}, not ${before.register}`, at, 'count')];
  }
  return [
    ...compareFilters(before, after, way, at),
    ...compareSince(before.since, after.since, way, at),
    ...compareDistinct(before.distinct, after.distinct, way, at),
    ...comparePer(before.per, after.per, way, at),
    ...compareProofs(only(before.complete), only(after.complete), at, 'complete').loosenings,
  ];
}

/** What became of a share. */
export function compareShares(before: ShareMeasure, after: ShareMeasure, at: Ref): readonly Loosening[] {
  if (before.register !== after.register) {
    return [other(`it is a share of ${after.register}, not of ${before.register}`, at, 'share')];
  }
  const filters = compareFilters(before, after, 'at-least', at);
  if (isWithin(before.among, after.among)) return filters;
  const text = 'it is a share of fewer records: "among" leaves more of them out';
  const isNarrower = isWithin(after.among, before.among);
  return [...filters, isNarrower ? less(text, at, 'among') : other('"among" has changed', at, 'among')];
}

function compareFilters(
  { where: before }: CountMeasure | ShareMeasure,
  { where: after }: CountMeasure | ShareMeasure,
  way: Way,
  at: Ref,
): readonly Loosening[] {
  const [isNarrower, isWider] = [isWithin(after, before), isWithin(before, after)];
  if (isNarrower && isWider) return [];
  if (way === 'at-least' && isNarrower) return [];
  if (way === 'at-most' && isWider) return [];
  if (way === 'equal' || (!isNarrower && !isWider)) return [other('"where" has changed', at, 'where')];
  return isWider
    ? [less('"where" lets more records count', at, 'where')]
    : [less('"where" leaves out more records', at, 'where')];
}

function compareSince(
  before: Duration | null,
  after: Duration | null,
  way: Way,
  at: Ref,
): readonly Loosening[] {
  const older = olderText(before, after);
  if (way === 'at-least') return older === null ? [] : [less(`records that count ${older}`, at, 'since')];
  const isShorter = after !== null && (before === null || isLonger(before, after));
  if (way === 'equal') return older || isShorter ? [other('"since" has changed', at, 'since')] : [];
  return isShorter ? [less(`only records of ${durationText(after)} count`, at, 'since')] : [];
}

function compareDistinct(
  before: string | null,
  after: string | null,
  way: Way,
  at: Ref,
): readonly Loosening[] {
  if (before === after) return [];
  if (before !== null && after !== null) {
    return [other(`it counts each different ${after}, not each different ${before}`, at, 'distinct')];
  }
  if (way === 'equal') return [other('"distinct" has changed', at, 'distinct')];
  if (way === 'at-least' && after === null) {
    return [less(`it counts every record, not each different ${before}`, at, 'distinct')];
  }
  if (way === 'at-most' && before === null) {
    return [less(`it counts each different ${after}, not every record`, at, 'distinct')];
  }
  return [];
}

function comparePer(
  before: CountMeasure['per'],
  after: CountMeasure['per'],
  way: Way,
  at: Ref,
): readonly Loosening[] {
  if (before === null) {
    const isEasier = after !== null && way === 'at-most';
    return isEasier ? [less(`it is judged for each ${after.field}, not for all together`, at, 'per')] : [];
  }
  if (after === null) {
    return way === 'at-least' ? [less(`it no longer asks for each ${before.field}`, at, 'per')] : [];
  }
  if (before.field !== after.field) {
    return [other(`it asks for each ${after.field}, not for each ${before.field}`, at, 'per')];
  }
  const gone = before.members.filter((member) => !after.members.includes(member));
  if (gone.length === 0) return [];
  const shown = gone.slice(0, 3).map((member) => quoted(String(member)));
  const more = gone.length > shown.length ? ` and ${gone.length - shown.length} more` : '';
  return [less(`it no longer asks for ${before.field} ${shown.join(', ')}${more}`, at, 'per')];
}

function only<T>(one: T | null): readonly T[] {
  return one === null ? [] : [one];
}
