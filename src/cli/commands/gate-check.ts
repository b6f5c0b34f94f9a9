/** `agentops gate check`: load, verify, judge, decide, report. */
import { requirementFindings, tooManyWarnings, type Requirement } from '../../decide/requirement.ts';
import { buildReport } from '../../report/build.ts';
import { dateOf } from '../../model/date.ts';
import type { History } from '../../report/history.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, type Judged, type JudgeOptions } from '../judge.ts';
import { readFormats, refuseOwnFiles } from '../output.ts';
import type { DisplayOptions } from '../screen.ts';
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
  /** Show in the page how the gates stood before. */
  readonly history?: true;
}

/** Checks the gates; the exit code says whether there is an error-level finding. */
export async function gateCheck(
  io: Io,
  phases: readonly string[],
  options: GateCheckOptions,
): Promise<number> {
  const formats = readFormats(options.format, options.json === true);
  refuseOwnFiles(io, formats, options.roadmap);
  if (options.history && !formats.some(({ name }) => name === 'html')) {
    throw new UsageError(
      '--history shows in the HTML report alone',
      'add --format html=FILE, or call agentops history',
    );
  }
  const compare = options.base === undefined ? null : await import('../base.ts');
  const base = compare && (await compare.openBase(io, options.base!, options.roadmap));
  const judged = await judgeRoadmap(io, { ...options, digestInputs: isAttesting(formats) }, phases);
  if ('problems' in judged)
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  const { decision, sources } = judged;
  const isSelected = phases.length > 0;
  const evaluation =
    isSelected || judged.roadmap.baseline === null
      ? judged.evaluation
      : (await import('../known-claims.ts')).sparingKnownClaims(judged.evaluation);
  const since = base && (await compare!.sinceBase(io, base, judged, options.quiet === true));
  const told = [...evaluation.findings, ...(since?.findings ?? [])];
  const report = buildReport(evaluation, decision, {
    tool: TOOL,
    simulated: options.asOf !== undefined,
    strict: options.strict === true,
    listEvidence: formats.some(({ name }) => name !== 'terminal'),
    extraFindings: [
      ...(options.require ? requirementFindings(options.require, evaluation, decision, isSelected) : []),
      ...(since?.findings ?? []),
      ...(options.maxWarnings === undefined
        ? []
        : tooManyWarnings(told, options.maxWarnings, judged.roadmap)),
    ],
    ...(since && { base: since.base }),
  });
  const history = options.history ? await historyOf(io, sources) : null;
  await writeReports(io, formats, { sources, evaluation, report, history }, options);
  return report.summary.exitCode;
}

async function historyOf(io: Io, { project }: Judged['sources']): Promise<History> {
  const { readHistory } = await import('../history.ts');
  return readHistory(io, project, {});
}
