/** The exit code, a function of the findings. */
import type { Level } from '../diagnostics/catalog.ts';

export interface LevelCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

/** Satisfied. */
export const SATISFIED = 0;
/** Not satisfied: an error-level finding, or what was asked for is not so. */
export const NOT_SATISFIED = 1;
/** Could not judge: usage, an invalid roadmap, a crash. */
export const NOT_JUDGED = 2;

/** How many findings there are of each level. */
export function countLevels(findings: readonly { readonly level: Level }[]): LevelCounts {
  const of = (level: Level): number => findings.filter((finding) => finding.level === level).length;
  return { errors: of('error'), warnings: of('warning'), notes: of('note') };
}

/** The exit code of a roadmap that was judged. */
export function exitCodeOf({ errors }: LevelCounts): number {
  return errors > 0 ? NOT_SATISFIED : SATISFIED;
}
