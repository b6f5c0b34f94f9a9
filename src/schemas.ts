/** The JSON Schemas, written from the zod schemas: what editors and other tools check files with. */
import * as z from 'zod/mini';
import { claimsFile } from './model/claims.ts';
import { metricsFile } from './model/metrics.ts';
import { phaseFile } from './model/phase.ts';
import { record, registerFile } from './model/register.ts';
import { roadmapFile } from './model/roadmap-file.ts';
import { reportSchema } from './report/report-schema.ts';

export type SchemaName = 'roadmap' | 'phase' | 'register' | 'record' | 'claims' | 'metrics' | 'report';

const SCHEMAS: Readonly<Record<SchemaName, { readonly schema: z.ZodMiniType; readonly title: string }>> = {
  roadmap: { schema: roadmapFile, title: 'roadmap/roadmap.yaml' },
  phase: { schema: phaseFile, title: 'roadmap/phases/<id>.yaml' },
  register: { schema: registerFile, title: 'roadmap/evidence/<any>.yaml' },
  record: { schema: record, title: 'A line of roadmap/evidence/<register>.jsonl' },
  claims: { schema: claimsFile, title: 'roadmap/claims.yaml' },
  metrics: { schema: metricsFile, title: 'roadmap/metrics.yaml' },
  report: { schema: reportSchema, title: 'The report of agentops gate check --format json' },
};

export const SCHEMA_NAMES: readonly SchemaName[] = Object.keys(SCHEMAS) as SchemaName[];

/** One JSON Schema (draft 7, which editors know best) as text. */
export function writeSchema(name: SchemaName): string {
  const { schema, title } = SCHEMAS[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', reused: 'ref' });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
