/** Judges the roadmap by the verdicts: pure, and one pass. The stage between verifying and deciding. */
import type { IsoDate } from '../model/date.ts';
import type { Ask, PublicClaim, Roadmap } from '../model/roadmap.ts';
import type { Evidence } from '../verify/verdict.ts';
import { claimLevel, criterionClaimFinding, fallsShort, publicClaimFindings } from './claim-findings.ts';
import { criterionFindings, gateFindings } from './criterion-findings.ts';
import { evidenceFindings, type JudgedGoal } from './evidence-findings.ts';
import type { JudgedFinding } from './finding.ts';
import { judgeMetric, type MetricResult } from './metric.ts';
import { judgePhase, statesOf, type PhaseResult } from './phase.ts';
import { claimsAreSupported, judgeClaim, type ClaimResult } from './public-claim.ts';
import { goalsOf } from './uses.ts';
import { createWorld, type Setting, type World } from './world.ts';

/** The judgement; what `decide` and `report` work with. */
export interface Evaluation {
  readonly world: World;
  /** The phases that were asked for, in the roadmap's order. */
  readonly phases: readonly PhaseResult[];
  /** The id of the current phase; null when every phase is completed. */
  readonly current: string | null;
  /** None when phases were selected. */
  readonly claims: readonly ClaimResult[];
  readonly metrics: readonly MetricResult[];
  readonly findings: readonly JudgedFinding[];
}

/**
 * Judges a roadmap.
 * @param asOf the day to judge for
 * @param selected ids of phases; null: all, and the public claims
 */
export function evaluate(
  roadmap: Roadmap,
  evidence: Evidence,
  asOf: IsoDate,
  selected: readonly string[] | null = null,
): Evaluation {
  const world = createWorld(roadmap, evidence, asOf, claimsAreSupported);
  const states = statesOf(roadmap.phases, asOf);
  const current = roadmap.phases[states.indexOf('current')]?.id ?? null;
  const phases = roadmap.phases.flatMap((phase, index) =>
    selected === null || selected.includes(phase.id) ? [judgePhase(world, phase, states[index]!)] : [],
  );
  const claims = selected === null ? roadmap.claims.map((claim) => judgeClaim(world, claim)) : [];
  const metrics = roadmap.metrics.map((metric) => judgeMetric(world, metric, current));
  const findings = [
    ...phases.flatMap((phase) => phaseFindings(world, phase)),
    ...claims.flatMap((claim) => publicClaimFindings(world, claim)),
    ...evidenceFindings(world, [
      ...phases.flatMap(phaseGoals),
      ...claims.flatMap((claim) => claimGoals(world, claim)),
      ...(selected === null ? metrics.flatMap((metric) => metricGoals(world, metric)) : []),
    ]),
  ];
  return { world, phases, current, claims, metrics, findings };
}

/** The judgement of public claims alone. */
export function onlyClaims(evaluation: Evaluation, isWanted: (claim: PublicClaim) => boolean): Evaluation {
  const { world } = evaluation;
  const claims = evaluation.claims.filter(({ claim }) => isWanted(claim));
  const findings = [
    ...claims.flatMap((claim) => publicClaimFindings(world, claim)),
    ...evidenceFindings(
      world,
      claims.flatMap((claim) => claimGoals(world, claim)),
    ),
  ];
  return { ...evaluation, phases: [], claims, metrics: [], findings };
}

function phaseFindings(world: World, phase: PhaseResult): readonly JudgedFinding[] {
  const criteria = phase.gate?.criteria ?? [];
  return [
    ...criteria.flatMap((one) => [
      ...criterionClaimFinding(world, phase, one),
      ...criterionFindings(phase, one),
    ]),
    ...gateFindings(phase),
    ...phase.risks.map(({ risk, value }): JudgedFinding => ({
      rule: 'risk-active',
      level: 'warning',
      message: `${phase.phase.id}: the risk "${risk.risk}" has come true (its trigger measures ${value})`,
      hint: risk.fallback ?? risk.mitigation ?? 'decide what to do about it',
      at: risk.at,
    })),
  ];
}

/** Future phases are previews: only their wrong claims are told, so their evidence is looked at in silence. */
function phaseGoals(phase: PhaseResult): readonly JudgedGoal[] {
  const silent = phase.state === 'future';
  const setting: Setting = { time: phase.time, documents: [] };
  const criteria = (phase.gate?.criteria ?? []).flatMap((one) => {
    const claimFallsShort = fallsShort(one.claimStatus) && claimLevel(phase, one) === 'error';
    return goals(one.criterion.ask, setting, claimFallsShort, silent);
  });
  if (phase.state !== 'current') return criteria;
  const triggers = phase.phase.risks.flatMap(({ trigger }) => (trigger ? [trigger.goal] : []));
  return [
    ...criteria,
    ...goals(phase.phase.window?.extension ?? null, setting, false, false),
    ...triggers.map((goal) => ({ goal, setting, claimFallsShort: false, silent: false })),
  ];
}

function claimGoals(world: World, { claim, status }: ClaimResult): readonly JudgedGoal[] {
  return goals(claim.ask, { time: world.asOf, documents: claim.in }, fallsShort(status), false);
}

function metricGoals(world: World, { metric }: MetricResult): readonly JudgedGoal[] {
  return goals(metric.goal, { time: world.asOf, documents: [] }, false, false);
}

function goals(
  ask: Ask | null,
  setting: Setting,
  claimFallsShort: boolean,
  silent: boolean,
): readonly JudgedGoal[] {
  return ask ? goalsOf(ask).map((goal) => ({ goal, setting, claimFallsShort, silent })) : [];
}
