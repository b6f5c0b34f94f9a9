/** What `claims check` shows: what was read, how the claims came out, and what is wrong. */
import { plural } from '../../diagnostics/plural.ts';
import type { Locate } from '../../diagnostics/diagnostic.ts';
import type { UnplacedReport } from '../build.ts';
import type { ReadCounts } from '../report.ts';
import { entry, joinBlocks } from './layout.ts';
import { renderHead } from './render-decision.ts';
import { renderFindings } from './render-findings.ts';
import { outcomeLines, outcomeText } from './render-outcome.ts';
import { renderClaims } from './render-tallies.ts';
import type { Screen } from './style.ts';

/**
 * The report for people, ended by a newline.
 * @param registered how many of the statements registered claims cover
 */
export function renderClaimsReport(
  report: UnplacedReport,
  registered: number,
  locate: Locate,
  screen: Screen,
): string {
  const findings = renderFindings(report, locate, screen);
  const outcome = outcomeLines(report, outcomeText(report), nextStep(report), screen);
  if (screen.quiet) return joinBlocks([findings, outcome]);
  return joinBlocks([
    renderHead(report, screen),
    [...renderRead(report.read!, registered, screen), ...renderRegistered(report, screen)],
    findings,
    outcome,
  ]);
}

function renderRead(
  { documents, statements, ignored, known }: ReadCounts,
  registered: number,
  screen: Screen,
): string[] {
  const parts = [
    `${registered} registered`,
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
    `${statements - registered - ignored} not registered`,
  ];
  const read = `${plural(documents, 'document')}, ${plural(statements, 'quantitative statement')}`;
  const line = (label: string, text: string): string[] =>
    entry(screen, { indent: 2, label: [{ text: label, paint: screen.style.bold }], column: 11, text });
  return [
    ...line('Read', statements === 0 ? read : `${read}: ${parts.join(', ')}`),
    ...(known > 0 ? line('Baseline', `${plural(known, 'finding')} known from it: --verbose shows them`) : []),
  ];
}

function renderRegistered(report: UnplacedReport, screen: Screen): string[] {
  if (report.claims.length > 0) return renderClaims(report, screen);
  const label = [{ text: 'Claims', paint: screen.style.bold }];
  return entry(screen, { indent: 2, label, column: 11, text: 'none is registered' });
}

function nextStep({ findings }: UnplacedReport): string {
  const error = findings.find(({ level }) => level === 'error');
  const rules = new Set<string>(findings.filter(({ level }) => level !== 'note').map(({ rule }) => rule));
  if (error && error.rule !== 'claim-unregistered') return `Why: agentops explain ${error.rule}`;
  if (rules.has('claim-unregistered')) return 'Register them: agentops claims check --fix';
  if (rules.has('baseline-gone')) return 'Next: agentops claims baseline --prune';
  return 'Next: agentops gate check';
}
