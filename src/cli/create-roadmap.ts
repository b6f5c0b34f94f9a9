/** Writes the files of a roadmap where none is: all of them, or none. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { EditError } from '../edit/edit-error.ts';
import { writeFault } from '../edit/file-fault.ts';
import { withLock } from '../edit/lock.ts';
import { writeFiles } from '../edit/write-files.ts';
import { discover, type Project } from '../load/discover.ts';
import { listFiles } from '../load/files.ts';
import { parseSources } from '../load/load.ts';
import { kindOf } from '../load/read-sources.ts';
import { dateOf } from '../model/date.ts';
import { validate } from '../validate/validate.ts';
import { tellInvalid } from './invalid.ts';
import type { Io } from './io.ts';
import type { DisplayOptions } from './screen.ts';
import { UsageError } from './usage-error.ts';

/** Where a roadmap will be. */
export interface RoadmapPlace extends Project {
  /** As typed. */
  readonly shown: string;
}

export interface NewFile {
  /** Relative to the root. */
  readonly file: string;
  readonly text: string;
}

const FOLDER = 'roadmap';

/**
 * The place for a roadmap.
 * @param asked the directory that `--roadmap` names
 * @throws UsageError when something is there that would be in the way
 */
export function findPlace({ cwd }: Pick<Io, 'cwd'>, asked: string | undefined): RoadmapPlace {
  const above = asked === undefined ? discover(cwd) : null;
  if (above && 'root' in above)
    throw taken(path.relative(cwd, path.join(above.root, above.path)) || above.path, asked);
  const shown = (asked ?? FOLDER).replace(/(?<=.)[/\\]+$/, '');
  const target = path.resolve(cwd, /\.ya?ml$/i.test(shown) ? path.dirname(shown) : shown);
  const root = path.dirname(target);
  const folder = path.basename(target);
  if (root === target)
    throw new UsageError(`${shown} can't hold a roadmap`, 'name a directory with --roadmap');
  const place = { root, folder, path: `${folder}/roadmap.yaml`, shown };
  const stats = existsSync(target) ? statSync(target) : null;
  if (stats && !stats.isDirectory())
    throw new UsageError(`${shown} is a file`, 'name a directory with --roadmap');
  const files = stats ? listFiles(place, []).filter((file) => existsSync(path.join(root, file))) : [];
  const found = files.find((file) => file === place.path) ?? files[0];
  if (found !== undefined) throw taken(path.relative(cwd, path.join(root, found)), asked);
  return place;
}

function taken(file: string, asked: string | undefined): UsageError {
  const hint =
    asked === undefined
      ? 'change that one, or start another with --roadmap DIRECTORY'
      : 'name another directory with --roadmap';
  return new UsageError(`${file} is there already; nothing was written`, hint);
}

/**
 * Validates the files, and unless `isDry` writes them.
 * @returns false when they would be no valid roadmap, which was told
 */
export async function createRoadmap(
  io: Io,
  place: RoadmapPlace,
  files: readonly NewFile[],
  isDry: boolean,
  options: DisplayOptions,
): Promise<boolean> {
  const sources = files.map(({ file, text }) => ({ file, kind: kindOf(place, file)!, text }));
  const loaded = await parseSources({ project: place, files: sources, unread: [], problems: [] });
  const validated = await validate(loaded);
  if ('problems' in validated) {
    await tellInvalid(
      io,
      { loaded, problems: validated.problems },
      [{ name: 'terminal', file: null }],
      options,
      dateOf(io.now()),
    );
    await io.stderr.write(
      'Nothing was written: it would be invalid. That should not happen, please report it.\n',
    );
    return false;
  }
  if (!isDry) await writeAll(place, files);
  return true;
}

async function writeAll(place: RoadmapPlace, files: readonly NewFile[]): Promise<void> {
  const target = path.join(place.root, place.folder);
  const made = makeFolder(target, place.shown);
  try {
    await withLock(place.root, place.folder, async () => {
      // Another process may have been faster.
      const names = new Set(files.map(({ file }) => file.split('/')[1]));
      const found = readdirSync(target).find((name) => names.has(name));
      if (found !== undefined)
        throw new EditError(`${place.folder}/${found} is there already`, 'nothing was written');
      try {
        writeFiles(
          place.root,
          files.map(({ file, text }) => ({ file, before: null, after: text })),
        );
      } catch (error) {
        for (const name of names) rmSync(path.join(target, name!), { recursive: true, force: true });
        throw error;
      }
    });
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

/** The outermost folder that had to be made; undefined: it was there. */
function makeFolder(target: string, shown: string): string | undefined {
  try {
    return mkdirSync(target, { recursive: true });
  } catch (error) {
    throw writeFault(shown, error);
  }
}
