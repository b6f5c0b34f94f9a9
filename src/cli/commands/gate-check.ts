/** `agentops gate check`: load, verify, judge, decide, report. */
import { requirementFindings, type Requirement } from '../../decide/requirement.ts';
import { buildReport } from '../../report/build.ts';
import { FORMATS } from '../../report/formats/index.ts';
import type { Run } from '../../report/formats/vsa.ts';
import { dateOf } from '../../model/date.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, locatorOf, type Judged, type JudgeOptions } from '../judge.ts';
import { readFormats, writeReport } from '../output.ts';
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
  const isAttested = formats.some(({ name }) => name === 'vsa');
  const judged = await judgeRoadmap(io, { ...options, digestInputs: isAttested }, phases);
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
  const run = isAttested ? await attest(io, judged, options) : null;
  for (const request of formats) {
    const render = await FORMATS[request.name]();
    await writeReport(io, request, render({ report, evaluation, locate, screen, run }));
  }
  return report.summary.exitCode;
}

async function attest(
  io: Io,
  { sources: { project, files }, evaluation }: Judged,
  { verdicts = [] }: GateCheckOptions,
): Promise<Run> {
  const { describeRun } = await import('../describe-run.ts');
  const evidence = evaluation.world.evidence.inputs ?? new Map();
  return describeRun(io, { ...project, files, evidence, verdicts });
}
