/** Verdict files: a sentence that says what is wrong, or entries of which an edited one is never whole. */
import { isWhole, readVerdictFile } from '../../../src/verify/collected/verdict-file.ts';
import { ensure, textOf } from '../invariant.ts';

export function fuzz(bytes: Uint8Array): void {
  const read = readVerdictFile(textOf(bytes));
  if (typeof read === 'string') return ensure(read !== '', 'what is refused is refused for a reason');
  for (const bound of read.verdicts) {
    if (!isWhole(bound)) continue;
    const { verdict } = bound.verdict;
    const other = verdict === 'holds' ? 'fails' : 'holds';
    ensure(
      !isWhole({ ...bound, verdict: { ...bound.verdict, verdict: other } }),
      'an edited entry is not whole',
    );
  }
}
