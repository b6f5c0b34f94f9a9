/** `agentops gate check`: load, verify, judge, decide, report. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import { requirementFindings, tooManyWarnings, type Requirement } from '../../decide/requirement.ts';
import { isPlace } from '../../load/asked-path.ts';
import { buildReport, type UnplacedReport } from '../../report/build.ts';
import { dateOf } from '../../model/date.ts';
import type { History } from '../../report/history.ts';
import type { SinceBase } from '../base.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import {
  findRoadmap,
  judgeRoadmap,
  type Found,
  type Invalid,
  type Judged,
  type JudgeOptions,
} from '../judge.ts';
import { readFormats, refuseOwnFiles, type FormatRequest } from '../output.ts';
import type { DisplayOptions } from '../screen.ts';
import type { Checked } from '../unchanged-run.ts';
import { isLarge } from '../remembered-roadmap.ts';
import { UsageError } from '../usage-error.ts';
import { isAttesting, writeReports } from '../write-reports.ts';

export interface GateCheckOptions extends JudgeOptions, DisplayOptions {
  readonly format: readonly string[];
  readonly json?: boolean;
  readonly require?: Requirement;
  readonly strict?: boolean;
  readonly maxWarnings?: number;
  /** A revision of git to compare with. */
  readonly base?: string;
  /** The share to check, as typed. */
  readonly shard?: string;
  /** Show in the page how the gates stood before. */
  readonly history?: true;
}

/** A report, and the judgement that it tells. */
interface ReportedGates {
  readonly evaluation: Evaluation;
  readonly report: UnplacedReport;
}

/** Makes the report of a roadmap of which no phases are selected. */
export type ReportJudged = (
  judged: Judged,
  options: GateCheckOptions,
  listEvidence: boolean,
) => Promise<ReportedGates>;

/**
 * Checks the gates; the exit code says whether there is an error-level finding.
 * @param words ids of phases, or the names of several roadmaps
 */
export async function gateCheck(
  io: Io,
  words: readonly string[],
  options: GateCheckOptions,
): Promise<number> {
  if (mayNameRoadmaps(io, words, options)) {
    const { checkRoadmaps } = await import('../check-roadmaps.ts');
    const reportJudged: ReportJudged = (judged, asked, listEvidence) =>
      reportGates(judged, asked, { isSelected: false, listEvidence, since: null });
    const exitCode = await checkRoadmaps(io, words, options, reportJudged);
    if (exitCode !== null) return exitCode;
  }
  return checkOne(io, words, options);
}

/** Whether it takes a closer look to tell. */
function mayNameRoadmaps(io: Io, words: readonly string[], { roadmap }: GateCheckOptions): boolean {
  if (roadmap !== undefined && isPlace(roadmap) && !existsSync(path.resolve(io.cwd, roadmap))) return true;
  return words.some((word) => isPlace(word) || existsSync(path.resolve(io.cwd, word)));
}

async function checkOne(io: Io, phases: readonly string[], options: GateCheckOptions): Promise<number> {
  if (options.shard !== undefined)
    return (await import('./gate-check-shard.ts')).gateCheckShard(io, phases, options);
  const formats = readFormats(options.format, options.json === true);
  refuseOwnFiles(io, formats, options.roadmap);
  if (options.history && !formats.some(({ name }) => name === 'html')) {
    throw new UsageError(
      '--history shows in the HTML report alone',
      'add --format html=FILE, or call agentops history',
    );
  }
  const found = await findRoadmap(io, options);
  if ('problems' in found || !isLarge(found.sources) || !isPlain(formats, options))
    return (await checkGates(io, phases, options, formats, found)).exitCode;
  const { repeatRun } = await import('../unchanged-run.ts');
  const watching = { ...options, noteSightings: true };
  return repeatRun(io, found, options, ['gate check', phases, options], (heard) =>
    checkGates(heard, phases, watching, formats, found),
  );
}

/** Whether nothing but a report for people is asked for, that rests on the roadmap and its evidence alone. */
function isPlain(formats: readonly FormatRequest[], { base, verdicts, verbose }: GateCheckOptions): boolean {
  const [only] = formats;
  const isOne = formats.length === 1 && only!.name === 'terminal' && only!.file === null;
  return isOne && base === undefined && verdicts === undefined && verbose !== true;
}

async function checkGates(
  io: Io,
  phases: readonly string[],
  options: GateCheckOptions,
  formats: readonly FormatRequest[],
  found: Found | Invalid,
): Promise<Checked> {
  const compare = options.base === undefined ? null : await import('../base.ts');
  const base = compare && (await compare.openBase(io, options.base!, options.roadmap));
  const judged = await judgeRoadmap(io, { ...options, digestInputs: isAttesting(formats) }, phases, found);
  if ('problems' in judged) {
    const exitCode = await tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
    return { exitCode, sightings: null };
  }
  const { evaluation, report } = await reportGates(judged, options, {
    isSelected: phases.length > 0,
    listEvidence: formats.some(({ name }) => name !== 'terminal'),
    since: base && (await compare!.sinceBase(io, base, judged, options.quiet === true)),
  });
  const history = options.history ? await historyOf(io, judged.sources) : null;
  await writeReports(io, formats, { sources: judged.sources, evaluation, report, history }, options);
  return { exitCode: report.summary.exitCode, sightings: evaluation.world.evidence.sightings ?? null };
}

async function historyOf(io: Io, { project }: Judged['sources']): Promise<History> {
  const { readHistory } = await import('../history.ts');
  return readHistory(io, project, {});
}

/** The report of a judgement, with what the options ask of it. */
async function reportGates(
  judged: Judged,
  options: GateCheckOptions,
  {
    isSelected,
    listEvidence,
    since,
  }: {
    /** Whether phases were named. */
    readonly isSelected: boolean;
    readonly listEvidence: boolean;
    /** What became of the gates since --base. */
    readonly since: SinceBase | null;
  },
): Promise<ReportedGates> {
  const { decision } = judged;
  const evaluation =
    isSelected || judged.roadmap.baseline === null
      ? judged.evaluation
      : (await import('../known-claims.ts')).sparingKnownClaims(judged.evaluation);
  const told = [...evaluation.findings, ...(since?.findings ?? [])];
  const report = buildReport(evaluation, decision, {
    tool: TOOL,
    simulated: options.asOf !== undefined,
    strict: options.strict === true,
    listEvidence,
    extraFindings: [
      ...(options.require ? requirementFindings(options.require, evaluation, decision, isSelected) : []),
      ...(since?.findings ?? []),
      ...(options.maxWarnings === undefined
        ? []
        : tooManyWarnings(told, options.maxWarnings, judged.roadmap)),
    ],
    ...(since && { base: since.base }),
  });
  return { evaluation, report };
}
