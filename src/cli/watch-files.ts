/** Tells when files change, come or go. Watches folders: a file that is replaced, or is not there yet, is seen as well. */
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { WatchedPaths } from './watched-paths.ts';

export interface FileWatch {
  /**
   * Watches these paths and no others from now on.
   * @returns whether folders are watched that were not before: something in them may have changed unseen
   */
  readonly follow: (paths: WatchedPaths) => boolean;
  /** How many folders can't be watched. */
  readonly missed: () => number;
  readonly close: () => void;
}

/** A folder that is watched; one that was made anew in its place has another number. */
interface Watched {
  readonly inode: number;
  readonly watcher: FSWatcher;
}

/** What is written in one go may be told of in several steps. */
const PATIENCE_MS = 100;
/** Folders that globs pass over, too. */
const SKIPPED = /^(?:\.|node_modules$)/;

/**
 * Watches nothing yet.
 * @param root the folders above a path are watched up to this one
 */
export function watchFiles(root: string, onChange: () => void): FileWatch {
  const watched = new Map<string, Watched>();
  let wanted: ReadonlySet<string> = new Set();
  let trees: ReadonlySet<string> = new Set();
  let missed = 0;
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, PATIENCE_MS);
  };
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const add = (folder: string): boolean => {
    try {
      const stats = statSync(folder, { throwIfNoEntry: false });
      const inode = stats?.isDirectory() ? stats.ino : null;
      if (inode !== null && watched.get(folder)?.inode === inode) return false;
      drop(folder);
      if (inode === null) return false;
      const watcher = watch(folder, (event, name) => {
        // This is how a folder tells that it was itself removed or moved.
        if (event === 'rename' && name === path.basename(folder)) drop(folder);
        if (name === null || trees.has(folder) || wanted.has(path.join(folder, name))) tell();
      });
      watcher.on('error', () => {
        drop(folder);
        tell();
      });
      watched.set(folder, { inode, watcher });
      return true;
    } catch {
      missed += 1;
      return false;
    }
  };
  return {
    follow: (paths) => {
      missed = 0;
      const named = [...paths.files, ...paths.trees];
      const above = named.flatMap((one) => foldersAbove(root, one));
      trees = new Set(paths.trees.flatMap(foldersIn));
      wanted = new Set([...named, ...above]);
      const folders = new Set([...above, ...trees]);
      for (const folder of watched.keys()) if (!folders.has(folder)) drop(folder);
      return [...folders].filter(add).length > 0;
    },
    missed: () => missed,
    close: () => {
      clearTimeout(timer);
      for (const folder of watched.keys()) drop(folder);
    },
  };
}

/** From the root down to where a path lies, there or not; of a path elsewhere, where it lies. */
function foldersAbove(root: string, file: string): readonly string[] {
  const folder = path.dirname(file);
  const isInside = folder.startsWith(root + path.sep);
  return isInside ? [...foldersAbove(root, folder), folder] : [folder];
}

/** A folder with all below it; none when it is not there. */
function foldersIn(folder: string): readonly string[] {
  try {
    const inner = readdirSync(folder, { withFileTypes: true }).filter(
      (one) => one.isDirectory() && !SKIPPED.test(one.name),
    );
    return [folder, ...inner.flatMap(({ name }) => foldersIn(path.join(folder, name)))];
  } catch {
    return [];
  }
}
