/** How many public claims there are of each status. */
import type { ClaimReport, ClaimStatus } from './report.ts';

/** What has to be looked at first. */
const ORDER: readonly ClaimStatus[] = [
  'contradicted',
  'overstated',
  'unsupported',
  'orphaned',
  'unverified',
  'stale',
  'understated',
  'disclosed',
  'supported',
];

/** "1 overstated, 4 disclosed, 3 supported". */
export function claimTally(claims: readonly ClaimReport[]): string {
  return ORDER.map((status) => [claims.filter((one) => one.status === status).length, status] as const)
    .filter(([many]) => many > 0)
    .map(([many, status]) => `${many} ${status}`)
    .join(', ');
}
