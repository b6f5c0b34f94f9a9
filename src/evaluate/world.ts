/** What judging works from: the roadmap, what was found out about the world, and the day. Nothing in it changes. */
import type { IsoDate } from '../model/date.ts';
import { foldName } from '../model/person.ts';
import type { Options, Register, Roadmap } from '../model/roadmap.ts';
import type { Why } from '../report/report.ts';
import type { Evidence } from '../verify/verdict.ts';

/** For each record of a register, why it gives no credit; null: it does. */
export type Whys = readonly (Why | null)[];

export interface World {
  readonly roadmap: Roadmap;
  readonly evidence: Evidence;
  readonly asOf: IsoDate;
  readonly registers: ReadonlyMap<string, Register>;
  readonly maintainers: ReadonlySet<string>;
  /** What was worked out already: a memory, never an input. The inner maps belong to one array of whys. */
  readonly memory: {
    readonly problems: Map<string, Whys>;
    readonly whys: Map<string, Whys>;
    readonly indexes: Map<string, readonly number[]>;
    readonly twins: Map<string, ReadonlyMap<number, readonly number[]>>;
    readonly counts: WeakMap<Whys, Map<string | number, unknown>>;
    readonly uses: WeakMap<Whys, Map<string | number, unknown>>;
  };
  /** The measure `claims: supported`: judging it takes the judgement of every public claim. */
  readonly claimsAreSupported: (lens: Lens) => boolean;
}

/** What a measure is judged for, its options aside, which are its own. */
export type Setting = Omit<Scope, 'options'>;

/** What a measure is judged for: its time, the documents that are no evidence here, and what gives credit. */
export interface Scope {
  /** The day that durations count back from: the as-of date, or the day a completed phase passed. */
  readonly time: IsoDate;
  /** The documents that make the claim. */
  readonly documents: readonly string[];
  readonly options: Options;
}

/**
 * How evidence is looked at: as it is, or as it would be. Judging under a lens tells what a status rests on.
 */
export interface Lens {
  /** Every unverified proof is taken to hold. */
  readonly unverifiedHolds: boolean;
  /** Every stale proof is taken to be fresh. */
  readonly staleIsFresh: boolean;
  /** Self-attestations give credit. */
  readonly selfCredit: boolean;
  /** There is no evidence at all. */
  readonly nothing: boolean;
}

export const ACTUAL: Lens = { unverifiedHolds: false, staleIsFresh: false, selfCredit: true, nothing: false };
export const IF_VERIFIED: Lens = { ...ACTUAL, unverifiedHolds: true };
export const IF_FRESH_TOO: Lens = { ...IF_VERIFIED, staleIsFresh: true };
export const INDEPENDENT: Lens = { ...ACTUAL, selfCredit: false };
export const NOTHING: Lens = { ...ACTUAL, nothing: true };

const independent = new Map<Lens, Lens>();

/** The same lens when self-attestations give no credit; always the same one, since lenses are told apart by identity. */
export function withoutSelfCredit(lens: Lens): Lens {
  const known = independent.get(lens) ?? { ...lens, selfCredit: false };
  independent.set(lens, known);
  return known;
}

/** Makes the world that everything is judged in. */
export function createWorld(
  roadmap: Roadmap,
  evidence: Evidence,
  asOf: IsoDate,
  claimsAreSupported: (world: World, lens: Lens) => boolean,
): World {
  const supported = new Map<Lens, boolean>();
  const world: World = {
    roadmap,
    evidence,
    asOf,
    registers: new Map(roadmap.registers.map((register) => [register.name, register])),
    maintainers: new Set(roadmap.maintainers.map(foldName)),
    memory: {
      problems: new Map(),
      whys: new Map(),
      indexes: new Map(),
      twins: new Map(),
      counts: new WeakMap(),
      uses: new WeakMap(),
    },
    claimsAreSupported: (lens) => {
      const known = supported.get(lens) ?? claimsAreSupported(world, lens);
      supported.set(lens, known);
      return known;
    },
  };
  return world;
}

/** What was worked out for `key` in the light of `whys`; works it out when it is asked for the first time. */
export function remember<T>(
  memory: WeakMap<Whys, Map<string | number, unknown>>,
  whys: Whys,
  key: string | number,
  work: () => T,
): T {
  let known = memory.get(whys);
  if (!known) {
    known = new Map();
    memory.set(whys, known);
  }
  if (!known.has(key)) known.set(key, work());
  return known.get(key) as T;
}
