/** What the slots of documents are filled with. */
import { suggest } from '../diagnostics/nearest.ts';
import type { MarkerFault, Slot } from '../documents/slots.ts';
import {
  ABOUT_PHASE,
  BLOCKS,
  ONE_LINE,
  renderBlock,
  type BlockInput,
  type BlockName,
} from '../report/blocks/index.ts';

/** The lines of a slot, or why there is nothing to fill it with. */
export function linesFor(slot: Slot, input: Omit<BlockInput, 'phase'>): readonly string[] | MarkerFault {
  const { evaluation } = input;
  const fault = (message: string, hint: string): MarkerFault => ({ at: slot.begin, message, hint });
  const [name, phase, ...more] = slot.name.split(/\s+/);
  if (!isBlockName(name!)) {
    return fault(
      `nothing that can be rendered is called "${name}"`,
      suggest(name!, Object.keys(BLOCKS), 'names'),
    );
  }
  if (more.length > 0 || (phase !== undefined && !ABOUT_PHASE.has(name))) {
    return fault(
      `"${slot.name}" names more than one thing to render`,
      `write <!-- agentops:begin ${name} -->`,
    );
  }
  if (slot.indent === null && !ONE_LINE.has(name)) {
    return fault(
      `${name} takes lines of its own, and stands in a sentence here`,
      'write both markers alone on their lines, with an empty line before and behind them',
    );
  }
  const wanted = phase ?? evaluation.current;
  const found = evaluation.phases.find((one) => one.phase.id === wanted) ?? null;
  if (phase !== undefined && found === null) {
    const ids = evaluation.phases.map((one) => one.phase.id);
    return fault(`no phase is called "${phase}"`, suggest(phase, ids, 'phases'));
  }
  return renderBlock(name, { ...input, phase: found });
}

function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(BLOCKS, name);
}
