/** Makes the report from the judgement: the same for every format. Pure. */
import { judgeWindow } from '../decide/window.ts';
import type { CriterionResult } from '../evaluate/criterion.ts';
import { counts } from '../evaluate/criterion.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { FindingSpot, JudgedFinding } from '../evaluate/finding.ts';
import type { GateResult } from '../evaluate/gate.ts';
import type { PhaseResult } from '../evaluate/phase.ts';
import type { Status } from '../model/phase.ts';
import type { Ask, Goal } from '../model/roadmap.ts';
import { targetText } from '../model/target.ts';
import { reportEvidence } from './evidence.ts';
import { countLevels, exitCodeOf } from './exit-code.ts';
import { roundProgress } from './progress.ts';
import type {
  BaseReport,
  CriterionReport,
  Decision,
  EvidenceReport,
  GateReport,
  PhaseReport,
  Report,
} from './report.ts';

/** What the report says besides the judgement. */
export interface ReportContext {
  readonly tool: { readonly name: string; readonly version: string };
  readonly simulated: boolean;
  /** Warnings are errors. */
  readonly strict: boolean;
  /** Whether the report lists the evidence of every criterion, which formats for machines do. */
  readonly listEvidence: boolean;
  /** Findings that are not of the evidence: requirements that were not reached, what a change loosened. */
  readonly extraFindings: readonly JudgedFinding[];
  /** What a check of claims has read. */
  readonly read?: Report['read'];
  /** What became of the gates since another revision. */
  readonly base?: BaseReport;
}

/** A report whose places are still paths into the YAML. */
export type UnplacedReport = Report<FindingSpot>;

/** Makes the report. */
export function buildReport(
  evaluation: Evaluation,
  decision: Decision | null,
  context: ReportContext,
): UnplacedReport {
  const { world, current } = evaluation;
  const findings = [...evaluation.findings, ...context.extraFindings].map((finding) =>
    context.strict && finding.level === 'warning' ? { ...finding, level: 'error' as const } : finding,
  );
  const levels = countLevels(findings);
  return {
    version: 1,
    tool: context.tool,
    roadmap: { name: world.roadmap.name, path: world.roadmap.path },
    asOf: world.asOf,
    simulated: context.simulated,
    ...(context.read ? { read: context.read } : {}),
    current,
    decision: decision && {
      ...decision,
      toAdvance: decision.toAdvance.map((step) => ({ ...step, progress: roundProgress(step.progress) })),
    },
    phases: evaluation.phases.map((phase) => reportPhase(evaluation, phase, context.listEvidence)),
    claims: evaluation.claims.map(({ claim, status, result, places }) => ({
      id: claim.id,
      text: claim.text,
      status,
      says: claim.says && targetText(claim.says),
      value: result?.value ?? null,
      in: places,
    })),
    metrics: evaluation.metrics.map(({ metric, target, result }) => ({
      id: metric.id,
      group: metric.group,
      name: metric.name,
      value: result?.value ?? null,
      target: target && targetText(target),
      status: target && (result?.status ?? 'not-met'),
      progress: target && roundProgress(result?.progress ?? 0),
    })),
    findings,
    ...(context.base && { base: context.base }),
    summary: { ...levels, exitCode: exitCodeOf(levels) },
  };
}

function reportPhase(
  evaluation: Evaluation,
  result: PhaseResult,
  listEvidence: boolean,
): PhaseReport<FindingSpot> {
  const { phase, state, time, gate } = result;
  return {
    id: phase.id,
    name: phase.name,
    state,
    passed: phase.passed,
    window: judgeWindow(phase.window, time),
    gate: gate && reportGate(evaluation, phase.id, gate, listEvidence),
  };
}

function reportGate(
  evaluation: Evaluation,
  phase: string,
  result: GateResult,
  listEvidence: boolean,
): GateReport<FindingSpot> {
  const counting = result.criteria.filter(({ criterion }) => counts(criterion));
  const withStatus = (status: Status): number =>
    counting.filter((one) => one.result.status === status).length;
  return {
    opens: result.gate.opens,
    status: result.status,
    progress: roundProgress(result.progress),
    convincing: result.convincing,
    counts: {
      met: withStatus('met'),
      partial: withStatus('partial'),
      notMet: withStatus('not-met'),
      waived: counting.filter(({ waived }) => waived).length,
      notApplicable: result.criteria.filter(
        ({ criterion }) => criterion.notApplicable !== null && criterion.kind !== 'advisory',
      ).length,
    },
    criteria: result.criteria.map((one) => reportCriterion(evaluation, phase, one, listEvidence)),
  };
}

function reportCriterion(
  { world }: Evaluation,
  phase: string,
  one: CriterionResult,
  listEvidence: boolean,
): CriterionReport<FindingSpot> {
  const { criterion, result, setting } = one;
  const ref = `${phase}/${criterion.id}`;
  const evidenceOf = (goal: Goal): readonly EvidenceReport[] =>
    listEvidence ? reportEvidence(world, goal, setting, ref) : [];
  return {
    id: criterion.id,
    statement: criterion.statement,
    kind: criterion.kind,
    status: result.status,
    progress: roundProgress(result.progress),
    value: result.value,
    target: targetOf(criterion.ask),
    convincing: one.convincing,
    selfAttested: one.selfAttested,
    waived: one.waived,
    notApplicable: criterion.notApplicable !== null,
    claim: one.claim,
    claimStatus: one.claimStatus,
    groups: result.groups?.map((group) => ({ ...group, progress: roundProgress(group.progress) })) ?? null,
    parts:
      result.parts?.map(({ part, result: of }) => ({
        name: part.name,
        status: of.status,
        value: of.value,
        target: targetText(part.target!),
        progress: roundProgress(of.progress),
        evidence: evidenceOf(part),
      })) ?? null,
    at: criterion.at,
    evidence: criterion.ask && result.parts === null ? evidenceOf(criterion.ask as Goal) : [],
  };
}

function targetOf(ask: Ask | null): string | null {
  if (ask === null || 'parts' in ask.measure) return null;
  const { target } = ask as Goal;
  return target && targetText(target);
}
