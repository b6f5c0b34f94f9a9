/** What `--require` and `--max-warnings` ask of the outcome. */
import { plural } from '../diagnostics/plural.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { JudgedFinding } from '../evaluate/finding.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { Decision } from '../report/report.ts';

/** `advance`: the decision; `met`: every selected gate, by default the current one. */
export type Requirement = 'advance' | 'met';

/**
 * The findings of a requirement that is not reached.
 * @param isSelected whether phases were named; without, `met` asks for the current gate
 */
export function requirementFindings(
  requirement: Requirement,
  { phases, world }: Evaluation,
  decision: Decision | null,
  isSelected: boolean,
): readonly JudgedFinding[] {
  const roadmap = { file: world.roadmap.path, path: [] };
  const hint = 'meet what agentops gate explain names, or do not require it yet';
  const finding = (message: string, at: JudgedFinding['at'], how = hint): JudgedFinding => ({
    rule: 'required-outcome',
    level: 'error',
    message,
    hint: how,
    at,
  });
  const current = phases.find(({ state }) => state === 'current');
  if (requirement === 'advance') {
    if (decision?.outcome === 'advance') return [];
    const at = current?.gate?.gate.at ?? current?.phase.at ?? roadmap;
    if (decision) return [finding(`the decision has to be advance, and it is ${decision.outcome}`, at)];
    const how = 'a decision needs a current phase whose gate opens another one, or says opens: done';
    return [finding('the decision has to be advance, and there is none', at, how)];
  }
  const asked = isSelected ? phases : phases.filter(({ state }) => state === 'current');
  if (asked.length === 0)
    return [
      finding(
        'a gate has to be met, and every phase is completed',
        roadmap,
        'name the phases whose gates have to be met',
      ),
    ];
  return asked
    .filter(({ gate }) => gate?.status !== 'met')
    .map(({ phase, gate }) => {
      if (gate)
        return finding(`the gate of ${phase.id} has to be met, and it is ${gate.status}`, gate.gate.at);
      const how = 'write a gate for the phase, or do not require it';
      return finding(`the gate of ${phase.id} has to be met, and the phase has none`, phase.at, how);
    });
}

/** The finding of more warnings than are allowed. */
export function tooManyWarnings(
  findings: readonly JudgedFinding[],
  most: number,
  roadmap: Pick<Roadmap, 'path'>,
): readonly JudgedFinding[] {
  const count = findings.filter(({ level }) => level === 'warning').length;
  if (count <= most) return [];
  const finding: JudgedFinding = {
    rule: 'too-many-warnings',
    level: 'error',
    message: `there ${count === 1 ? 'is' : 'are'} ${plural(count, 'warning')}, and --max-warnings allows ${most === 0 ? 'none' : most}`,
    hint: 'mend what they tell, or allow more',
    at: { file: roadmap.path, path: [] },
  };
  return [finding];
}
