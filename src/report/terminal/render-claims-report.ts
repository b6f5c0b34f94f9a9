/** What `claims check` shows: what was read, how the claims came out, and what is wrong. */
import type { Locate } from '../../diagnostics/diagnostic.ts';
import type { UnplacedReport } from '../build.ts';
import { entry, joinBlocks, plural } from './layout.ts';
import { renderHead } from './render-decision.ts';
import { renderFindings } from './render-findings.ts';
import { outcomeLines, outcomeText } from './render-outcome.ts';
import { renderClaims } from './render-tallies.ts';
import type { Screen } from './style.ts';

/** What became of the statements of documents. */
export interface StatementCounts {
  readonly documents: readonly string[];
  readonly statements: number;
  readonly registered: number;
  readonly ignored: number;
}

/** The report for people, ended by a newline. */
export function renderClaimsReport(
  report: UnplacedReport,
  counts: StatementCounts,
  locate: Locate,
  screen: Screen,
): string {
  const findings = renderFindings(report, locate, screen);
  const outcome = outcomeLines(report, outcomeText(report), nextStep(report), screen);
  if (screen.quiet) return joinBlocks([findings, outcome]);
  return joinBlocks([
    renderHead(report, screen),
    [...renderRead(counts, screen), ...renderRegistered(report, screen)],
    findings,
    outcome,
  ]);
}

function renderRead(
  { documents, statements, registered, ignored }: StatementCounts,
  screen: Screen,
): string[] {
  const parts = [
    `${registered} registered`,
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
    `${statements - registered - ignored} not registered`,
  ];
  const read = `${plural(documents.length, 'document')}, ${plural(statements, 'quantitative statement')}`;
  const text = statements === 0 ? read : `${read}: ${parts.join(', ')}`;
  const label = [{ text: 'Read', paint: screen.style.bold }];
  return entry(screen, { indent: 2, label, column: 11, text });
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
