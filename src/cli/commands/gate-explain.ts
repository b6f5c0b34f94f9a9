/** `agentops gate explain`: why, from the decision down to each proof. */
import { dateOf } from '../../model/date.ts';
import { buildReport } from '../../report/build.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { findCriterion } from '../find-criterion.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, locatorOf, type JudgeOptions } from '../judge.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';

export interface GateExplainOptions extends JudgeOptions, DisplayOptions {}

/**
 * Explains a criterion, or without one the decision.
 * @param name PHASE/CRITERION, or the criterion alone where one phase only has it
 */
export async function gateExplain(
  io: Io,
  name: string | undefined,
  options: GateExplainOptions,
): Promise<number> {
  const judged = await judgeRoadmap(io, options);
  if ('problems' in judged) {
    const formats = [{ name: 'terminal', file: null }] as const;
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  }
  const { evaluation, decision, sources, roadmap } = judged;
  const found = name === undefined ? null : findCriterion(roadmap, name);
  const locate = await locatorOf(sources.files);
  const screen = await screenFor(io, io.stdout, options);
  const { explainCriterion, explainDecision } = await import('../../report/terminal/render-explain.ts');
  if (found) {
    await io.stdout.write(explainCriterion(evaluation, found.phase, found.criterion, locate, screen));
  } else {
    const context = {
      tool: TOOL,
      simulated: options.asOf !== undefined,
      strict: false,
      listEvidence: false,
      extraFindings: [],
    };
    const report = buildReport(evaluation, decision, context);
    await io.stdout.write(explainDecision(report, evaluation, locate, screen));
  }
  return SATISFIED;
}
