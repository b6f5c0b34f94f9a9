/** `agentops gate check`: load, verify, judge, decide, report. */
import type { Evaluation } from '../../evaluate/evaluate.ts';
import { requirementFindings, tooManyWarnings, type Requirement } from '../../decide/requirement.ts';
import { buildReport } from '../../report/build.ts';
import { FORMATS } from '../../report/formats/index.ts';
import { dateOf } from '../../model/date.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, locatorOf, type JudgeOptions } from '../judge.ts';
import { readFormats, refuseOwnFiles, writeReport } from '../output.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';

export interface GateCheckOptions extends JudgeOptions, DisplayOptions {
  readonly format: readonly string[];
  readonly json?: boolean;
  readonly require?: Requirement;
  readonly strict?: boolean;
  readonly maxWarnings?: number;
}

/** Checks the gates; the exit code says whether there is an error-level finding. */
export async function gateCheck(
  io: Io,
  phases: readonly string[],
  options: GateCheckOptions,
): Promise<number> {
  const formats = readFormats(options.format, options.json === true);
  refuseOwnFiles(io, formats, options.roadmap);
  const judged = await judgeRoadmap(io, options, phases);
  if ('problems' in judged)
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  const { decision, sources } = judged;
  const isSelected = phases.length > 0;
  const evaluation = isSelected ? judged.evaluation : await sparingKnownClaims(judged.evaluation);
  const report = buildReport(evaluation, decision, {
    tool: TOOL,
    simulated: options.asOf !== undefined,
    strict: options.strict === true,
    listEvidence: formats.some(({ name }) => name !== 'terminal'),
    extraFindings: [
      ...(options.require ? requirementFindings(options.require, evaluation, decision, isSelected) : []),
      ...(options.maxWarnings === undefined
        ? []
        : tooManyWarnings(evaluation.findings, options.maxWarnings, judged.roadmap)),
    ],
  });
  const locate = await locatorOf(sources.files);
  const screen = await screenFor(io, io.stdout, options);
  for (const request of formats) {
    const render = await FORMATS[request.name]();
    await writeReport(io, request, render({ report, evaluation, locate, screen }));
  }
  return report.summary.exitCode;
}

/** The judgement, with findings about public claims that the baseline knows as notes. */
async function sparingKnownClaims(evaluation: Evaluation): Promise<Evaluation> {
  const { baseline, claims } = evaluation.world.roadmap;
  if (!baseline) return evaluation;
  const { claimTextFindings, isRegistered, withBaseline } = await import('../../baseline/findings.ts');
  const texts = claimTextFindings(claims, evaluation.findings);
  return { ...evaluation, findings: withBaseline(baseline, evaluation.findings, texts, isRegistered) };
}
