/** Which records of a register are proven, and why the others are not. */
import type { Proof } from '../model/proof.ts';
import type { EvidenceRecord, Register } from '../model/roadmap.ts';
import type { Why } from '../report/report.ts';
import { givesAnyCredit, givesCredit, proofProblem } from './proof-state.ts';
import { ACTUAL, type Lens, type Scope, type Whys, type World } from './world.ts';

/** Of several reasons the first is told. */
const ORDER: readonly Why[] = ['failed', 'unverified', 'stale', 'circular', 'future', 'unproven'];

/**
 * For each record of the register, in its order, why it gives no credit in this scope; null: it is proven and does.
 */
export function whysOf(world: World, register: Register, scope: Scope, lens: Lens): Whys {
  const key = memoryKey(register, scope, lens);
  const known = world.memory.whys.get(key);
  if (known) return known;
  const whys: (Why | null)[] = [...problemsOf(world, register, scope, lens)];
  for (const twins of new Set(twinsOf(world, register).values())) {
    const proven = twins.filter((index) => whys[index] === null);
    for (const index of proven.slice(1)) whys[index] = 'reused';
  }
  if (!givesAnyCredit(scope, lens)) {
    for (const [index, record] of register.records.entries()) {
      if (whys[index] !== null) continue;
      if (!record.proofs.some((proof) => givesCredit(world, proof, scope, lens))) whys[index] = 'no-credit';
    }
  }
  const actual = lens === ACTUAL ? whys : whysOf(world, register, scope, ACTUAL);
  // Where a lens changes nothing, what was worked out without it holds as well.
  const shared = whys.every((why, index) => why === actual[index]) ? actual : whys;
  world.memory.whys.set(key, shared);
  return shared;
}

/** Why records do not hold, others and credit aside: worked out once for all options and lenses that make no difference. */
function problemsOf(world: World, register: Register, scope: Scope, lens: Lens): Whys {
  const { unverifiedHolds, staleIsFresh, nothing } = lens;
  const key = JSON.stringify([timeKey(register, scope), unverifiedHolds, staleIsFresh, nothing]);
  const known = world.memory.problems.get(key);
  if (known) return known;
  // A lens lifts what is unverified or stale, and no other reason comes after these only.
  const actual =
    nothing || !(unverifiedHolds || staleIsFresh) ? null : problemsOf(world, register, scope, ACTUAL);
  const problems = register.records.map((record, index) => {
    const before = actual?.[index];
    const isLeft = before !== undefined && before !== 'unverified' && before !== 'stale';
    return isLeft ? before : recordProblem(world, record, scope, lens);
  });
  world.memory.problems.set(key, problems);
  return problems;
}

function recordProblem(world: World, record: EvidenceRecord, scope: Scope, lens: Lens): Why | null {
  let first = record.proofs.length === 0 ? ORDER.indexOf('unproven') : ORDER.length;
  for (const proof of record.proofs) {
    const problem = proofProblem(world, proof, record, scope, lens);
    if (problem !== null) first = Math.min(first, ORDER.indexOf(problem));
  }
  if (record.on !== null && record.on > world.asOf) first = Math.min(first, ORDER.indexOf('future'));
  return ORDER[first] ?? null;
}

/** For each record that has exactly the same proofs as others, in any order, all of these by id. */
function twinsOf(world: World, register: Register): ReadonlyMap<number, readonly number[]> {
  const known = world.memory.twins.get(register.name);
  if (known) return known;
  // Most records have none: a list is begun for the second of them.
  const firsts = new Map<string, number>();
  const twins = new Map<number, number[]>();
  for (const [index, { proofs }] of register.records.entries()) {
    if (proofs.length === 0) continue;
    const key = proofs.length === 1 ? proofs[0]!.key : keyOfAll(proofs);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, index);
      continue;
    }
    const group = twins.get(first) ?? [first];
    group.push(index);
    twins.set(first, group).set(index, group);
  }
  world.memory.twins.set(register.name, twins);
  return twins;
}

function keyOfAll(proofs: readonly Proof[]): string {
  return proofs
    .map(({ key }) => key)
    .sort()
    .join('\n');
}

/** The smallest id among the proven records with the same proofs as `record`; the one that counts in its place. */
export function twinOf(world: World, register: Register, index: number, whys: Whys): string {
  const counting = twinsOf(world, register)
    .get(index)!
    .find((other) => other !== index && (whys[other] === null || whys[other] === 'no-credit'))!;
  return register.records[counting]!.id;
}

function memoryKey(register: Register, scope: Scope, lens: Lens): string {
  return JSON.stringify([timeKey(register, scope), scope.options, Object.values(lens)]);
}

/** What a record's problem depends on besides the lens; without `fresh_for` no day makes it stale. */
function timeKey({ name }: Register, { time, documents, options: { freshFor } }: Scope): readonly unknown[] {
  return [name, documents, freshFor && [freshFor, time]];
}
