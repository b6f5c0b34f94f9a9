/** Which phase and which criterion of one state is which of the other: by id, or renamed. */
import type { CriterionResult } from '../evaluate/criterion.ts';
import type { PhaseResult } from '../evaluate/phase.ts';
import { askKey } from './asks.ts';

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

export interface Pairs<T> {
  readonly both: readonly Pair<T>[];
  readonly gone: readonly T[];
  readonly added: readonly T[];
}

/** Phases; one with another id is the same when it has its name, or its criteria. */
export function pairPhases(
  before: readonly PhaseResult[],
  after: readonly PhaseResult[],
): Pairs<PhaseResult> {
  return pair(
    before,
    after,
    ({ phase }) => phase.id,
    ({ phase, gate }) => [
      `name ${phase.name}`,
      ...(gate ? [`criteria ${gate.criteria.map(({ criterion }) => criterion.id).join(' ')}`] : []),
    ],
  );
}

/** Criteria of a gate; one with another id is the same when it has its statement, or asks for the same. */
export function pairCriteria(
  before: readonly CriterionResult[],
  after: readonly CriterionResult[],
): Pairs<CriterionResult> {
  return pair(
    before,
    after,
    ({ criterion }) => criterion.id,
    ({ criterion: { statement, ask } }) => [
      `statement ${statement}`,
      ...(ask === null ? [] : [`ask ${askKey(ask)}`]),
    ],
  );
}

/**
 * @param marksOf what else two of them are known as the same by, when no other has its id
 */
function pair<T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => string,
  marksOf: (one: T) => readonly string[],
): Pairs<T> {
  const added = new Map(after.map((one) => [idOf(one), one]));
  const partners = new Map<T, T>();
  const take = (one: T, same: T | undefined): void => {
    if (same === undefined || !added.delete(idOf(same))) return;
    partners.set(one, same);
  };
  for (const one of before) take(one, added.get(idOf(one)));
  const byMark = new Map<string, T>();
  for (const one of added.values()) for (const mark of marksOf(one)) byMark.set(mark, one);
  for (const one of before) {
    for (const mark of partners.has(one) ? [] : marksOf(one)) {
      if (!partners.has(one)) take(one, byMark.get(mark));
    }
  }
  return {
    both: before.flatMap((one) => (partners.has(one) ? [{ before: one, after: partners.get(one)! }] : [])),
    gone: before.filter((one) => !partners.has(one)),
    added: [...added.values()],
  };
}
