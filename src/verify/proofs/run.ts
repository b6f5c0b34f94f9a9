import type { Verdict } from '../verdict.ts';

/** Running needs a permission, which can't be given yet. */
export function verifyRun(): Verdict {
  return { verdict: 'unverified', observed: 'commands are not run without permission' };
}
