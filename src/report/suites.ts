/** The report as suites of cases, for the formats that test tools read: a suite for each gate, a case for each criterion. */
import { lacksText } from '../decide/lacks.ts';
import type { Locate } from '../diagnostics/diagnostic.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { PhaseResult } from '../evaluate/phase.ts';
import type { UnplacedReport } from './build.ts';
import { NOT_JUDGED, SATISFIED } from './exit-code.ts';
import { ownErrors, type OwnedErrors } from './owned-errors.ts';
import type { ClaimReport, CriterionReport, Finding, PhaseReport } from './report.ts';

/** `skipped`: honestly not there yet, or not asked for; `error`: what keeps the roadmap from being judged. */
export type CaseOutcome = 'passed' | 'skipped' | 'failed' | 'error';

export interface Case {
  readonly name: string;
  /** What is asked or said, in the roadmap's words; '' where there are none. */
  readonly statement: string;
  readonly outcome: CaseOutcome;
  /** Why it did not pass, in a line; '' when it did. */
  readonly reason: string;
  /** The errors that make it fail. */
  readonly errors: readonly Finding[];
  /** It would not be met without self-attestations. */
  readonly selfAttested: boolean;
}

export interface Suite {
  /** The id of the phase, or what else its cases have in common. */
  readonly id: string;
  readonly name: string;
  /** What else is to be known of it, by name. */
  readonly facts: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

/** The suites of a report, at least one. Some case failed whenever the exit code is not 0. */
export function suitesOf(
  report: UnplacedReport,
  evaluation: Evaluation | null,
  locate: Locate,
): readonly Suite[] {
  const errors = ownErrors(report, evaluation, locate);
  const lacks = new Map(evaluation?.phases.flatMap(lacksOf));
  const suites = [
    ...report.phases.flatMap((phase) => phaseSuite(report, phase, errors, lacks)),
    ...claimsSuite(report.claims, errors),
  ];
  const others = errors.others.map((error) => errorCase(error, report.summary.exitCode));
  const isGreen = [...suites.flatMap(({ cases }) => cases), ...others].every(isHarmless);
  if (isGreen && report.summary.exitCode !== SATISFIED) {
    const reason = `the exit code is ${report.summary.exitCode}`;
    others.push({
      name: 'exit-code',
      statement: '',
      outcome: 'failed',
      reason,
      errors: [],
      selfAttested: false,
    });
  }
  if (others.length > 0) suites.push({ id: 'findings', name: 'Findings', facts: {}, cases: others });
  return suites.length > 0 ? suites : [soundSuite(report)];
}

function isHarmless({ outcome }: Case): boolean {
  return outcome === 'passed' || outcome === 'skipped';
}

/** Test tools take a report without a case for one that went wrong. */
function soundSuite({ roadmap }: UnplacedReport): Suite {
  const sound = caseOf('roadmap', roadmap.name, [], null);
  return { id: 'roadmap', name: roadmap.name, facts: {}, cases: [sound] };
}

function phaseSuite(
  { decision }: UnplacedReport,
  { id, name, state, window, gate }: PhaseReport<unknown>,
  errors: OwnedErrors,
  lacks: ReadonlyMap<string, string>,
): readonly Suite[] {
  if (gate === null) return [];
  const made = decision?.phase === id ? decision : null;
  return [
    {
      id,
      name,
      facts: {
        phase: state,
        gate: gate.status,
        window: window.state,
        ...(made && { decision: made.outcome, rule: made.rule }),
      },
      cases: gate.criteria.map((criterion) =>
        caseOf(
          criterion.id,
          criterion.statement,
          errors.ofCriterion(id, criterion.id),
          whyNotMet(criterion, lacks.get(`${id}/${criterion.id}`)),
          criterion.selfAttested,
        ),
      ),
    },
  ];
}

/** What each criterion of a phase that is not met still lacks, by PHASE/CRITERION. */
function lacksOf({ phase, gate }: PhaseResult): readonly (readonly [string, string])[] {
  return (gate?.criteria ?? [])
    .filter(({ result }) => result.status !== 'met')
    .map((one) => [`${phase.id}/${one.criterion.id}`, lacksText(one)]);
}

function claimsSuite(claims: readonly ClaimReport[], errors: OwnedErrors): readonly Suite[] {
  if (claims.length === 0) return [];
  const cases = claims.map(({ id, text, status }) =>
    caseOf(id, text, errors.ofClaim(id), whyNotSupported(status)),
  );
  return [{ id: 'claims', name: 'Public claims', facts: {}, cases }];
}

/** @param reason why it is skipped; null: it is not */
function caseOf(
  name: string,
  statement: string,
  errors: readonly Finding[],
  reason: string | null,
  selfAttested = false,
): Case {
  const known = { name, statement, errors, selfAttested };
  if (errors.length > 0) return { ...known, outcome: 'failed', reason: errors[0]!.message };
  return { ...known, outcome: reason === null ? 'passed' : 'skipped', reason: reason ?? '' };
}

function errorCase(error: Finding, exitCode: number): Case {
  const { file, line, column } = error.at;
  return {
    // Names are all that some tools tell cases apart by.
    name: `${error.rule} ${file}:${line}:${column}`,
    statement: '',
    outcome: exitCode === NOT_JUDGED ? 'error' : 'failed',
    reason: error.message,
    errors: [error],
    selfAttested: false,
  };
}

function whyNotMet(
  { kind, status, waived, notApplicable }: CriterionReport<unknown>,
  lacks: string | undefined,
): string | null {
  if (notApplicable) return 'not applicable';
  if (status === 'met') return null;
  const shown = status === 'partial' ? 'partly met' : 'not met yet';
  const aside = waived ? 'waived, ' : kind === 'advisory' ? 'advisory, ' : '';
  return `${aside}${shown}${lacks === undefined ? '' : `: ${lacks}`}`;
}

/** A claim that falls short without an error was known before, and is told by the baseline. */
function whyNotSupported(status: ClaimReport['status']): string | null {
  if (status === 'supported' || status === 'understated') return null;
  return status === 'disclosed' ? 'disclosed as unproven' : status;
}
