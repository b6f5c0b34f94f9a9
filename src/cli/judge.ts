/** Takes a roadmap through the stages, from its files to its judgement. The one place that composes them. */
import { decide } from '../decide/decide.ts';
import type { Diagnostic, Locate } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/nearest.ts';
import { evaluate, type Evaluation } from '../evaluate/evaluate.ts';
import { load, type Loaded } from '../load/load.ts';
import { createLocator } from '../load/locate.ts';
import { dateOf, isDate, type IsoDate } from '../model/date.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { Decision } from '../report/report.ts';
import { validate } from '../validate/validate.ts';
import { verify } from '../verify/verify.ts';
import type { Io } from './io.ts';
import { createProgress } from './progress.ts';
import { UsageError } from './usage-error.ts';

/** What names a roadmap and a day. */
export interface RoadmapOptions {
  readonly roadmap?: string;
  readonly asOf?: string;
}

/** A valid roadmap and its files. */
export interface Opened {
  readonly loaded: Loaded;
  readonly roadmap: Roadmap;
}

/** A roadmap that could not be judged, with everything that is wrong with it. */
export interface Invalid {
  readonly loaded: Loaded | null;
  readonly problems: readonly Diagnostic[];
}

/** The judgement of a roadmap. */
export interface Judged extends Opened {
  readonly evaluation: Evaluation;
  readonly decision: Decision | null;
}

/** Loads and validates the roadmap that the options name. */
export async function openRoadmap(io: Io, options: RoadmapOptions): Promise<Opened | Invalid> {
  const loaded = await load(io.cwd, options.roadmap);
  if (!('project' in loaded)) return { loaded: null, problems: [loaded] };
  const validated = await validate(loaded);
  return 'problems' in validated ? { loaded, ...validated } : { loaded, ...validated };
}

export interface JudgeOptions extends RoadmapOptions {
  readonly quiet?: boolean;
  /** Check the evidence of all records, also of those that no measure is about. */
  readonly allRecords?: boolean;
}

/**
 * Loads, validates, verifies, judges and decides.
 * @param phases ids of the phases to judge; empty: all, and the public claims
 * @throws UsageError for a phase or a day that is none
 */
export async function judgeRoadmap(
  io: Io,
  options: JudgeOptions,
  phases: readonly string[] = [],
): Promise<Judged | Invalid> {
  const asOf = asOfDate(io, options.asOf);
  const opened = await openRoadmap(io, options);
  if ('problems' in opened) return opened;
  const { loaded, roadmap } = opened;
  for (const id of phases) checkPhase(roadmap, id);
  const progress = createProgress(io, options.quiet === true);
  try {
    const evidence = await verify(roadmap, {
      root: loaded.project.root,
      onProgress: progress.update,
      allRecords: options.allRecords === true,
    });
    const evaluation = evaluate(roadmap, evidence, asOf, phases.length > 0 ? phases : null);
    return { loaded, roadmap, evaluation, decision: decide(evaluation) };
  } finally {
    progress.stop();
  }
}

/** Finds places in the files of a roadmap. */
export function locatorOf(loaded: Loaded | null): Locate {
  return createLocator(loaded?.documents ?? []);
}

/** The day to judge for: the one asked, else today in UTC. */
function asOfDate(io: Io, asked: string | undefined): IsoDate {
  if (asked === undefined) return dateOf(io.now());
  if (isDate(asked)) return asked;
  throw new UsageError(`--as-of "${asked}" is no date`, 'write a day that exists as YYYY-MM-DD');
}

function checkPhase(roadmap: Roadmap, id: string): void {
  const ids = roadmap.phases.map((phase) => phase.id);
  if (!ids.includes(id)) throw new UsageError(`no phase is called "${id}"`, suggest(id, ids, 'phases'));
}
