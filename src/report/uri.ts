/** Paths as URIs have them. */

/** A path with all that means something in a URI escaped; half a character, which no URI can have, is replaced. */
export function escapePath(path: string): string {
  return path
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
