/** The criteria of one gate. */
import { addDays } from '../model/date.ts';
import type { CriterionSource, GateSource } from '../model/phase.ts';
import type { Criterion, Ref } from '../model/roadmap.ts';
import { readAsk } from './ask.ts';
import { inside } from '../model/inside.ts';
import { report, reportDuplicates, type Context } from './context.ts';

/** The longest that a waiver may be in force. */
const MAX_WAIVER_DAYS = 90;

/** Reads a gate's criteria: their measures, waivers, and that one of them can keep the gate shut. */
export function readCriteria(
  context: Context,
  gate: GateSource,
  at: Ref,
  isDamaged: (path: readonly (string | number)[]) => boolean,
): readonly Criterion[] {
  const spotOf = (index: number, ...path: string[]): Ref => inside(at, 'criteria', index, ...path);
  const { criteria } = gate;
  reportDuplicates(
    context,
    criteria,
    ({ id }) => id,
    (_, index) => spotOf(index, 'id'),
    'criteria',
  );
  if (!criteria.some(({ kind, not_applicable: without }) => kind !== 'advisory' && !without)) {
    const hint = 'keep at least one requirement or quality criterion that applies';
    report(context, 'schema', inside(at, 'criteria'), 'nothing keeps this gate shut', hint);
  }
  return criteria.map((source, index) => {
    const spot = spotOf(index);
    checkWaiver(context, source, spot);
    return {
      id: source.id,
      statement: source.statement,
      kind: source.kind ?? 'requirement',
      claim: source.claim ?? null,
      ask: readAsk(context, source, spot, { targetKey: 'target', damaged: isDamaged(spot.path) }),
      waiver: source.waiver ?? null,
      notApplicable: source.not_applicable ?? null,
      at: spot,
    };
  });
}

function checkWaiver(context: Context, { waiver }: CriterionSource, at: Ref): void {
  if (!waiver) return;
  const spot = inside(at, 'waiver', 'until');
  const latest = addDays(waiver.on, MAX_WAIVER_DAYS);
  if (waiver.until < waiver.on) {
    report(
      context,
      'schema',
      spot,
      `the waiver ends on ${waiver.until}, before it begins`,
      `it begins on ${waiver.on}: correct one of the dates`,
    );
  } else if (waiver.until > latest) {
    const message = `the waiver lasts longer than ${MAX_WAIVER_DAYS} days`;
    report(context, 'schema', spot, message, `let it end on ${latest} at the latest`);
  }
}
