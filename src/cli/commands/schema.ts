/** `agentops schema NAME`: the JSON Schemas of the roadmap's files and of the report. */
import { suggest } from '../../diagnostics/nearest.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { SCHEMA_NAMES, writeSchema, type SchemaName } from '../../schemas.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';

/** Prints one schema. */
export async function printSchema(io: Io, name: string): Promise<number> {
  if (!SCHEMA_NAMES.includes(name as SchemaName)) {
    throw new UsageError(`no schema is called "${name}"`, suggest(name, SCHEMA_NAMES, 'schemas'));
  }
  await io.stdout.write(writeSchema(name as SchemaName));
  return SATISFIED;
}
