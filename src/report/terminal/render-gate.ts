/** A gate: its criteria in a line each. */
import { counts, type CriterionResult } from '../../evaluate/criterion.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { PhaseResult } from '../../evaluate/phase.ts';
import { criterionText } from './criterion-text.ts';
import { clipped, columnFor, entry, paragraph, spread, titled } from './layout.ts';
import { criterionMark, mark, markWidth } from './marks.ts';
import type { Screen } from './style.ts';
import { wayOf } from '../way.ts';
import { valueText } from './value-text.ts';

const SHOWN = 12;

/** The gates at hand: the current one, or those of the phases that were selected. */
export function gatesAtHand({ world, phases, current }: Evaluation): readonly PhaseResult[] {
  const areSelected = phases.length < world.roadmap.phases.length;
  return phases.filter(({ phase, gate }) => gate !== null && (areSelected || phase.id === current));
}

/** The criteria of a phase's gate. */
export function renderGate(evaluation: Evaluation, one: PhaseResult, screen: Screen): string[] {
  const { criteria } = one.gate!;
  const title = { text: wayOf(evaluation.world.roadmap.phases, one.phase), paint: screen.style.bold };
  const most = screen.verbose || criteria.length <= SHOWN ? criteria.length : SHOWN - 1;
  return [
    ...titled(screen, 2, { text: '' }, title, { text: tallyText(criteria), paint: screen.style.dim }),
    ...renderCriteria(criteria.slice(0, most), screen),
    ...(most < criteria.length ? [renderRest(criteria.slice(most), screen)].flat() : []),
  ];
}

/** Criteria in a line each; with verbose their statements and parts. */
export function renderCriteria(criteria: readonly CriterionResult[], screen: Screen): string[] {
  const start = 2 + markWidth(screen);
  const column = columnFor(
    screen,
    start,
    criteria.map(({ criterion }) => criterion.id),
  );
  return criteria.flatMap((one) => {
    const label = [mark(screen, criterionMark(one)), { text: one.criterion.id }];
    const lines = entry(screen, { indent: 2, label, column, text: criterionText(one) });
    if (!screen.verbose) return lines;
    const parts = (one.result.parts ?? []).flatMap(({ part, result }) =>
      entry(screen, {
        indent: start,
        label: [mark(screen, result.status), { text: clipped(screen, start + markWidth(screen), part.name) }],
        column: column + markWidth(screen),
        text: valueText(part, result),
      }),
    );
    return [...lines, ...paragraph(screen, start, one.criterion.statement, screen.style.dim), ...parts];
  });
}

function renderRest(rest: readonly CriterionResult[], screen: Screen): string[] {
  const flag = { text: '--verbose', paint: screen.style.dim };
  return spread(screen, 2, [{ text: `… ${rest.length} more: ${tallyText(rest)}` }], flag);
}

/** "2 met, 3 partial, 6 not met, 1 waived", of the criteria that count; those that don't, apart. */
export function tallyText(criteria: readonly CriterionResult[]): string {
  const counting = criteria.filter(({ criterion }) => counts(criterion));
  const of = (status: string): number => counting.filter(({ result }) => result.status === status).length;
  const tallies: readonly (readonly [number, string])[] = [
    [of('met'), 'met'],
    [of('partial'), 'partial'],
    [of('not-met'), 'not met'],
    [counting.filter(({ waived }) => waived).length, 'waived'],
    [counting.filter(({ selfAttested }) => selfAttested).length, 'self-attested'],
    [criteria.filter(({ criterion }) => criterion.notApplicable !== null).length, 'not applicable'],
    [
      criteria.filter(
        ({ criterion: { kind, notApplicable } }) => kind === 'advisory' && notApplicable === null,
      ).length,
      'advisory',
    ],
  ];
  return tallies
    .filter(([many]) => many > 0)
    .map(([many, what]) => `${many} ${what}`)
    .join(', ');
}
