/** Real paths, which have to lie below the root whatever symbolic links lead to them. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { EditError } from './edit-error.ts';

/**
 * The real, absolute path of a file or folder that is there.
 * @param file relative to the root
 * @throws EditError when it lies elsewhere
 */
export function realPathBelow(root: string, file: string): string {
  const realRoot = realpathSync(root);
  const real = realpathSync(path.join(root, file));
  if (real.startsWith(realRoot.endsWith(path.sep) ? realRoot : realRoot + path.sep)) return real;
  throw new EditError(
    `${file} leads out of the root by a symbolic link`,
    'nothing is written there: put the file itself here',
  );
}
