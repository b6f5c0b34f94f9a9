/** The statuses that a document gives to criteria, held against those that the evidence shows. */
import { RULES } from '../diagnostics/catalog.ts';
import { suggest } from '../diagnostics/nearest.ts';
import type { CriterionResult } from '../evaluate/criterion.ts';
import type { JudgedFinding, TextFinding } from '../evaluate/finding.ts';
import { reaches } from '../evaluate/goal.ts';
import type { PhaseResult } from '../evaluate/phase.ts';
import type { StatedCriterion } from './find-statement.ts';
import type { MarkedStatus, UnboundMarker } from './marked-statuses.ts';
import { reportPlace } from './place.ts';

/** The criteria of these phases, as documents may name them. */
export function statedCriteria(phases: readonly Pick<PhaseResult, 'phase'>[]): readonly StatedCriterion[] {
  return phases.flatMap(({ phase }) =>
    (phase.gate?.criteria ?? []).map(({ id, statement }) => ({ ref: `${phase.id}/${id}`, statement, phase })),
  );
}

/** A finding for each status that claims more than the evidence shows. */
export function judgeMarkedStatuses(
  file: string,
  statuses: readonly MarkedStatus[],
  phases: readonly PhaseResult[],
): readonly TextFinding[] {
  const results = new Map(
    phases.flatMap(({ phase, gate }) =>
      (gate?.criteria ?? []).map((one): [string, CriterionResult] => [
        `${phase.id}/${one.criterion.id}`,
        one,
      ]),
    ),
  );
  return statuses.flatMap((status): TextFinding[] => {
    const { criterion, isShared, says, text } = status;
    const one = results.get(criterion);
    if (!one || reaches(one.result.status, says)) return [];
    const shown = one.result.status;
    const finding: JudgedFinding = {
      rule: 'claim-overstated',
      level: 'error',
      message: `${file} says that ${criterion} is ${says}; its evidence shows ${shown}${waived(one)}`,
      hint: `${reaches(one.ifVerified, says) ? 'let its proofs be verified' : 'add what is missing'}, or ${
        isShared
          ? `name the criterion that is meant of those with these words: <!-- agentops: ${criterion} -->`
          : `write that it is ${shown}`
      }`,
      at: reportPlace(file, status),
    };
    return [{ finding, text }];
  });
}

/** A finding for each marker that gives no criterion a status. */
export function markerFindings(
  file: string,
  unbound: readonly UnboundMarker[],
  criteria: readonly StatedCriterion[],
): readonly JudgedFinding[] {
  return unbound.map((marker) => {
    const { names, lacks } = marker;
    const said = {
      criterion: {
        level: RULES['marker-unbound'].level,
        message: `no criterion is called "${names}"`,
        hint: suggest(
          names,
          criteria.map(({ ref }) => ref),
          'criteria',
        ),
      },
      block: {
        level: RULES['marker-unbound'].level,
        message: `the marker of ${names} stands beside no list item, table row or paragraph`,
        hint: 'write it into the one that says how far the criterion is',
      },
      status: {
        level: 'warning' as const,
        message: `nothing here says how far ${names} is`,
        hint: 'write ✅, [x], "Met", "Partial" or "Not met" beside its marker, or take the marker away',
      },
    }[lacks];
    return { rule: 'marker-unbound', ...said, at: reportPlace(file, marker) };
  });
}

function waived({ waived: isWaived, criterion: { notApplicable } }: CriterionResult): string {
  if (isWaived) return ' (it is waived, not met)';
  return notApplicable ? ' (it is not applicable, not met)' : '';
}
