/** The shape of phases, their gates, criteria and evidence in the JSON report. */
import * as z from 'zod/mini';
import { required, type Schema } from '../model/shape.ts';
import { count, date, number, orNull, place, progress, status, text, truth } from './report-shapes.ts';
import type {
  ClaimStatus,
  CriterionReport,
  EvidenceReport,
  PartReport,
  PhaseReport,
  WindowState,
} from './report.ts';

export const windowState: Schema<WindowState> = z.enum(['none', 'before', 'early', 'open', 'overdue']);

export const claimStatus: Schema<ClaimStatus> = z.enum([
  'supported',
  'understated',
  'orphaned',
  'unverified',
  'stale',
  'overstated',
  'contradicted',
  'unsupported',
  'disclosed',
  'unclaimed',
]);

const proof = z.strictObject({
  kind: required(text, 'The kind of the proof.'),
  target: required(text, 'What it refers to.'),
  verdict: required(z.enum(['holds', 'fails', 'unverified']), 'What checking it gave.'),
  observed: required(text, 'What was seen.'),
});

const evidence: Schema<EvidenceReport> = z.strictObject({
  ref: required(text, 'REGISTER/RECORD, or PHASE/CRITERION for its own proofs.'),
  counts: required(truth, 'Whether it gives credit.'),
  why: required(
    orNull(
      z.enum(['failed', 'unverified', 'stale', 'circular', 'future', 'reused', 'no-credit', 'unproven']),
    ),
    'Why it gives none.',
  ),
  proofs: required(z.array(proof), 'Its proofs.'),
});

const group = z.strictObject({
  member: required(z.union([text, number, truth]), 'The member that the group is of.'),
  value: required(orNull(number), 'The value of the group; null: none.'),
  progress: required(progress, 'How far it is, from 0 to 1.'),
});

const part: Schema<PartReport> = z.strictObject({
  name: required(text, 'The name of the part.'),
  status: required(status, 'How value and target compare.'),
  value: required(orNull(number), 'The value that the evidence gives; null: none.'),
  target: required(text, 'What the value has to reach.'),
  progress: required(progress, 'How far it is, from 0 to 1.'),
  evidence: required(z.array(evidence), 'The evidence that it is about.'),
});

const criterion: Schema<CriterionReport> = z.strictObject({
  id: required(text, 'The name of the criterion.'),
  statement: required(text, 'What has to be true.'),
  kind: required(
    z.enum(['requirement', 'quality', 'advisory']),
    'A requirement, a quality gate, or advisory: outside the status of the gate.',
  ),
  status: required(status, 'How value and target compare.'),
  progress: required(progress, 'How far it is, from 0 to 1.'),
  value: required(orNull(number), 'The value that the evidence gives; null: none.'),
  target: required(orNull(text), 'What the value has to reach; null: nothing measures it, or parts do.'),
  convincing: required(truth, 'Whether it is met convincingly.'),
  selfAttested: required(truth, 'Whether it is met by self-attestations only.'),
  waived: required(truth, 'Whether a waiver is in force.'),
  notApplicable: required(truth, 'Whether it is out of the gate.'),
  claim: required(orNull(status), 'What the maintainers say of it.'),
  claimStatus: required(claimStatus, 'How that and the evidence compare.'),
  groups: required(orNull(z.array(group)), 'With per: a value for each member.'),
  parts: required(orNull(z.array(part)), 'With all or any: the parts.'),
  at: required(place, 'Where it is written.'),
  evidence: required(z.array(evidence), 'The evidence that it is about.'),
});

const window = z.strictObject({
  state: required(windowState, 'Where the as-of date lies in it.'),
  starts: required(orNull(date), 'Its first day.'),
  earliest: required(orNull(date), 'The first day that is not early.'),
  latest: required(orNull(date), 'The last day that is not overdue.'),
});

const gate = z.strictObject({
  opens: required(orNull(text), 'The phase that it opens.'),
  status: required(status, 'The status of all that counts.'),
  progress: required(progress, 'The mean of the criteria that count, from 0 to 1.'),
  convincing: required(truth, 'Whether it is met convincingly.'),
  counts: required(
    z.strictObject({
      met: required(count, 'How many are met.'),
      partial: required(count, 'How many are partial.'),
      notMet: required(count, 'How many are not met.'),
      waived: required(count, 'How many of these are waived.'),
      notApplicable: required(count, 'How many more do not apply.'),
    }),
    'The criteria that count, in numbers; advisory ones do not.',
  ),
  criteria: required(z.array(criterion), 'The criteria as written.'),
});

export const phase: Schema<PhaseReport> = z.strictObject({
  id: required(text, 'The name of the phase.'),
  name: required(text, 'The name for reports.'),
  state: required(z.enum(['completed', 'current', 'future']), 'Where it stands on the as-of date.'),
  passed: required(orNull(date), 'The day its gate was passed.'),
  window: required(window, 'When it may end.'),
  gate: required(orNull(gate), 'What has to hold before the next phase.'),
});
