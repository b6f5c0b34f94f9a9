/** Finds the criterion that somebody names. */
import { nearest, suggest } from '../diagnostics/nearest.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { UsageError } from './usage-error.ts';

/** The ids of a criterion and its phase. */
export interface CriterionName {
  readonly phase: string;
  readonly criterion: string;
}

/**
 * The criterion called PHASE/CRITERION, or by its own id where one phase only has it.
 * @throws UsageError when there is none, or several
 */
export function findCriterion(roadmap: Roadmap, name: string): CriterionName {
  const all = roadmap.phases.flatMap((phase) =>
    (phase.gate?.criteria ?? []).map(({ id }) => ({ phase: phase.id, criterion: id })),
  );
  const named = all.filter((one) => name === fullName(one) || name === one.criterion);
  const [first] = named;
  if (first && named.length === 1) return first;
  if (first) {
    const full = named.map(fullName).join(', ');
    throw new UsageError(`several phases have a criterion "${name}"`, `name one of ${full}`);
  }
  throw new UsageError(`no criterion is called "${name}"`, hintFor(roadmap, name, all));
}

function fullName({ phase, criterion }: CriterionName): string {
  return `${phase}/${criterion}`;
}

/** A criterion that is meant, what else has the name, or the criteria there are. */
function hintFor(roadmap: Roadmap, name: string, all: readonly CriterionName[]): string {
  const full = all.map(fullName);
  const [before, own = before] = name.split('/') as [string, ...string[]];
  const close =
    nearest(name, full) ??
    full[all.findIndex(({ criterion }) => criterion === own)] ??
    full[all.findIndex(({ criterion }) => criterion === nearest(own, [criterion]))];
  const other = otherThing(roadmap, name);
  if (other !== null) return other;
  if (close !== undefined) return `did you mean "${close}"?`;
  const inside = all.filter(({ phase }) => phase === before).map(fullName);
  if (inside.length > 0) return suggest('', inside, `criteria of ${before}`);
  if (roadmap.phases.some(({ id }) => id === before)) return `${before} has no criteria`;
  return suggest(name, full, 'criteria');
}

/** What a name that is no criterion's belongs to, and where that is told about; null: to nothing. */
function otherThing({ claims, metrics, registers }: Roadmap, name: string): string | null {
  const [group, id] = name.includes('/') ? (name.split('/') as [string, string]) : [null, name];
  const isIn = (what: string, list: readonly { readonly id: string }[]): boolean =>
    (group === null || group === what) && list.some((one) => one.id === id);
  if (isIn('claims', claims)) return 'it is a public claim: agentops claims check tells about it';
  if (isIn('metrics', metrics)) return 'it is a metric: agentops gate check --json tells about it';
  const register = registers.find((one) => one.name === (group ?? id));
  if (!register || (group !== null && !register.records.some((one) => one.id === id))) return null;
  const what = group === null ? 'a register' : 'a record';
  return `it is ${what}: agentops evidence list ${register.name} tells about it`;
}
