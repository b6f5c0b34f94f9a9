/** From the texts of a roadmap's files to the roadmap. Loaded only when it isn't remembered. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseSources, type Loaded } from '../load/load.ts';
import type { Sources, SourceText } from '../load/read-sources.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { readRightRegister, type RightRegister } from '../validate/read-records.ts';
import { validate } from '../validate/validate.ts';

/** A valid roadmap, and what its files say. */
export interface LoadedRoadmap {
  readonly loaded: Loaded;
  readonly roadmap: Roadmap;
}

/**
 * The roadmap, or everything that is wrong with its files.
 * @param keepsValues whether the values of registers are needed afterwards, for an edit
 */
export async function readRoadmap(
  sources: Sources,
  keepsValues: boolean,
): Promise<LoadedRoadmap | { loaded: Loaded; problems: readonly Diagnostic[] }> {
  const registers = new Map<string, RightRegister>();
  const take = (source: SourceText): boolean => {
    const register = readRightRegister(source);
    if (register) registers.set(source.file, register);
    return register !== null;
  };
  const loaded = await parseSources(sources, keepsValues ? undefined : take);
  const validated = await validate(loaded, registers);
  return { loaded, ...validated };
}
