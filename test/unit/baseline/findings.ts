/** Findings about words, for tests. */
import type { TextFinding } from '../../../src/evaluate/finding.ts';

/** A finding of an unregistered claim, or of another rule. */
export function finding(
  text: string,
  line = 1,
  file = 'README.md',
  rule: TextFinding['finding']['rule'] = 'claim-unregistered',
): TextFinding {
  return {
    finding: { rule, level: 'error', message: `m ${line}`, hint: 'h', at: { file, line, column: 1 } },
    text,
  };
}
