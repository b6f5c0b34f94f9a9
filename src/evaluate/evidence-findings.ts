/** What is to be said of evidence: records and proofs that measures use and that do not count. */
import { placeOf } from '../model/inside.ts';
import type { RuleId } from '../diagnostics/catalog.ts';
import type { Goal } from '../model/roadmap.ts';
import { describeProof, flagsFor } from './cause.ts';
import type { JudgedFinding } from './finding.ts';
import { isCircular } from './proof-state.ts';
import { twinOf, whysOf } from './records.ts';
import { shortcomingsOf, type ProofUse, type Use } from './uses.ts';
import { ACTUAL, type Setting, type World } from './world.ts';

/** A goal in its setting, and whether a claim that falls short of it already tells of its proofs. */
export interface JudgedGoal {
  readonly goal: Goal;
  readonly setting: Setting;
  readonly claimFallsShort: boolean;
  /** It is looked at only for the proofs that its claim tells of. */
  readonly silent: boolean;
}

const PROOF_RULES = {
  failed: 'evidence-failed',
  unverified: 'evidence-unverified',
  stale: 'evidence-stale',
} as const;
const PROOF_ORDER = ['failed', 'unverified', 'stale'] as const;
const HINTS: Readonly<Record<keyof typeof PROOF_RULES, string>> = {
  failed: 'correct the proof, or take the record out',
  unverified: 'make the proof checkable, or permit checking it',
  stale: 'renew the evidence, its date or its digest',
};

/** The findings about the evidence of `goals`, each told once. */
export function evidenceFindings(world: World, goals: readonly JudgedGoal[]): readonly JudgedFinding[] {
  const found = new Map<string, JudgedFinding>();
  const add = (key: string, finding: JudgedFinding): void => {
    if (!found.has(key)) found.set(key, finding);
  };
  const causes = new Set<string>();
  const heard = new Set<Use>();
  for (const { goal, setting, claimFallsShort, silent } of goals) {
    // What gives credit has nothing wrong with it.
    for (const use of shortcomingsOf(world, goal, setting)) {
      if (!silent) heard.add(use);
      if (claimFallsShort) addCauses(causes, use);
    }
  }
  for (const problem of PROOF_ORDER) {
    for (const use of heard) {
      if (use.record === null) continue;
      for (const proof of use.proofs) {
        const key = proofKey(use, proof.proof.key);
        if (proof.problem === problem && !causes.has(key)) add(key, proofFinding(world, use, proof, problem));
      }
    }
  }
  for (const use of heard) {
    tellCircular(world, use, add);
    tellRecord(world, use, add);
  }
  return [...found.values()];
}

function addCauses(causes: Set<string>, use: Use): void {
  for (const { proof, problem } of use.proofs) if (problem !== null) causes.add(proofKey(use, proof.key));
}

type Add = (key: string, finding: JudgedFinding) => void;

function tellCircular(world: World, use: Use, add: Add): void {
  for (const { proof, at } of use.proofs) {
    if (!isCircular(world, proof, use.scope)) continue;
    const who = use.record ? `${use.register}/${use.record.id}` : 'this proof';
    add(`circular ${JSON.stringify(at)}`, {
      rule: 'evidence-circular',
      level: 'error',
      message: `${who} rests on the roadmap itself, on text rendered from it, or on the document that makes the claim`,
      hint: 'name evidence that stands by itself',
      at,
    });
  }
}

function tellRecord(world: World, use: Use, add: Add): void {
  const { record, register, why } = use;
  if (record === null) return;
  const name = `${register}/${record.id}`;
  const tell = (rule: RuleId, message: string, hint: string): void =>
    add(`${rule} ${name}`, { rule, level: 'warning', message, hint, at: placeOf(record) });
  if (record.proofs.length === 0)
    tell('record-unproven', `${name} has no proof, so it never counts`, 'add proofs to it');
  if (why !== 'reused') return;
  const whys = whysOf(world, world.registers.get(register!)!, use.scope, ACTUAL);
  const twin = twinOf(world, world.registers.get(register!)!, use.index, whys);
  const message = `${name} has the same proofs as ${register}/${twin}, so only that one counts`;
  tell('evidence-reused', message, 'give each record evidence of its own');
}

function proofFinding(
  world: World,
  use: Use,
  proof: ProofUse,
  problem: keyof typeof PROOF_RULES,
): JudgedFinding {
  return {
    rule: PROOF_RULES[problem],
    level: 'warning',
    message: `${use.register}/${use.record!.id} is not proven: ${describeProof(world, proof.proof, use.record, problem)}`,
    hint: `${HINTS[problem]}${flagsFor(world, [{ proofs: [proof] }])}`,
    at: proof.at,
  };
}

function proofKey(use: Use, key: string): string {
  return `${use.register}/${use.record?.id ?? ''} ${key}`;
}
