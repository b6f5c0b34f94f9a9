/** A criterion in a line: what was measured, and what else has to be known of it. */
import { plural } from '../../diagnostics/plural.ts';
import type { CriterionResult } from '../../evaluate/criterion.ts';
import type { AskResult } from '../../evaluate/goal.ts';
import type { Ask, Goal } from '../../model/roadmap.ts';
import { isUnverified } from './marks.ts';

import { valueText } from './value-text.ts';

/** How a criterion stands: "1 of 3 collaborators, by person; claimed met: overstated". */
export function criterionText(one: CriterionResult): string {
  const { criterion, result, waived, selfAttested, ifVerified } = one;
  if (criterion.notApplicable) return `not applicable: ${criterion.notApplicable.reason}`;
  const texts = [measuredText(one)];
  if (selfAttested) texts.push('self-attested');
  if (isUnverified(result.status, ifVerified)) texts.push('unverified');
  if (waived) texts.push(`waived until ${criterion.waiver!.until}`);
  if (criterion.kind === 'advisory') texts.push('advisory');
  const line = texts.join(', ');
  return one.claim === null || one.claimStatus === 'supported' ? line : `${line}; ${claimText(one)}`;
}

/** What was measured of a criterion: its value, or how many of its parts are met. */
export function measuredText({ criterion: { ask }, result }: CriterionResult): string {
  return ask === null ? 'nothing measures it' : askText(ask, result);
}

/** What was measured of an ask. */
export function askText(ask: Ask, result: AskResult): string {
  if (result.parts === null) return valueText(ask as Goal, result);
  const met = result.parts.filter((part) => part.result.status === 'met').length;
  const all = `${met} of ${plural(result.parts.length, 'part')} met`;
  return ask.measure.form === 'any' ? `${all}, any is enough` : all;
}

/** What is claimed of a criterion, and what that is worth. */
function claimText({ claim, claimStatus, impliedClaim }: CriterionResult): string {
  return `${impliedClaim ? 'passed, so taken as claimed' : 'claimed'} ${claim}: ${claimStatus}`;
}
