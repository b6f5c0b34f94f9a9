/** What `gate check` shows: the decision first, then the road, the gate at hand, the way on, and what is wrong. */
import type { Locate } from '../../diagnostics/diagnostic.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { UnplacedReport } from '../build.ts';
import { joinBlocks } from './layout.ts';
import { renderAdvance } from './render-advance.ts';
import { renderDecisionLine, renderHead, renderReason } from './render-decision.ts';
import { renderFindings } from './render-findings.ts';
import { gatesAtHand, renderGate } from './render-gate.ts';
import { renderOutcome } from './render-outcome.ts';
import { renderRoad } from './render-road.ts';
import { renderClaims, renderMetrics } from './render-tallies.ts';
import type { Screen } from './style.ts';

export { findingLines, rulesHint } from './render-findings.ts';

/**
 * The report for people, ended by a newline.
 * @param locate asked only for the findings that are shown
 * @param since what became of the gates since another revision
 */
export function renderReport(
  report: UnplacedReport,
  evaluation: Evaluation,
  locate: Locate,
  screen: Screen,
  since: readonly string[] = [],
): string {
  const decision = renderDecisionLine(report, evaluation, screen);
  const findings = renderFindings(report, locate, screen);
  const outcome = renderOutcome(report, evaluation, screen);
  if (screen.quiet) return joinBlocks([decision, findings, outcome]);
  return joinBlocks([
    renderHead(report, screen),
    [...decision, ...renderReason(report, screen)],
    renderRoad(evaluation.phases, screen),
    ...gatesAtHand(evaluation).map((phase) => renderGate(evaluation, phase, screen)),
    renderAdvance(report, screen),
    [...renderClaims(report, screen), ...renderMetrics(report, evaluation, screen)],
    since,
    findings,
    outcome,
  ]);
}
