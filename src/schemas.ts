/** The JSON Schemas, written from the zod schemas: what editors and other tools check files with. */
import * as z from 'zod/mini';
import { baselineFile } from './model/baseline.ts';
import { claimsFile } from './model/claims.ts';
import { part, where } from './model/measure.ts';
import { decisionFile } from './model/decision.ts';
import { metricsFile } from './model/metrics.ts';
import { phaseFile, prose } from './model/phase.ts';
import { proof } from './model/proof-schema.ts';
import { record, registerFile } from './model/register.ts';
import { roadmapFile } from './model/roadmap-file.ts';
import { date, duration, sentences, target } from './model/shape.ts';
import { portfolioSchema } from './report/portfolio/portfolio-schema.ts';
import { reportSchema } from './report/report-schema.ts';
import { addExamples, type JsonSchema } from './schema-examples.ts';
import { verdictFile } from './verify/collected/verdict-file.ts';

export type SchemaName =
  | 'roadmap'
  | 'phase'
  | 'register'
  | 'record'
  | 'claims'
  | 'metrics'
  | 'baseline'
  | 'decision'
  | 'verdicts'
  | 'report'
  | 'portfolio';

const SCHEMAS: Readonly<Record<SchemaName, { readonly schema: z.ZodMiniType; readonly title: string }>> = {
  roadmap: { schema: roadmapFile, title: 'roadmap/roadmap.yaml' },
  phase: { schema: phaseFile, title: 'roadmap/phases/<id>.yaml' },
  register: { schema: registerFile, title: 'roadmap/evidence/<any>.yaml' },
  record: { schema: record, title: 'A line of roadmap/evidence/<register>.jsonl' },
  claims: { schema: claimsFile, title: 'roadmap/claims.yaml' },
  metrics: { schema: metricsFile, title: 'roadmap/metrics.yaml' },
  baseline: { schema: baselineFile, title: 'roadmap/baseline.yaml' },
  decision: { schema: decisionFile, title: 'roadmap/decisions/<NNNN>-<name>.yaml' },
  verdicts: {
    schema: verdictFile,
    title: 'What agentops evidence verify and the shards of gate check write',
  },
  report: { schema: reportSchema, title: 'The report of agentops gate check --format json' },
  portfolio: { schema: portfolioSchema, title: 'The report of several roadmaps, in the same format' },
};

export const SCHEMA_NAMES: readonly SchemaName[] = Object.keys(SCHEMAS) as SchemaName[];

/** The schemas that the others refer to by name. */
const NAMED: Readonly<Record<string, z.ZodMiniType>> = {
  proof,
  target,
  duration,
  date,
  where,
  part,
  prose,
  record,
};

/** One JSON Schema (draft 7, which editors know best) as text. */
export function writeSchema(name: SchemaName): string {
  for (const [id, one] of Object.entries(NAMED)) {
    if (!z.globalRegistry.has(one)) z.globalRegistry.add(one, { id });
  }
  // The schemas of proofs, and with them their sentences, are made when somebody asks for them.
  z.toJSONSchema(proof, { io: 'input' });
  for (const [one, description] of sentences()) {
    if (!z.globalRegistry.has(one)) z.globalRegistry.add(one, { description });
  }
  const { schema, title } = SCHEMAS[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  const written = addExamples(name, wrapReferences(rest) as JsonSchema);
  return `${JSON.stringify({ $schema, title, ...written }, null, 2)}\n`;
}

/** Draft 7 ignores what stands beside a `$ref`: such references go into an `allOf`. */
function wrapReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wrapReferences);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, wrapReferences(entry)] as const);
  const { $ref, ...rest } = Object.fromEntries(entries);
  if (typeof $ref !== 'string') return unwrap(rest);
  return Object.keys(rest).length === 0 ? { $ref } : { ...rest, allOf: [{ $ref }] };
}

/** An `allOf` of one, with nothing beside it, is that one. */
function unwrap(schema: Record<string, unknown>): unknown {
  const { allOf, ...rest } = schema;
  return Array.isArray(allOf) && allOf.length === 1 && Object.keys(rest).length === 0
    ? (allOf[0] as unknown)
    : schema;
}
