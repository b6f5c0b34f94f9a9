/** Evidence that counted and does no longer, and records that have to show less than they had to. */
import { placeOf } from '../model/inside.ts';
import { describeShortcomings } from '../evaluate/cause.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import { usesOfAsk, type Use } from '../evaluate/uses.ts';
import { proofTarget } from '../model/proof-text.ts';
import type { EvidenceRecord, Ref, Roadmap } from '../model/roadmap.ts';
import { refOf, type PairedPhase, type PairedPhases } from './gates.ts';
import type { Loosening } from './loosening.ts';
import { compareProofs } from './proof-lists.ts';

/** A piece of evidence that counted for criteria and does not now. */
export interface Lost {
  /** REGISTER/RECORD, or what a proof of a criterion's own refers to. */
  readonly ref: string;
  /** PHASE/CRITERION, each that it counted for. */
  readonly criteria: readonly string[];
  /** It is no longer in the roadmap. */
  readonly isGone: boolean;
  /** A proof of a criterion's own was checked and is false: nothing else tells of it. */
  readonly isFalse: boolean;
  /** It is there as it was, and too old, or its subject has changed. */
  readonly isStale: boolean;
  /** Why it does not count. */
  readonly why: string;
  readonly at: Ref;
}

/** A record that counts, and had to show more. */
export interface Eased {
  readonly ref: string;
  readonly loosenings: readonly Loosening[];
  readonly flips: boolean;
}

interface Comparison {
  readonly before: Evaluation;
  readonly after: Evaluation;
  readonly gates: PairedPhases;
}

/** The evidence that the change took away, each piece once. */
export function findLost({ before, after, gates }: Comparison): readonly Lost[] {
  const found = new Map<string, Lost>();
  const names = renamedRecords(before.world.roadmap, after.world.roadmap);
  for (const phase of gates.both) {
    for (const pair of phase.criteria.both) {
      const now = usesByName(usesOfAsk(after.world, pair.after.criterion.ask, pair.after.setting));
      for (const use of usesOfAsk(before.world, pair.before.criterion.ask, pair.before.setting)) {
        if (use.why !== null) continue;
        const name = names.get(nameOf(use)) ?? nameOf(use);
        const same = now.get(name);
        if (same?.why === null) continue;
        const ref = refOf(phase, pair.after);
        const lost = same ? failing(after, use, same) : missing(after, use, name, pair.after.criterion.at);
        if (lost === null) continue;
        const known = found.get(lost.ref) ?? { ...lost, criteria: [] };
        if (!known.criteria.includes(ref))
          found.set(lost.ref, { ...known, criteria: [...known.criteria, ref] });
      }
    }
  }
  return [...found.values()];
}

type Finding = Omit<Lost, 'criteria'>;

function failing({ world }: Evaluation, { record }: Use, now: Use): Finding {
  const isFalse = record === null && now.why === 'failed';
  const ref = labelOf(now);
  const why = describeShortcomings(world, [now]);
  // It is named in front of what is wrong with it.
  const bare = why.startsWith(ref) ? why.slice(ref.length).replace(/^:? /, '') : why;
  return {
    ref,
    isGone: false,
    isFalse,
    isStale: now.why === 'stale',
    why: bare,
    at: now.record ? placeOf(now.record) : now.proofs[0]!.at,
  };
}

/** A proof of a criterion's own that is gone is one that is no longer asked for, which is told as that. */
function missing({ world }: Evaluation, use: Use, name: string, at: Ref): Finding | null {
  if (use.record === null) return null;
  const register = world.registers.get(use.register!);
  const isThere = register?.records.some(({ id }) => `${use.register}/${id}` === name) ?? false;
  const file = register?.records[0]?.list.file;
  return {
    ref: labelOf(use),
    isGone: !isThere,
    isFalse: false,
    isStale: false,
    why: isThere ? 'it is none of those that are counted' : 'it is gone',
    at: file === undefined ? at : { file, path: [] },
  };
}

/** The records whose proofs were taken away or made easier, and that count for a criterion. */
export function findEased({ before, after, gates }: Comparison): readonly Eased[] {
  const then = recordsOf(before.world.roadmap);
  const found = new Map<string, Eased>();
  for (const phase of gates.both) {
    for (const [use, counted] of countedUses(phase, before, after)) {
      const was = then.get(labelOf(use));
      if (was === undefined) continue;
      const all = compareProofs(was.proofs, use.record!.proofs, placeOf(use.record!), 'proofs').loosenings;
      // Another proof in the place of one that held is evidence renewed.
      const loosenings = counted ? all.filter(({ isCertain }) => isCertain) : all;
      if (loosenings.length === 0) continue;
      const ref = labelOf(use);
      found.set(ref, { ref, loosenings, flips: phase.flips || (found.get(ref)?.flips ?? false) });
    }
  }
  return [...found.values()];
}

/** The records that count now, each with whether it did. */
function* countedUses(
  phase: PairedPhase,
  before: Evaluation,
  after: Evaluation,
): Generator<readonly [use: Use, counted: boolean]> {
  for (const pair of phase.criteria.both) {
    const uses = usesOfAsk(before.world, pair.before.criterion.ask, pair.before.setting);
    const counting = new Set(uses.filter(({ why }) => why === null).map(nameOf));
    for (const use of usesOfAsk(after.world, pair.after.criterion.ask, pair.after.setting)) {
      if (use.record !== null && use.why === null) yield [use, counting.has(nameOf(use))];
    }
  }
}

/** Old name -> new name of records that have another id and the same proofs. */
function renamedRecords(before: Roadmap, after: Roadmap): ReadonlyMap<string, string> {
  const [then, now] = [recordsOf(before), recordsOf(after)];
  const keyOf = (name: string, { proofs }: EvidenceRecord): string =>
    JSON.stringify([name.split('/')[0], ...proofs.map(({ key }) => key).sort()]);
  const added = new Map<string, string>();
  for (const [name, record] of now) if (!then.has(name)) added.set(keyOf(name, record), name);
  const names = new Map<string, string>();
  if (added.size === 0) return names;
  for (const [name, record] of then) {
    const renamed = now.has(name) ? undefined : added.get(keyOf(name, record));
    if (renamed !== undefined) names.set(name, renamed);
  }
  return names;
}

function recordsOf({ registers }: Roadmap): ReadonlyMap<string, EvidenceRecord> {
  return new Map(
    registers.flatMap(({ name, records }) =>
      records.map((record) => [`${name}/${record.id}`, record] as const),
    ),
  );
}

/** Parts may use the same evidence, and ask more of it or less: it counts when it counts for one of them. */
function usesByName(uses: readonly Use[]): ReadonlyMap<string, Use> {
  const found = new Map<string, Use>();
  for (const use of uses) if (found.get(nameOf(use))?.why !== null) found.set(nameOf(use), use);
  return found;
}

/** What tells a use from others of the same criterion. */
function nameOf(use: Use): string {
  return use.record === null ? `proof ${use.proofs[0]!.proof.key}` : labelOf(use);
}

function labelOf({ register, record, proofs }: Use): string {
  return record === null ? proofTarget(proofs[0]!.proof) : `${register}/${record.id}`;
}
