/** The shape of the JSON report, for schemas/report.schema.json; the compiler holds it to the report's types. */
import * as z from 'zod/mini';
import { RULES, type RuleId } from '../diagnostics/catalog.ts';
import { optional, required, version, VERSION_SENTENCE, type Schema } from '../model/shape.ts';
import { count, date, number, orNull, place, progress, status, text, truth } from './report-shapes.ts';
import { claimStatus, phase, windowState } from './report-schema-phases.ts';
import type { BaseReport, ClaimReport, Decision, Finding, MetricReport, Report } from './report.ts';

const risk = z.strictObject({
  risk: required(text, 'What could go wrong.'),
  mitigation: required(orNull(text), 'What is done so that it does not.'),
  fallback: required(orNull(text), 'What is done when it does.'),
});

const step = z.strictObject({
  criterion: required(text, 'PHASE/CRITERION.'),
  progress: required(progress, 'How far it is, from 0 to 1.'),
  lacks: required(text, 'What is missing, for people.'),
});

const decision: Schema<Decision> = z.strictObject({
  phase: required(text, 'The phase that it is about.'),
  outcome: required(z.enum(['advance', 'extend', 'pivot']), 'What is to be done.'),
  rule: required(
    z.enum([
      'all-met',
      'met-early-convincing',
      'met-early',
      'partial',
      'partial-overdue-extension',
      'partial-overdue',
      'not-met-early',
      'unverified',
      'not-met',
    ]),
    'The rule that decided.',
  ),
  options: required(z.array(text), 'What the maintainers may choose from.'),
  because: required(text, 'Why, for people.'),
  gate: required(status, 'The status of the gate.'),
  window: required(windowState, 'Where the as-of date lies in the window.'),
  convincing: required(truth, 'Whether the gate is met convincingly.'),
  extension: required(truth, 'Whether the evidence shows that extending is worth it.'),
  risks: required(z.array(risk), 'The risks of the phase that have come true.'),
  toAdvance: required(z.array(step), 'What is missing on the way to the next phase.'),
});

const claim: Schema<ClaimReport> = z.strictObject({
  id: required(text, 'The name of the claim.'),
  text: required(text, 'The words of the claim.'),
  status: required(claimStatus, 'How the claim and its evidence compare.'),
  says: required(orNull(text), 'What the text asserts of the value.'),
  value: required(orNull(number), 'The value that the evidence gives; null: none.'),
  in: required(z.array(place), 'Where the documents make the claim.'),
});

const metric: Schema<MetricReport> = z.strictObject({
  id: required(text, 'The name of the metric.'),
  group: required(orNull(text), 'The heading it stands under.'),
  name: required(text, 'The name for reports.'),
  value: required(orNull(number), 'The value that the evidence gives; null: none.'),
  target: required(orNull(text), 'The target in the current phase; null: none.'),
  status: required(orNull(status), 'How value and target compare; null without a target.'),
  progress: required(orNull(progress), 'How far it is, from 0 to 1; null without a target.'),
});

const finding: Schema<Finding> = z.strictObject({
  rule: required(z.enum(Object.keys(RULES) as RuleId[]), 'The rule; agentops explain RULE tells about it.'),
  level: required(z.enum(['error', 'warning', 'note']), 'How much it weighs: an error fails the check.'),
  message: required(text, 'What was found.'),
  hint: required(text, 'What can be done about it.'),
  at: required(place, 'Where it was found.'),
});

const read = z.strictObject({
  documents: required(count, 'How many documents were read.'),
  statements: required(count, 'How many quantitative statements they have.'),
  ignored: required(count, 'How many of these a comment ignores.'),
  known: required(count, 'How many findings are in the baseline.'),
  claims: required(count, 'How many registered claims were checked.'),
});

const change = z.strictObject({
  kind: required(
    z.enum(['rose', 'fell', 'loosened', 'removed', 'changed', 'lost', 'added']),
    'What became of it.',
  ),
  ref: required(text, 'A phase, PHASE/CRITERION or REGISTER/RECORD.'),
  text: required(text, 'What changed, for people.'),
});

const base: Schema<BaseReport> = z.strictObject({
  revision: required(text, 'The revision that --base named.'),
  commit: required(text, 'The commit that is compared with: the merge base.'),
  compared: required(truth, 'Whether there was a roadmap to compare with.'),
  changes: required(z.array(change), 'What changed since.'),
});

/** The JSON report. */
export const reportSchema: Schema<Report> = z.strictObject({
  version: required(version, VERSION_SENTENCE),
  tool: required(
    z.strictObject({
      name: required(text, 'The name of the tool.'),
      version: required(text, 'The version of the tool.'),
    }),
    'What wrote the report.',
  ),
  roadmap: required(
    z.strictObject({
      name: required(text, 'The name of the roadmap.'),
      path: required(text, 'The path of roadmap.yaml, relative to the root.'),
    }),
    'The roadmap that was judged.',
  ),
  asOf: required(date, 'The day that was judged for.'),
  simulated: required(truth, 'Whether that day was asked for with --as-of.'),
  read: optional(read, 'What a check of claims has read.'),
  current: required(orNull(text), 'The current phase; null when every phase is completed.'),
  decision: required(orNull(decision), 'What is decided; null when there is nothing to decide.'),
  phases: required(z.array(phase), 'The phases in the order of the roadmap.'),
  claims: required(z.array(claim), 'The public claims.'),
  metrics: required(z.array(metric), 'The metrics of the dashboard.'),
  findings: required(z.array(finding), 'What is to be acted on, by file, line, column and rule.'),
  base: optional(base, 'What became of the gates since another revision.'),
  summary: required(
    z.strictObject({
      errors: required(count, 'How many findings are errors.'),
      warnings: required(count, 'How many are warnings.'),
      notes: required(count, 'How many are notes.'),
      exitCode: required(z.int(), '0 satisfied, 1 not satisfied, 2 could not judge.'),
    }),
    'The findings in numbers, and what follows from them.',
  ),
});
