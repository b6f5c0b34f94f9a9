/** The baseline of claims: what was false or unregistered when checking began. */
import type { Baseline } from '../model/baseline.ts';
import type { RoadmapBaseline } from '../model/roadmap.ts';
import { reportDuplicates, type Context } from './context.ts';
import type { Read } from './read-document.ts';

/** The baseline with its place; null: there is none. */
export function readBaseline(context: Context, read: Read<Baseline> | null): RoadmapBaseline | null {
  if (read === null) return null;
  const { file, value, isDamaged } = read;
  reportDuplicates(
    context,
    value.entries
      .map((entry, index) => ({ ...entry, index }))
      .filter(({ index }) => !isDamaged(['entries', index])),
    ({ fingerprint }) => fingerprint,
    ({ index }) => ({ file, path: ['entries', index, 'fingerprint'] }),
    'entries of the baseline',
    'take one of them out',
  );
  return { ...value, at: { file, path: [] } };
}
