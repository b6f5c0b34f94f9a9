/** Takes a roadmap through the stages, from its files to its judgement. The one place that composes them. */
import { openStore, type Store } from '../cache/store.ts';
import { decide } from '../decide/decide.ts';
import type { Diagnostic, Locate } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/nearest.ts';
import { evaluate, type Evaluation } from '../evaluate/evaluate.ts';
import type { Loaded } from '../load/load.ts';
import { readSources, type Sources, type SourceText } from '../load/read-sources.ts';
import { dateOf, isDate, type IsoDate } from '../model/date.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { Decision } from '../report/report.ts';
import type { Io } from './io.ts';
import { checkEvidence } from './check-evidence.ts';
import type { Blob } from './blobs.ts';
import type { EvidenceOptions } from './evidence-flags.ts';
import { optimiseAsUsual } from './optimising.ts';
import { isLarge, recallRoadmap, rememberRoadmap } from './remembered-roadmap.ts';
import { UsageError } from './usage-error.ts';

/** What names a roadmap and a day. */
export interface RoadmapOptions {
  readonly roadmap?: string;
  readonly asOf?: string;
  /** False with --no-cache. */
  readonly cache?: boolean;
}

/** What evidence is checked, and how. */
export interface JudgeOptions extends RoadmapOptions, EvidenceOptions {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** Check the evidence of all records, also of those that no measure is about. */
  readonly allRecords?: boolean;
  /** Digest the files that the evidence rests on. */
  readonly digestInputs?: boolean;
  /** Note everything that is seen of the files. */
  readonly noteSightings?: boolean;
  /** All shares of a run, to judge from. */
  readonly blobs?: readonly Blob[];
}

/** A roadmap's files, unread. */
export interface Found {
  readonly sources: Sources;
  /** Where earlier runs left what they found out; null with --no-cache. */
  readonly store: Store | null;
}

/** A valid roadmap and its files. */
export interface Opened extends Found {
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

/** Finds the roadmap that the options name. */
export async function findRoadmap(io: Io, options: RoadmapOptions): Promise<Found | Invalid> {
  const sources = readSources(io.cwd, options.roadmap);
  if (!('project' in sources)) return { loaded: null, problems: [sources] };
  const store = options.cache === false || sources.problems.length > 0 ? null : await openStore(io.env);
  return { sources, store };
}

/**
 * Loads and validates the roadmap that the options name.
 * @param found default: it is looked for
 */
export async function openRoadmap(
  io: Io,
  options: RoadmapOptions,
  found?: Found | Invalid,
): Promise<Opened | Invalid> {
  const at = found ?? (await findRoadmap(io, options));
  if ('problems' in at) return at;
  const { sources, store } = at;
  const remembered = store && recallRoadmap(store, sources);
  if (remembered) return { sources, store, roadmap: remembered };
  if (isLarge(sources)) optimiseAsUsual();
  const { readRoadmap } = await import('./read-roadmap.ts');
  const read = await readRoadmap(sources, false);
  if ('problems' in read) return read;
  if (store) rememberRoadmap(store, sources, read.roadmap);
  return { sources, store, roadmap: read.roadmap };
}

/**
 * Loads, validates, verifies, judges and decides.
 * @param phases ids of the phases to judge; empty: all, and the public claims
 * @param found the roadmap; default: it is looked for
 * @throws UsageError for a phase or a day that is none
 */
export async function judgeRoadmap(
  io: Io,
  options: JudgeOptions,
  phases: readonly string[] = [],
  found?: Found | Invalid,
): Promise<Judged | Invalid> {
  const asOf = asOfDate(io, options.asOf);
  const opened = await openRoadmap(io, options, found);
  if ('problems' in opened) return opened;
  const { roadmap } = opened;
  for (const id of phases) checkPhase(roadmap, id);
  const evidence = await checkEvidence(io, options, opened, asOf);
  const evaluation = evaluate(roadmap, evidence, asOf, phases.length > 0 ? phases : null);
  // Of a large roadmap judging leaves more behind than it gives.
  if (isLarge(opened.sources)) (await import('./tidy-up.ts')).tidyUp();
  const decision = decide(evaluation);
  return { ...opened, evaluation: await withDecisions(evaluation, decision), decision };
}

/** The judgement, and how what was decided before bears on it. */
async function withDecisions(evaluation: Evaluation, decision: Decision | null): Promise<Evaluation> {
  const isExtended = decision?.outcome === 'extend' && decision.window === 'overdue';
  // Most roadmaps need no more, and do without what looks at decisions.
  if (!isExtended && evaluation.world.roadmap.decisions.length === 0) return evaluation;
  const { decisionFindings } = await import('../decisions/findings.ts');
  const findings = decisionFindings(evaluation, isExtended ? decision.phase : null);
  return { ...evaluation, findings: [...evaluation.findings, ...findings] };
}

/** Finds places in the files of a roadmap. */
export async function locatorOf(files: readonly SourceText[]): Promise<Locate> {
  const { createLocator } = await import('../load/locate.ts');
  return createLocator(files);
}

/** The day to judge for: the one asked, else today in UTC. */
export function asOfDate(io: Io, asked: string | undefined): IsoDate {
  if (asked === undefined) return dateOf(io.now());
  if (isDate(asked)) return asked;
  throw new UsageError(`--as-of "${asked}" is no date`, 'write a day that exists as YYYY-MM-DD');
}

/** @throws UsageError for a phase that is none */
export function checkPhase(roadmap: Roadmap, id: string): void {
  const ids = roadmap.phases.map((phase) => phase.id);
  if (!ids.includes(id)) throw new UsageError(`no phase is called "${id}"`, suggest(id, ids, 'phases'));
}
