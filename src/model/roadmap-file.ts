/** roadmap/roadmap.yaml, the one file that every roadmap has. */
import * as z from 'zod/mini';
import { claims, type ClaimSource } from './claims.ts';
import { documents, type DocumentsSource } from './documents.ts';
import { metrics, type MetricSource } from './metrics.ts';
import { phase, prose, type PhaseSource, type Prose } from './phase.ts';
import { records, type RecordSource } from './register.ts';
import {
  asMap,
  optional,
  required,
  choose,
  id,
  list,
  text,
  version,
  VERSION_SENTENCE,
  type Schema,
} from './shape.ts';

/** The keys of roadmap.yaml that are told in reports and never judged. */
export const ROADMAP_PROSE = ['philosophy', 'review', 'focus', 'versioning'] as const;
type RoadmapProse = { readonly [K in (typeof ROADMAP_PROSE)[number]]?: Prose | undefined };

export interface RoadmapSource extends RoadmapProse {
  readonly version: 1;
  readonly name: string;
  readonly phases: readonly (string | PhaseSource)[];
  readonly maintainers?: readonly string[] | undefined;
  readonly registers?: Readonly<Record<string, readonly RecordSource[]>> | undefined;
  readonly claims?: readonly ClaimSource[] | undefined;
  readonly metrics?: readonly MetricSource[] | undefined;
  readonly documents?: DocumentsSource | undefined;
}

const phaseOrId: Schema<string | PhaseSource> = choose<string | PhaseSource>(
  [id, phase],
  'the id of a phase, or a phase written out',
  (value) => (typeof value === 'object' && value !== null ? 1 : 0),
);

/** roadmap/roadmap.yaml */
export const roadmapFile: Schema<RoadmapSource> = z.strictObject(
  {
    version: required(version, VERSION_SENTENCE),
    name: required(text, 'The name of the roadmap.'),
    phases: required(
      list(phaseOrId, 'a list of phases'),
      'The phases in order: ids of files in phases/, or phases written out here.',
    ),
    maintainers: optional(
      z.array(text, { error: 'a list of names' }),
      'Whose attestations are self-attestations.',
    ),
    registers: optional(
      z.record(z.string(), records, asMap('a map of register names to lists of records')),
      'Registers of evidence, in a small project.',
    ),
    claims: optional(claims, 'Public claims, in a small project.'),
    metrics: optional(metrics, 'Metrics, in a small project.'),
    documents: optional(documents, 'The documents whose claims are checked.'),
    philosophy: optional(prose, 'What the roadmap stands for.'),
    review: optional(prose, 'When it is reviewed.'),
    focus: optional(prose, 'What is worked on now.'),
    versioning: optional(prose, 'How versions are named.'),
  },
  asMap('a roadmap: a map with version, name and phases'),
);
