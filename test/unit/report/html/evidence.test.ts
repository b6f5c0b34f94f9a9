/** Evidence on the page says in words why it does not count. */
import { expect, test } from 'vitest';
import { evidenceList } from '../../../../src/report/html/evidence.ts';
import type { PageInput } from '../../../../src/report/html/page-input.ts';
import type { Why } from '../../../../src/report/report.ts';

const INPUT = { report: { phases: [] }, placeOfRecord: () => null } as unknown as PageInput;

test.each<[Why | null, string]>([
  [null, 'counts'],
  ['no-credit', 'does not count: gives no credit here'],
  ['future', 'does not count: dated after the as-of date'],
  ['reused', 'does not count: same proofs as another'],
])('%s: %s', (why, words) => {
  const piece = { ref: 'reviews/omar', counts: why === null, why, proofs: [] };
  expect(evidenceList(INPUT, 'alpha/reviews', [piece]).markup).toContain(`>${words}</span`);
});
