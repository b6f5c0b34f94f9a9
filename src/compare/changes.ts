/** All that became of the gates from one judgement to another, and the list of it for people. */
import { counts, type CriterionResult } from '../evaluate/criterion.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { GateChange } from '../report/report.ts';
import { findEased, findLost, type Eased, type Lost } from './evidence.ts';
import { pairGates, type PairedPhases } from './gates.ts';
import { findLoosened } from './loosened.ts';
import type { Loosened, Loosening } from './loosening.ts';
import { findMoved, type Moved } from './statuses.ts';

export interface Changes {
  readonly gates: PairedPhases;
  readonly moved: readonly Moved[];
  readonly loosened: readonly Loosened[];
  readonly lost: readonly Lost[];
  readonly eased: readonly Eased[];
}

/** Finds what became of the gates. `signers` are new in the list of signers. */
export function findChanges(before: Evaluation, after: Evaluation, signers: readonly string[] = []): Changes {
  const gates = pairGates(before, after);
  return {
    gates,
    moved: gates.both.flatMap(findMoved),
    loosened: findLoosened(before, after, gates, signers),
    lost: findLost({ before, after, gates }),
    eased: findEased({ before, after, gates }),
  };
}

/** A line for each: what rose or fell, was loosened, was lost, was added. */
export function listChanges({ gates, moved, loosened, lost, eased }: Changes): readonly GateChange[] {
  const added = gates.both.flatMap(({ after: { phase }, criteria }) =>
    criteria.added
      .filter(({ criterion }: CriterionResult) => counts(criterion))
      .map(({ criterion, result }) => ({ ref: `${phase.id}/${criterion.id}`, text: result.status })),
  );
  return [
    ...moved.map(({ ref, from, to, rose }) => change(rose ? 'rose' : 'fell', ref, `${from} -> ${to}`)),
    ...loosened.map(({ kind, ref, loosenings }) => change(kind, ref, textOf(loosenings))),
    ...eased.map(({ ref, loosenings }) => change('loosened', ref, textOf(loosenings))),
    ...lost.map(({ ref, criteria, why }) => change('lost', ref, `counted for ${some(criteria)}; ${why}`)),
    ...added.map(({ ref, text }) => change('added', ref, text)),
  ];
}

/** What was loosened, in one line. */
export function textOf(loosenings: readonly Loosening[]): string {
  return loosenings.map(({ text }) => text).join('; ');
}

/** The first of the names, and how many more there are. */
export function some(refs: readonly string[]): string {
  return refs.length > 1 ? `${refs[0]} and ${refs.length - 1} more` : refs[0]!;
}

function change(kind: GateChange['kind'], ref: string, text: string): GateChange {
  return { kind, ref, text };
}
