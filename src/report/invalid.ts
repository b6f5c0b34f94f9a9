/** The report of a roadmap that could not be judged: the same object, with what is wrong with it. */
import type { Diagnostic, Locate } from '../diagnostics/diagnostic.ts';
import { NOT_JUDGED } from './exit-code.ts';
import { byPlace } from './place.ts';
import type { Report } from './report.ts';

/** What is known of the run without a roadmap. */
export interface InvalidContext {
  readonly tool: Report['tool'];
  readonly roadmap: Report['roadmap'];
  readonly asOf: string;
  readonly simulated: boolean;
}

/** Makes the report of invalid input. */
export function invalidReport(
  problems: readonly Diagnostic[],
  locate: Locate,
  context: InvalidContext,
): Report {
  const findings = problems
    .map(({ rule, message, hint, at }) => {
      const { file, line, column } = locate(at);
      return { rule, level: 'error' as const, message, hint, at: { file, line, column } };
    })
    .sort(byPlace);
  return {
    version: 1,
    ...context,
    current: null,
    decision: null,
    phases: [],
    claims: [],
    metrics: [],
    findings,
    summary: { errors: findings.length, warnings: 0, notes: 0, exitCode: NOT_JUDGED },
  };
}
