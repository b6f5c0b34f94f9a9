import type { Verdict } from '../verdict.ts';

/** Fetching needs a permission, which can't be given yet. */
export function verifyUrl(): Verdict {
  return { verdict: 'unverified', observed: 'addresses are not fetched without permission' };
}
