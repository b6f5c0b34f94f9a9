/** `agentops gate check`: load, verify, judge, decide, report. */
import { requirementFindings, type Requirement } from '../../decide/requirement.ts';
import { buildReport } from '../../report/build.ts';
import { FORMATS } from '../../report/formats/index.ts';
import { dateOf } from '../../model/date.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, locatorOf, type JudgeOptions } from '../judge.ts';
import { isForMachines, readFormats, writeMachineReports, writeReport } from '../output.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';

export interface GateCheckOptions extends JudgeOptions, DisplayOptions {
  readonly format: readonly string[];
  readonly json?: boolean;
  readonly require?: Requirement;
  readonly strict?: boolean;
}

/** Checks the gates; the exit code says whether there is an error-level finding. */
export async function gateCheck(
  io: Io,
  phases: readonly string[],
  options: GateCheckOptions,
): Promise<number> {
  const formats = readFormats(options.format, options.json === true);
  const judged = await judgeRoadmap(io, options, phases);
  if ('problems' in judged)
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  const { evaluation, decision, sources } = judged;
  const isSelected = phases.length > 0;
  const report = buildReport(evaluation, decision, {
    tool: TOOL,
    simulated: options.asOf !== undefined,
    strict: options.strict === true,
    listEvidence: formats.some(({ name }) => name !== 'terminal'),
    extraFindings: options.require
      ? requirementFindings(options.require, evaluation, decision, isSelected)
      : [],
  });
  const locate = await locatorOf(sources.files);
  const screen = await screenFor(io, io.stdout, options);
  for (const request of formats) {
    if (isForMachines(request)) continue;
    const render = await FORMATS.terminal();
    await writeReport(io, request, render({ report, evaluation, locate, folder: '', screen }));
  }
  await writeMachineReports(io, formats, { report, locate }, sources.project.root);
  return report.summary.exitCode;
}
