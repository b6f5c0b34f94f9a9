/** From the texts of a roadmap's files to the roadmap. Loaded only when it isn't remembered. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseSources, type Loaded } from '../load/load.ts';
import type { Sources } from '../load/read-sources.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { validate } from '../validate/validate.ts';

/** A valid roadmap, and what its files say. */
export interface LoadedRoadmap {
  readonly loaded: Loaded;
  readonly roadmap: Roadmap;
}

/** The roadmap, or everything that is wrong with its files. */
export async function readRoadmap(
  sources: Sources,
): Promise<LoadedRoadmap | { loaded: Loaded; problems: readonly Diagnostic[] }> {
  const loaded = await parseSources(sources);
  const validated = await validate(loaded);
  return 'problems' in validated ? { loaded, ...validated } : { loaded, ...validated };
}
