/** Changes the roadmap's files: one writer at a time, and only to what is valid before and after. */
import { applyChanges, type DocumentChange } from '../edit/edited.ts';
import { EditError } from '../edit/edit-error.ts';
import { withLock } from '../edit/lock.ts';
import { writeFiles } from '../edit/write-files.ts';
import { discover } from '../load/discover.ts';
import type { Loaded } from '../load/load.ts';
import { readSources } from '../load/read-sources.ts';
import { dateOf } from '../model/date.ts';
import { escapeTerminal } from '../report/escape.ts';
import { NOT_JUDGED } from '../report/exit-code.ts';
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
  /** The files that would have been written: what is wrong in them stands nowhere. */
  readonly planned?: ReadonlySet<string>;
}

/** What is to be written into a roadmap. */
export interface EditPlan {
  readonly plan: (opened: LoadedRoadmap) => readonly DocumentChange[] | Promise<readonly DocumentChange[]>;
  /** The same for one that is invalid, and may be so only for want of the changes; null: it can't be that. */
  readonly mend?: (loaded: Loaded) => readonly DocumentChange[] | null;
}

/** Loads and validates the roadmap that the options name, never from memory: what is to be changed is read. */
export async function loadRoadmap(io: Io, options: RoadmapOptions): Promise<LoadedRoadmap | Invalid> {
  const sources = readSources(io.cwd, options.roadmap);
  return 'project' in sources ? readRoadmap(sources, true) : { loaded: null, problems: [sources] };
}

/**
 * Makes the changes that `plan` asks for; none of them when the roadmap would be invalid.
 * @returns the roadmap as it is now
 */
export async function editRoadmap(
  io: Io,
  options: RoadmapOptions,
  { plan, mend }: EditPlan,
): Promise<LoadedRoadmap | Refused> {
  const project = discover(io.cwd, options.roadmap);
  if (!('root' in project)) return { loaded: null, problems: [project], when: 'before' };
  const { root, folder } = project;
  return withLock(root, folder, async () => {
    const opened = await loadRoadmap(io, options);
    if (!('problems' in opened)) return makeChanges(root, opened.loaded, await plan(opened));
    const changes = opened.loaded && mend?.(opened.loaded);
    return changes ? makeChanges(root, opened.loaded, changes) : { ...opened, when: 'before' };
  });
}

async function makeChanges(
  root: string,
  before: Loaded,
  changes: readonly DocumentChange[],
): Promise<LoadedRoadmap | Refused> {
  const loaded = await applyChanges(before, changes);
  const validated = await validate(loaded);
  if ('problems' in validated) {
    const planned = new Set(changes.map(({ document }) => document.file));
    return { loaded, ...validated, when: 'after', planned };
  }
  const known = new Set(before.documents);
  const files = changes.map(({ document, text }) => ({
    file: document.file,
    before: known.has(document) ? document.text : null,
    after: text,
  }));
  writeFiles(root, files);
  return { loaded, ...validated };
}

/** Tells why a roadmap is not changed. */
export async function tellRefused(io: Io, refused: Refused, options: DisplayOptions): Promise<number> {
  const { problems, planned } = refused;
  for (const { message, hint } of problems.filter(({ at }) => planned?.has(at.file))) {
    await io.stderr.write(`error: ${escapeTerminal(message)}\n  ${escapeTerminal(hint)}\n`);
  }
  const others = { ...refused, problems: problems.filter(({ at }) => !planned?.has(at.file)) };
  if (others.problems.length > 0) {
    const formats = [{ name: 'terminal', file: null }] as const;
    await tellInvalid(io, others, formats, options, dateOf(io.now()));
  }
  const reason =
    refused.when === 'before' ? 'the roadmap was invalid before' : 'with this the roadmap would be invalid';
  await io.stderr.write(`Nothing was written: ${reason}.\n`);
  return NOT_JUDGED;
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
