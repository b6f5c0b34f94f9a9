/** Where a user's cache lives, and where the key that seals it: apart, so that who can fill the one can't forge for it. */
import path from 'node:path';

export interface CacheFolders {
  readonly cache: string;
  /** The folder of the key. */
  readonly state: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** By the customs of the platform; null where the environment names no home. */
export function cacheFolders(env: Environment, platform: NodeJS.Platform): CacheFolders | null {
  const name = 'agentops';
  if (platform === 'win32') {
    const local = absolute(env['LOCALAPPDATA']);
    return local === null
      ? null
      : { cache: path.join(local, name, 'Cache'), state: path.join(local, name, 'State') };
  }
  const home = absolute(env['HOME']);
  const library = platform === 'darwin' && home ? path.join(home, 'Library') : null;
  const cache =
    absolute(env['XDG_CACHE_HOME']) ?? (library ? path.join(library, 'Caches') : inside(home, '.cache'));
  const state =
    absolute(env['XDG_STATE_HOME']) ??
    (library ? path.join(library, 'Application Support') : inside(home, '.local/state'));
  return cache && state ? { cache: path.join(cache, name), state: path.join(state, name) } : null;
}

function absolute(folder: string | undefined): string | null {
  return folder !== undefined && path.isAbsolute(folder) ? folder : null;
}

function inside(home: string | null, folder: string): string | null {
  return home === null ? null : path.join(home, folder);
}
