/** How far a gate is, in words. */
import { counts } from '../../evaluate/criterion.ts';
import type { GateResult } from '../../evaluate/gate.ts';
import { isUnverified } from '../terminal/marks.ts';

/** "2 of 11": how many of the criteria that count are met. */
export function metOf({ criteria }: GateResult): string {
  const counting = criteria.filter(({ criterion }) => counts(criterion));
  return `${counting.filter(({ result }) => result.status === 'met').length} of ${counting.length}`;
}

/** How many of the criteria that count would not be met without self-attestations. */
export function selfAttestedIn({ criteria }: GateResult): number {
  return criteria.filter(({ criterion, selfAttested }) => counts(criterion) && selfAttested).length;
}

/** "2 of 11 met, 1 partial, 1 self-attested": what is not simply met or not met is told apart. */
export function gateTally(gate: GateResult): string {
  const { criteria } = gate;
  const counting = criteria.filter(({ criterion }) => counts(criterion));
  const others = [
    [counting.filter(({ result }) => result.status === 'partial').length, 'partial'],
    [
      counting.filter(({ result, ifVerified }) => isUnverified(result.status, ifVerified)).length,
      'unverified',
    ],
    [counting.filter(({ waived }) => waived).length, 'waived'],
    [selfAttestedIn(gate), 'self-attested'],
    [criteria.filter(({ criterion }) => criterion.notApplicable !== null).length, 'not applicable'],
  ] as const;
  return [
    `${metOf(gate)} met`,
    ...others.filter(([many]) => many > 0).map(([many, what]) => `${many} ${what}`),
  ].join(', ');
}
