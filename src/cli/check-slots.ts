/** Text between markers: it claims nothing by itself while it is what `agentops render` writes there. */
import { RULES } from '../diagnostics/catalog.ts';
import { reportPlace, type LinePlace, type Stretch } from '../documents/place.ts';
import { fillSlot, findSlots } from '../documents/slots.ts';
import type { JudgedFinding } from '../evaluate/finding.ts';
import type { BlockInput } from '../report/blocks/index.ts';
import type { ReadClaimDocument } from '../verify/claim-documents.ts';
import { linesFor } from './slot-lines.ts';

export interface CheckedSlots {
  /** What is between markers that `render` obeys. */
  readonly filled: readonly Stretch[];
  /** Of these what is as `render` writes it. */
  readonly current: readonly Stretch[];
  readonly findings: readonly JudgedFinding[];
}

/**
 * Holds the slots of a document against what would be written into them.
 * @param input what that is made from; null: nobody asks
 */
export function checkSlots(
  file: string,
  { text, root }: ReadClaimDocument,
  input: Omit<BlockInput, 'phase'> | null,
): CheckedSlots {
  const { slots, faults } = findSlots(text, root);
  const wrong = [...faults];
  const filled: Stretch[] = [];
  const current: Stretch[] = [];
  const findings: JudgedFinding[] = [];
  for (const slot of slots) {
    const lines = input && linesFor(slot, input);
    if (lines && 'message' in lines) {
      wrong.push(lines);
      continue;
    }
    const stretch = { from: slot.begin.from, to: slot.to };
    filled.push(stretch);
    if (lines === null || text.slice(slot.from, slot.to) === fillSlot(text, slot, lines))
      current.push(stretch);
    else findings.push(drift(file, slot.begin));
  }
  const { level } = RULES['render-marker'];
  for (const { at, message, hint } of wrong)
    findings.push({ rule: 'render-marker', level, message, hint, at: reportPlace(file, at) });
  return { filled, current, findings };
}

function drift(file: string, begin: LinePlace): JudgedFinding {
  return {
    rule: 'render-drift',
    level: RULES['render-drift'].level,
    message: 'what stands behind this marker is not what agentops render writes there now',
    hint: `agentops render ${file}`,
    at: reportPlace(file, begin),
  };
}
