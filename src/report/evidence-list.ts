/** The registers with their records and proofs, and what each of these is worth by itself, whatever a measure asks. */
import { placeOf } from '../model/inside.ts';
import type { Locate } from '../diagnostics/diagnostic.ts';
import { verdictFor } from '../evaluate/proof-state.ts';
import { usesOf, type ProofUse, type Use } from '../evaluate/uses.ts';
import type { World } from '../evaluate/world.ts';
import type { IsoDate } from '../model/date.ts';
import { proofTarget } from '../model/proof-text.ts';
import { RECORD_KEYS, type Field } from '../model/register.ts';
import type { EvidenceRecord, Goal, Register } from '../model/roadmap.ts';
import { NO_OPTIONS } from '../validate/ask.ts';
import type { Place, Why } from './report.ts';

/** What a record or a proof is worth. */
export type EvidenceState = (typeof EVIDENCE_STATES)[number];
export const EVIDENCE_STATES = ['proven', 'unproven', 'stale', 'circular', 'unverified'] as const;

/** A record and what it is worth. */
export interface ListedRecord {
  readonly record: EvidenceRecord;
  readonly state: EvidenceState;
  readonly use: Use;
}

export interface ListedRegister {
  readonly name: string;
  /** By id. */
  readonly records: readonly ListedRecord[];
}

/** The list as JSON. */
export interface EvidenceList {
  readonly version: 1;
  readonly asOf: IsoDate;
  readonly registers: readonly {
    readonly name: string;
    readonly records: readonly {
      readonly id: string;
      readonly on: IsoDate | null;
      readonly state: EvidenceState;
      readonly why: Why | null;
      readonly fields: Readonly<Record<string, Field>>;
      readonly at: Place;
      readonly proofs: readonly {
        readonly kind: string;
        readonly target: string;
        readonly state: EvidenceState;
        readonly observed: string;
      }[];
    }[];
  }[];
}

/**
 * The records of the registers.
 * @param names which registers; empty: all
 */
export function listEvidence(world: World, names: readonly string[]): readonly ListedRegister[] {
  return world.roadmap.registers
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map((register) => ({
      name: register.name,
      records: usesOf(world, everyRecord(register), { time: world.asOf, documents: [] }).map((use) => ({
        record: use.record!,
        state: stateOf(use.why),
        use,
      })),
    }));
}

/** The registers with only the records that are in one of the states; all of them when none is given. */
export function inStates(
  registers: readonly ListedRegister[],
  states: readonly EvidenceState[],
): readonly ListedRegister[] {
  if (states.length === 0) return registers;
  return registers.map(({ name, records }) => ({
    name,
    records: records.filter(({ state }) => states.includes(state)),
  }));
}

/** The list as JSON holds it. */
export function buildEvidenceList(
  world: World,
  registers: readonly ListedRegister[],
  locate: Locate,
): EvidenceList {
  const place = (record: EvidenceRecord): Place => {
    const { file, line, column } = locate(placeOf(record));
    return { file, line, column };
  };
  return {
    version: 1,
    asOf: world.asOf,
    registers: registers.map(({ name, records }) => ({
      name,
      records: records.map(({ record, state, use }) => ({
        id: record.id,
        on: record.on,
        state,
        why: use.why,
        fields: Object.fromEntries(Object.entries(record.fields).filter(([key]) => !RECORD_KEYS.has(key))),
        at: place(record),
        proofs: use.proofs.map(({ proof, problem }) => ({
          kind: proof.kind,
          target: proofTarget(proof),
          state: stateOf(problem),
          observed: verdictFor(world, proof, record).observed,
        })),
      })),
    })),
  };
}

/** What a proof in its place is worth. */
export function proofState({ problem }: ProofUse): EvidenceState {
  return stateOf(problem);
}

function stateOf(why: Why | null): EvidenceState {
  if (why === null) return 'proven';
  return why === 'stale' || why === 'circular' || why === 'unverified' ? why : 'unproven';
}

/** A goal that is about every record of the register and asks nothing of it. */
function everyRecord({ name }: Register): Goal {
  const measure = { where: null, distinct: null, since: null, per: null, complete: null };
  return {
    measure: { form: 'count', register: name, ...measure },
    target: null,
    partial: null,
    convincing: null,
    options: NO_OPTIONS,
    at: { file: '', path: [] },
  };
}
