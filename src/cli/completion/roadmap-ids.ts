/** The ids of the roadmap at hand, read without its evidence. */
import type { Io } from '../io.ts';
import { openRoadmap } from '../judge.ts';
import type { Candidate } from './candidates.ts';
import type { Cursor } from './cursor.ts';

export type RoadmapIds = Readonly<
  Record<'phases' | 'criteria' | 'registers' | 'records' | 'claims' | 'metrics', readonly Candidate[]>
>;

const NONE: RoadmapIds = { phases: [], criteria: [], registers: [], records: [], claims: [], metrics: [] };

/** The ids, with what people call them; none where there is no valid roadmap. */
export async function roadmapIds(io: Io, { roadmap: asked }: Cursor): Promise<RoadmapIds> {
  const opened = await openRoadmap(io, asked === undefined ? {} : { roadmap: asked });
  if ('problems' in opened) return NONE;
  const { phases, registers, claims, metrics } = opened.roadmap;
  return {
    phases: phases.map(({ id, name }) => ({ value: id, description: name })),
    criteria: phases.flatMap((phase) =>
      (phase.gate?.criteria ?? []).map(({ id, statement }) => ({
        value: `${phase.id}/${id}`,
        description: statement,
      })),
    ),
    registers: registers.map(({ name }) => ({ value: name, description: '' })),
    records: registers.flatMap(({ name, records }) =>
      records.map(({ id }) => ({ value: `${name}/${id}`, description: '' })),
    ),
    claims: claims.map(({ id, text }) => ({ value: `claims/${id}`, description: text })),
    metrics: metrics.map(({ id, name }) => ({ value: `metrics/${id}`, description: name })),
  };
}
