/** The shape of the JSON report of several roadmaps, for schemas/portfolio.schema.json. */
import * as z from 'zod/mini';
import { required, version, VERSION_SENTENCE, type Schema } from '../../model/shape.ts';
import { reportSchema, toolSchema } from '../report-schema.ts';
import { count } from '../report-shapes.ts';
import type { Portfolio } from './portfolio.ts';

/** The JSON report of several roadmaps. */
export const portfolioSchema: Schema<Portfolio> = z.strictObject({
  version: required(version, VERSION_SENTENCE),
  tool: required(toolSchema, 'What wrote the report.'),
  roadmaps: required(z.array(reportSchema), 'The report of each roadmap, by their paths.'),
  summary: required(
    z.strictObject({
      roadmaps: required(count, 'How many roadmaps were named.'),
      errors: required(count, 'How many findings are errors.'),
      warnings: required(count, 'How many are warnings.'),
      exitCode: required(z.int(), 'The worst of all: 0 satisfied, 1 not satisfied, 2 could not judge.'),
    }),
    'All findings in numbers, and what follows from them.',
  ),
});
