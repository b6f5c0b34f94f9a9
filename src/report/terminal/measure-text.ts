/** How a measure counts, in words. */
import { durationText } from '../../model/date.ts';
import { proofTarget } from '../../model/proof-text.ts';
import type { CountMeasure, Goal, Options, ShareMeasure } from '../../model/roadmap.ts';
import { direction, targetText } from '../../model/target.ts';
import { listed } from './layout.ts';
import { whereText } from './where-text.ts';

/** What a goal counts: a sentence. */
export function measureText({ measure, target }: Goal): string {
  switch (measure.form) {
    case 'count':
      return countText(measure, target !== null && direction(target) !== 'at-least');
    case 'share':
      return shareText(measure);
    case 'value':
      return `the number that ${proofTarget(measure.proof)} gives`;
    case 'proofs':
      return measure.proofs.length === 1
        ? 'whether the proof holds'
        : `how many of ${measure.proofs.length} proofs hold`;
    case 'claims':
      return '1 if there are public claims and each is supported, understated or disclosed, else 0';
  }
}

/** What gives credit besides: a sentence for each option. */
export function optionTexts({ accept, independent, freshFor }: Options): readonly string[] {
  return [
    ...(accept ? [`only ${listed(accept, 'and')} proofs give credit`] : []),
    ...(independent ? ['self-attestations give no credit'] : []),
    ...(freshFor
      ? [`evidence older than ${durationText(freshFor)} is stale, and so is undated evidence`]
      : []),
  ];
}

/** What a value is held against: "target >= 3 (partial from >= 1, convincing from >= 5)". */
export function targetsText({ target, partial, convincing }: Goal): string {
  if (target === null) return '';
  const more = [
    ...(partial ? [`partial from ${targetText(partial)}`] : []),
    ...(convincing ? [`convincing from ${targetText(convincing)}`] : []),
  ];
  return `target ${targetText(target)}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

function countText(
  { register, where, distinct, since, per, complete }: CountMeasure,
  isAtMost: boolean,
): string {
  const records = `${complete ? 'all declared' : 'proven'} records of ${register}`;
  const what = distinct === null ? records : `each different ${distinct} in the ${records}`;
  const filter = where ? ` where ${whereText(where)}` : '';
  const time = since ? `, dated within ${durationText(since)}` : '';
  const groups = per
    ? `, for each ${per.field}: the ${isAtMost ? 'largest' : 'smallest'} value is held against the target`
    : '';
  const needs = complete
    ? `; no value unless ${proofTarget(complete)} shows that the register is complete`
    : '';
  return what + filter + time + groups + needs;
}

function shareText({ register, where, among }: ShareMeasure): string {
  const part = where ? ` where ${whereText(where)}` : '';
  const whole = among ? `declared records where ${whereText(among)}` : 'all declared records';
  return `percentage of ${register}: proven records${part}, of ${whole}`;
}
