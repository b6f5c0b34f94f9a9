/** What a static badge shows: its text stands in its address. */

const STATIC = /^https?:\/\/(?:img\.)?shields\.io\/badge\/([^?#]{1,300})/;
/** A doubled mark is the mark itself. */
const PARTS = /--|__|[-_]|[^-_]+/g;

/** "coverage: 98%" for `https://img.shields.io/badge/coverage-98%25-green`; null for other addresses. */
export function badgeText(url: string): string | null {
  const path = STATIC.exec(url)?.[1];
  if (path === undefined) return null;
  const parts = [''];
  for (const [part] of decode(path).matchAll(PARTS)) {
    if (part === '-') parts.push('');
    else parts[parts.length - 1] += part === '_' ? ' ' : part.replace(/^(-|_)\1$/, '$1');
  }
  // The last part is the colour.
  return parts.slice(0, -1).join(': ');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
