/** What a static badge shows: its text stands in its address. */

const SHIELDS = /^(?:https?:)?\/\/(?:\w+\.)?shields\.io\/badge\/([^?#]{1,300})/i;
const SHIELDS_QUERY = /^(?:https?:)?\/\/(?:\w+\.)?shields\.io\/static\/v1\?([^#]{1,600})/i;
const BADGEN = /^(?:https?:)?\/\/(?:\w+\.)?badgen\.net\/badge\/([^?#]{1,300})/i;
/** A doubled mark is the mark itself. */
const PARTS = /--|__|[-_]|[^-_]+/g;

/** "coverage: 98%" for `https://img.shields.io/badge/coverage-98%25-green`; null for other addresses. */
export function badgeText(url: string): string | null {
  const path = SHIELDS.exec(url)?.[1];
  if (path !== undefined) return pathText(decode(path));
  const query = SHIELDS_QUERY.exec(url)?.[1];
  if (query !== undefined) {
    const parameters = new URLSearchParams(query);
    return labelled([parameters.get('label') ?? '', parameters.get('message') ?? '']);
  }
  const parts = BADGEN.exec(url)?.[1]?.split('/').map(decode);
  return parts ? labelled(parts.slice(0, 2)) : null;
}

function pathText(path: string): string {
  const parts = [''];
  for (const [part] of path.matchAll(PARTS)) {
    if (part === '-') parts.push('');
    else parts[parts.length - 1] += part === '_' ? ' ' : part.replace(/^(-|_)\1$/, '$1');
  }
  // The last part is the colour.
  return labelled(parts.slice(0, -1));
}

function labelled(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(': ');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
