/** `agentops gate explain`: why, from the decision down to each proof. */
import { suggest } from '../../diagnostics/nearest.ts';
import { dateOf } from '../../model/date.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { buildReport } from '../../report/build.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, locatorOf, type JudgeOptions } from '../judge.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';
import { UsageError } from '../usage-error.ts';

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

function findCriterion(roadmap: Roadmap, name: string): { phase: string; criterion: string } {
  const all = roadmap.phases.flatMap((phase) =>
    (phase.gate?.criteria ?? []).map(({ id }) => ({ phase: phase.id, criterion: id })),
  );
  const named = all.filter(({ phase, criterion }) => name === `${phase}/${criterion}` || name === criterion);
  const [first] = named;
  if (first && named.length === 1) return first;
  const full = named.map(({ phase, criterion }) => `${phase}/${criterion}`);
  if (full.length > 1) {
    throw new UsageError(`several phases have a criterion "${name}"`, `name one of ${full.join(', ')}`);
  }
  const known = all.map(({ phase, criterion }) => `${phase}/${criterion}`);
  const shortest = name.includes('/') ? known : [...known, ...all.map(({ criterion }) => criterion)];
  throw new UsageError(`no criterion is called "${name}"`, suggest(name, shortest, 'criteria'));
}
