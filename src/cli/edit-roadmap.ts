/** Changes the roadmap's files: one writer at a time, and only to what is valid before and after. */
import { applyChanges, type DocumentChange } from '../edit/edited.ts';
import { EditError } from '../edit/edit-error.ts';
import { withLock } from '../edit/lock.ts';
import { writeFiles } from '../edit/write-files.ts';
import { discover } from '../load/discover.ts';
import { readSources } from '../load/read-sources.ts';
import { dateOf } from '../model/date.ts';
import { validate } from '../validate/validate.ts';
import { tellInvalid } from './invalid.ts';
import type { Io } from './io.ts';
import type { Invalid, RoadmapOptions } from './judge.ts';
import { readRoadmap, type LoadedRoadmap } from './read-roadmap.ts';
import type { DisplayOptions } from './screen.ts';
import { UsageError } from './usage-error.ts';

/** A roadmap that is not changed, because of what is wrong with it, or would be. */
export interface Refused extends Invalid {
  readonly when: 'before' | 'after';
}

/** Loads and validates the roadmap that the options name, never from memory: what is to be changed is read. */
export async function loadRoadmap(io: Io, options: RoadmapOptions): Promise<LoadedRoadmap | Invalid> {
  const sources = readSources(io.cwd, options.roadmap);
  return 'project' in sources ? readRoadmap(sources) : { loaded: null, problems: [sources] };
}

/**
 * Makes the changes that `plan` asks for; none of them when the roadmap would be invalid.
 * @returns the roadmap as it is now
 */
export async function editRoadmap(
  io: Io,
  options: RoadmapOptions,
  plan: (opened: LoadedRoadmap) => readonly DocumentChange[] | Promise<readonly DocumentChange[]>,
): Promise<LoadedRoadmap | Refused> {
  const project = discover(io.cwd, options.roadmap);
  if (!('root' in project)) return { loaded: null, problems: [project], when: 'before' };
  const { root, folder } = project;
  return withLock(root, folder, async () => {
    const opened = await loadRoadmap(io, options);
    if ('problems' in opened) return { ...opened, when: 'before' };
    const changes = await plan(opened);
    const loaded = await applyChanges(opened.loaded, changes);
    const validated = await validate(loaded);
    if ('problems' in validated) return { loaded, ...validated, when: 'after' };
    const known = new Set(opened.loaded.documents);
    const files = changes.map(({ document, text }) => ({
      file: document.file,
      before: known.has(document) ? document.text : null,
      after: text,
    }));
    writeFiles(root, files);
    return { loaded, ...validated };
  });
}

/** Tells why a roadmap is not changed. */
export async function tellRefused(io: Io, refused: Refused, options: DisplayOptions): Promise<number> {
  const formats = [{ name: 'terminal', file: null }] as const;
  const exitCode = await tellInvalid(io, refused, formats, options, dateOf(io.now()));
  const reason =
    refused.when === 'before' ? 'the roadmap was invalid before' : 'with this the roadmap would be invalid';
  await io.stderr.write(`Nothing was written: ${reason}.\n`);
  return exitCode;
}

/** Carries out `act`; what can't be changed is told as wrong usage is. */
export async function tellingEditErrors<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof EditError) throw new UsageError(error.message, error.hint);
    throw error;
  }
}
