/** What is to be said of criteria and gates themselves: vacuous, unmeasured, waived, regressed. */
import { plural } from '../diagnostics/plural.ts';
import { inside } from '../model/inside.ts';
import { daysBetween } from '../model/date.ts';
import type { CriterionResult } from './criterion.ts';
import type { JudgedFinding } from './finding.ts';
import type { PhaseResult } from './phase.ts';

/** So many days before its end a waiver is told as expiring. */
const EXPIRING_DAYS = 14;

/** The findings of a criterion that are not about its claim or its evidence. */
export function criterionFindings(phase: PhaseResult, one: CriterionResult): readonly JudgedFinding[] {
  return [...vacuous(phase, one), ...unmeasured(phase, one), ...waiver(phase, one)];
}

/** A completed phase whose gate is no longer met. */
export function gateFindings({ phase, state, gate }: PhaseResult): readonly JudgedFinding[] {
  if (state !== 'completed' || gate === null || gate.status === 'met' || gate.ifVerified === 'met') return [];
  return [
    {
      rule: 'gate-regressed',
      level: 'error',
      message: `${phase.id} passed on ${phase.passed}, and its gate is ${gate.status} now`,
      hint: 'restore its evidence, or take back the passed date',
      at: gate.gate.at,
    },
  ];
}

function vacuous(phase: PhaseResult, { criterion, result }: CriterionResult): readonly JudgedFinding[] {
  if (!result.vacuous) return [];
  const name = `${phase.phase.id}/${criterion.id}`;
  const goals = result.parts
    ? result.parts
        .filter((part) => part.result.vacuous)
        .map(({ part }) => ({ what: `the part "${part.name}" of ${name}`, at: part.at }))
    : [{ what: name, at: criterion.at }];
  return goals.map(({ what, at }) => ({
    rule: 'criterion-vacuous',
    level: 'error',
    message: `${what} would be met by no evidence at all, so it gets no credit`,
    hint: 'ask for something, such as a target above zero',
    at,
  }));
}

function unmeasured({ phase, state }: PhaseResult, { criterion }: CriterionResult): readonly JudgedFinding[] {
  if (criterion.ask !== null || state === 'future') return [];
  return [
    {
      rule: 'criterion-unmeasured',
      level: 'note',
      message: `nothing measures ${phase.id}/${criterion.id}, so it is not met`,
      hint: 'add count, share, value, proofs, claims, all or any',
      at: criterion.at,
    },
  ];
}

function waiver({ phase, state, time }: PhaseResult, one: CriterionResult): readonly JudgedFinding[] {
  const { criterion, result, waived } = one;
  if (criterion.waiver === null || criterion.notApplicable !== null || result.status === 'met') return [];
  const { until, by, reason } = criterion.waiver;
  const at = inside(criterion.at, 'waiver');
  const name = `${phase.id}/${criterion.id}`;
  if (time > until) {
    const message = `the waiver of ${name} ended on ${until}, and the criterion is ${result.status}`;
    return [
      { rule: 'waiver-expired', level: 'error', message, hint: 'meet the criterion, or waive it anew', at },
    ];
  }
  if (!waived || state === 'future') return [];
  const left = daysBetween(time, until);
  if (left <= EXPIRING_DAYS && state !== 'completed') {
    const message = `the waiver of ${name} ends on ${until}, ${left === 0 ? 'its last day' : `in ${plural(left, 'day')}`}`;
    return [
      { rule: 'waiver-expiring', level: 'warning', message, hint: 'meet the criterion before that day', at },
    ];
  }
  const message = `${name} is waived until ${until} by ${by}: ${reason}`;
  return [{ rule: 'waiver-active', level: 'note', message, hint: 'meet the criterion before that day', at }];
}
