/** The candidate that `name` is most likely a misspelling of; null when none is close. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    const distance = distanceOf(name, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** A "did you mean" for `name`, or the list of what there is. */
export function suggest(name: string, candidates: readonly string[], what: string): string {
  const found = nearest(name, candidates);
  if (found !== null) return `did you mean "${found}"?`;
  if (candidates.length === 0) return `there are no ${what}`;
  const parts = candidates.filter((one) => one.split(/[-/]/).includes(name));
  if (parts.length > 0 && parts.length <= 3) {
    return `did you mean ${parts.map((one) => `"${one}"`).join(' or ')}?`;
  }
  const shown = candidates.slice(0, 12).join(', ');
  return `${what}: ${shown}${candidates.length > 12 ? `, … ${candidates.length - 12} more` : ''}`;
}

/** The edits between two names; of paths each part has to be close for itself. Infinity: they are not close. */
function distanceOf(name: string, candidate: string): number {
  const [given, meant] = [name.split('/'), candidate.split('/')];
  if (given.length !== meant.length) return Infinity;
  let sum = 0;
  for (const [index, part] of given.entries()) {
    const limit = Math.max(1, Math.floor(part.length / 3)) + 1;
    const other = meant[index]!;
    if (Math.abs(other.length - part.length) >= limit) return Infinity;
    const distance = editDistance(part.toLowerCase(), other.toLowerCase(), limit);
    if (distance >= limit) return Infinity;
    sum += distance;
  }
  return sum;
}

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`; `limit` or more are not told apart. */
function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (a.length > 100 || b.length > 100) return limit;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, before[j - 2]! + 1);
      next.push(edits);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
