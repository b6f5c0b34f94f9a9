/** Parts what people have had ignored from the rest, and tells of comments that ignore nothing. */
import { RULES } from '../diagnostics/catalog.ts';
import { clip } from '../diagnostics/clip.ts';
import type { JudgedFinding } from '../evaluate/finding.ts';
import type { Ignore } from './ignores.ts';
import { createOffsets, reportPlace, type LinePlace } from './place.ts';

/** What became of statements. */
export interface Ignored<T> {
  readonly kept: readonly T[];
  readonly ignored: readonly { readonly statement: T; readonly reason: string }[];
  /** The comments with a reason that are beside no statement. */
  readonly unused: readonly Ignore[];
  /** Those without one, and those that are misspelt. */
  readonly unreasoned: readonly Ignore[];
}

/**
 * Parts statements into those that are ignored and those that are kept, by where they begin.
 * @param text of the document, its lines ended by LF
 */
export function applyIgnores<T extends Pick<LinePlace, 'line' | 'column'>>(
  text: string,
  statements: readonly T[],
  ignores: readonly Ignore[],
): Ignored<T> {
  const reasoned = ignores.filter(({ reason }) => reason !== null);
  const offsetOf = createOffsets(text);
  const placed = statements
    .map((statement) => ({ statement, offset: offsetOf(statement) }))
    .sort((one, other) => one.offset - other.offset);
  const offsets = placed.map(({ offset }) => offset);
  const reasons = new Map<T, string>();
  const unused: Ignore[] = [];
  // Many comments may cover the same statements: each of these is visited once, and skipped from then on.
  const nextOpen = offsets.map((_, index) => index);
  const openFrom = (index: number): number => {
    let at = index;
    while (at < nextOpen.length && nextOpen[at] !== at) {
      nextOpen[at] = nextOpen[nextOpen[at]!] ?? nextOpen.length;
      at = nextOpen[at]!;
    }
    return at;
  };
  for (const one of reasoned) {
    let isUsed = false;
    for (const { from, to } of one.covers) {
      const first = firstNotBelow(offsets, from);
      isUsed ||= offsets[first]! < to;
      for (let at = openFrom(first); offsets[at]! < to; at = openFrom(at)) {
        reasons.set(placed[at]!.statement, one.reason!);
        nextOpen[at] = at + 1;
      }
    }
    if (!isUsed) unused.push(one);
  }
  return {
    kept: statements.filter((one) => !reasons.has(one)),
    ignored: statements
      .filter((one) => reasons.has(one))
      .map((statement) => ({ statement, reason: reasons.get(statement)! })),
    unused,
    unreasoned: ignores.filter(({ reason }) => reason === null),
  };
}

/** The index of the first of sorted numbers that is no smaller; their length where none is. */
function firstNotBelow(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is to be said of the comments themselves. */
export function ignoreFindings(
  file: string,
  { unused, unreasoned }: Pick<Ignored<unknown>, 'unused' | 'unreasoned'>,
): readonly JudgedFinding[] {
  return [
    ...unreasoned.map((one) =>
      tell(
        'ignore-unreasoned',
        file,
        one,
        one.misspelt === null
          ? 'agentops-ignore gives no reason, so it ignores nothing'
          : `<!-- ${clip(one.misspelt)} is no comment that ignores anything`,
        one.misspelt === null
          ? 'write <!-- agentops-ignore: REASON -->'
          : 'write <!-- agentops-ignore: REASON -->, with the colon and in small letters',
      ),
    ),
    ...unused.map((one) =>
      tell(
        'ignore-unused',
        file,
        one,
        `there is no statement to ignore here (${clip(one.reason!)})`,
        'take the comment out, or put it beside the statement',
      ),
    ),
  ];
}

function tell(
  rule: 'ignore-unreasoned' | 'ignore-unused',
  file: string,
  at: Ignore,
  message: string,
  hint: string,
): JudgedFinding {
  return { rule, level: RULES[rule].level, message, hint, at: reportPlace(file, at) };
}
