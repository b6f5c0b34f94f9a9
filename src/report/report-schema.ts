/** The shape of the JSON report, for schemas/report.schema.json; the compiler holds it to the report's types. */
import * as z from 'zod/mini';
import { RULES, type RuleId } from '../diagnostics/catalog.ts';
import type { Schema } from '../model/shape.ts';
import type {
  BaseReport,
  ClaimReport,
  CriterionReport,
  Decision,
  EvidenceReport,
  Finding,
  MetricReport,
  PhaseReport,
  Place,
  Report,
} from './report.ts';

const text = z.string();
const number = z.number();
const count = z.int().check(z.gte(0));
const progress = z.number().check(z.gte(0), z.lte(1));
const truth = z.boolean();
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const orNull = <S extends z.ZodMiniType>(schema: S): z.ZodMiniNullable<S> => z.nullable(schema);

const status = z.enum(['met', 'partial', 'not-met']);
const windowState = z.enum(['none', 'before', 'early', 'open', 'overdue']);
const claimStatus = z.enum([
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

const place: Schema<Place> = z.strictObject({
  file: text,
  line: z.int().check(z.gte(1)),
  column: z.int().check(z.gte(1)),
  endLine: z.optional(z.int().check(z.gte(1))),
});

const evidence: Schema<EvidenceReport> = z.strictObject({
  ref: text,
  counts: truth,
  why: orNull(
    z.enum(['failed', 'unverified', 'stale', 'circular', 'future', 'reused', 'no-credit', 'unproven']),
  ),
  proofs: z.array(
    z.strictObject({
      kind: text,
      target: text,
      verdict: z.enum(['holds', 'fails', 'unverified']),
      observed: text,
    }),
  ),
});

const criterion: Schema<CriterionReport> = z.strictObject({
  id: text,
  statement: text,
  kind: z.enum(['requirement', 'quality', 'advisory']),
  status,
  progress,
  value: orNull(number),
  target: orNull(text),
  convincing: truth,
  selfAttested: truth,
  waived: truth,
  notApplicable: truth,
  claim: orNull(status),
  claimStatus,
  groups: orNull(
    z.array(z.strictObject({ member: z.union([text, number, truth]), value: orNull(number), progress })),
  ),
  parts: orNull(
    z.array(
      z.strictObject({
        name: text,
        status,
        value: orNull(number),
        target: text,
        progress,
        evidence: z.array(evidence),
      }),
    ),
  ),
  at: place,
  evidence: z.array(evidence),
});

const phase: Schema<PhaseReport> = z.strictObject({
  id: text,
  name: text,
  state: z.enum(['completed', 'current', 'future']),
  passed: orNull(date),
  window: z.strictObject({
    state: windowState,
    starts: orNull(date),
    earliest: orNull(date),
    latest: orNull(date),
  }),
  gate: orNull(
    z.strictObject({
      opens: orNull(text),
      status,
      progress,
      convincing: truth,
      counts: z.strictObject({
        met: count,
        partial: count,
        notMet: count,
        waived: count,
        notApplicable: count,
      }),
      criteria: z.array(criterion),
    }),
  ),
});

const decision: Schema<Decision> = z.strictObject({
  phase: text,
  outcome: z.enum(['advance', 'extend', 'pivot']),
  rule: z.enum([
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
  options: z.array(text),
  because: text,
  gate: status,
  window: windowState,
  convincing: truth,
  extension: truth,
  risks: z.array(z.strictObject({ risk: text, mitigation: orNull(text), fallback: orNull(text) })),
  toAdvance: z.array(z.strictObject({ criterion: text, progress, lacks: text })),
});

const claim: Schema<ClaimReport> = z.strictObject({
  id: text,
  text,
  status: claimStatus,
  says: orNull(text),
  value: orNull(number),
  in: z.array(place),
});

const metric: Schema<MetricReport> = z.strictObject({
  id: text,
  group: orNull(text),
  name: text,
  value: orNull(number),
  target: orNull(text),
  status: orNull(status),
  progress: orNull(progress),
});

const finding: Schema<Finding> = z.strictObject({
  rule: z.enum(Object.keys(RULES) as RuleId[]),
  level: z.enum(['error', 'warning', 'note']),
  message: text,
  hint: text,
  at: place,
});

const base: Schema<BaseReport> = z.strictObject({
  revision: text,
  commit: text,
  compared: truth,
  changes: z.array(
    z.strictObject({
      kind: z.enum(['rose', 'fell', 'loosened', 'removed', 'changed', 'lost', 'added']),
      ref: text,
      text,
    }),
  ),
});

/** The JSON report. */
export const reportSchema: Schema<Report> = z.strictObject({
  version: z.literal(1),
  tool: z.strictObject({ name: text, version: text }),
  roadmap: z.strictObject({ name: text, path: text }),
  asOf: date,
  simulated: truth,
  read: z.optional(z.strictObject({ documents: count, statements: count, claims: count })),
  current: orNull(text),
  decision: orNull(decision),
  phases: z.array(phase),
  claims: z.array(claim),
  metrics: z.array(metric),
  findings: z.array(finding),
  base: z.optional(base),
  summary: z.strictObject({ errors: count, warnings: count, notes: count, exitCode: z.int() }),
});
