/** Where programs are looked for: never in the project, whose files anybody may have written. */
import { realpathSync } from 'node:fs';
import { delimiter, isAbsolute, sep } from 'node:path';

/** Where programs are when nobody says. An empty PATH would mean the working directory. */
const USUAL = '/usr/bin:/bin';

/**
 * The absolute folders of a PATH that do not lie in the project; npm puts one of the project's in front.
 * @param root the project's folder, absolute, symbolic links resolved
 */
export function safePath(path: string | undefined, root: string): string {
  const folders = (path ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !isInside(folder, root));
  return folders.join(delimiter) || USUAL;
}

function isInside(folder: string, root: string): boolean {
  let real = folder;
  try {
    real = realpathSync.native(folder);
  } catch {
    // What is not there has no programs, for now.
  }
  return [folder, real].some((one) => `${one}${sep}`.startsWith(root.endsWith(sep) ? root : `${root}${sep}`));
}
