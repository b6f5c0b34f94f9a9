/** `agentops gate check`: load, verify, judge, decide, report. */
import { requirementFindings, type Requirement } from '../../decide/requirement.ts';
import { buildReport } from '../../report/build.ts';
import { FORMATS } from '../../report/formats/index.ts';
import { dateOf } from '../../model/date.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, locatorOf, type JudgeOptions } from '../judge.ts';
import { readFormats, writeReport } from '../output.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';

export interface GateCheckOptions extends JudgeOptions, DisplayOptions {
  readonly format: readonly string[];
  readonly json?: boolean;
  readonly require?: Requirement;
  readonly strict?: boolean;
  /** A revision of git to compare with. */
  readonly base?: string;
}

/** Checks the gates; the exit code says whether there is an error-level finding. */
export async function gateCheck(
  io: Io,
  phases: readonly string[],
  options: GateCheckOptions,
): Promise<number> {
  const formats = readFormats(options.format, options.json === true);
  const compare = options.base === undefined ? null : await import('../base.ts');
  const base = compare && (await compare.openBase(io, options.base!, options.roadmap));
  const judged = await judgeRoadmap(io, options, phases);
  if ('problems' in judged)
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  const { evaluation, decision, sources } = judged;
  const isSelected = phases.length > 0;
  const since = base && (await compare!.sinceBase(io, base, judged, options.quiet === true));
  const report = buildReport(evaluation, decision, {
    tool: TOOL,
    simulated: options.asOf !== undefined,
    strict: options.strict === true,
    listEvidence: formats.some(({ name }) => name !== 'terminal'),
    extraFindings: [
      ...(options.require ? requirementFindings(options.require, evaluation, decision, isSelected) : []),
      ...(since?.findings ?? []),
    ],
    ...(since && { base: since.base }),
  });
  const locate = await locatorOf(sources.files);
  const screen = await screenFor(io, io.stdout, options);
  for (const request of formats) {
    const render = await FORMATS[request.name](report);
    await writeReport(io, request, render({ report, evaluation, locate, screen }));
  }
  return report.summary.exitCode;
}
