/** What `agentops status` shows: where the roadmap is, for people. */
import { dayFlag } from '../day.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { UnplacedReport } from '../build.ts';
import { entry, joinBlocks, paragraph } from './layout.ts';
import { renderDecisionLine, renderHead, renderRisks } from './render-decision.ts';
import { gatesAtHand, renderGate } from './render-gate.ts';
import { renderMetricGroups } from './render-metric-groups.ts';
import { advanceStep, judgedText, outcomeLines } from './render-outcome.ts';
import { renderPath } from './render-path.ts';
import { renderSince } from './render-since.ts';
import { renderClaims, renderMetrics } from './render-tallies.ts';
import type { Screen } from './style.ts';

/** The dashboard, ended by a newline. */
export function renderStatus(report: UnplacedReport, evaluation: Evaluation, screen: Screen): string {
  const { decision, base } = report;
  const { phases, metrics } = evaluation;
  const path = renderPath(phases, screen);
  const word = renderDecisionLine(report, evaluation, screen);
  const end = renderEnd(report, evaluation, screen);
  if (screen.quiet) return joinBlocks([path, word, end]);
  const risks = phases.flatMap((phase) => phase.risks.map(({ risk }) => risk));
  return joinBlocks([
    renderHead(report, screen),
    path,
    [
      ...word,
      ...(decision === null ? [] : paragraph(screen, 2, decision.because)),
      ...renderRisks(risks, screen),
    ],
    ...gatesAtHand(evaluation).map((phase) => renderGate(evaluation, phase, screen)),
    [
      ...renderMetrics(report, evaluation, { ...screen, verbose: false }),
      ...renderMetricGroups(metrics, screen),
    ],
    base === undefined ? [] : renderSince(base, screen),
    [...renderClaims(report, screen), ...renderNearest(report, screen)],
    end,
  ]);
}

/** The criterion that lacks least. */
function renderNearest({ decision }: UnplacedReport, screen: Screen): string[] {
  const [nearest] = decision?.toAdvance ?? [];
  if (decision === null || nearest === undefined) return [];
  const text = `${nearest.criterion.slice(decision.phase.length + 1)}: ${nearest.lacks}`;
  const label = [{ text: 'Nearest', paint: screen.style.bold }];
  return entry(screen, { indent: 2, label, column: 11, text });
}

function renderEnd(report: UnplacedReport, evaluation: Evaluation, screen: Screen): string[] {
  const { decision, summary } = report;
  const day = dayFlag(report);
  const why =
    decision?.outcome === 'advance' ? advanceStep(report, evaluation) : `Why: agentops gate explain${day}`;
  const next = summary.errors + summary.warnings > 0 ? `What is wrong: agentops gate check${day}` : why;
  return outcomeLines(report, `${judgedText(report)}.`, next, screen);
}
