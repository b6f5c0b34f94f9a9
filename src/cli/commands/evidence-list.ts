/** `agentops evidence list`: the registers, their records, and what each is worth. */
import { suggest } from '../../diagnostics/nearest.ts';
import { dateOf } from '../../model/date.ts';
import {
  buildEvidenceList,
  EVIDENCE_STATES,
  inStates,
  listEvidence,
  type EvidenceState,
} from '../../report/evidence-list.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { tellInvalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, locatorOf, type JudgeOptions } from '../judge.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';
import { UsageError } from '../usage-error.ts';

export interface EvidenceListOptions extends JudgeOptions, DisplayOptions {
  readonly state: readonly string[];
  readonly json?: boolean;
}

/** Lists the registers that are named, or all. */
export async function evidenceList(
  io: Io,
  names: readonly string[],
  options: EvidenceListOptions,
): Promise<number> {
  const states = options.state.map(readState);
  const judged = await judgeRoadmap(io, { ...options, allRecords: true });
  if ('problems' in judged) {
    const formats = [{ name: options.json ? 'json' : 'terminal', file: null }] as const;
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  }
  const { evaluation, sources, roadmap } = judged;
  const known = roadmap.registers.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`no register is called "${unknown}"`, suggest(unknown, known, 'registers'));
  }
  const { world } = evaluation;
  const registers = listEvidence(world, names);
  if (options.json) {
    const { renderJson } = await import('../../report/formats/json.ts');
    const list = buildEvidenceList(world, inStates(registers, states), await locatorOf(sources.files));
    await io.stdout.write(renderJson(list));
    return SATISFIED;
  }
  const { renderEvidenceList } = await import('../../report/terminal/render-evidence-list.ts');
  const screen = await screenFor(io, io.stdout, options);
  await io.stdout.write(renderEvidenceList(world, registers, states, screen));
  return SATISFIED;
}

function readState(text: string): EvidenceState {
  const state = EVIDENCE_STATES.find((one) => one === text);
  if (state) return state;
  throw new UsageError(`no state is called "${text}"`, suggest(text, EVIDENCE_STATES, 'states'));
}
