/** JUnit reports: counts that can be, or a reason. */
import { readReport } from '../../../src/verify/junit-report.ts';
import { isProblem } from '../../../src/verify/problem.ts';
import { ensure, textOf } from '../invariant.ts';

export async function fuzz(bytes: Uint8Array): Promise<void> {
  const read = await readReport(textOf(bytes));
  if (isProblem(read)) return ensure(read.why !== '', 'what is refused is refused for a reason');
  ensure(Number.isSafeInteger(read.ran) && read.ran >= 0, 'tests are counted');
  ensure(read.failed >= 0 && !Number.isNaN(read.failed), 'failures are counted');
}
