/** The registers for people: a line a record, and with verbose a line a proof. */
import { plural } from '../../diagnostics/plural.ts';
import { verdictFor } from '../../evaluate/proof-state.ts';
import type { ProofUse } from '../../evaluate/uses.ts';
import type { World } from '../../evaluate/world.ts';
import { proofTarget } from '../../model/proof-text.ts';
import type { EvidenceRecord } from '../../model/roadmap.ts';
import {
  EVIDENCE_STATES,
  inStates,
  proofState,
  type EvidenceState,
  type ListedRecord,
  type ListedRegister,
} from '../evidence-list.ts';
import { columnFor, entry, listed, paragraph } from './layout.ts';
import { mark, markWidth, type Mark } from './marks.ts';
import { shortcoming } from './record-lines.ts';
import type { Screen } from './style.ts';

const MARKS: Readonly<Record<EvidenceState, Mark>> = {
  proven: 'met',
  unproven: 'wrong',
  stale: 'wrong',
  circular: 'wrong',
  unverified: 'unverified',
};
const STATE_WIDTH = Math.max(...EVIDENCE_STATES.map((state) => state.length));
const DATE_WIDTH = 'YYYY-MM-DD'.length;
/** A longer id moves what follows on its own line. */
const ID_WIDTH = 24;

/**
 * The registers with their records; ended by a newline.
 * @param states only records in these; empty: all
 */
export function renderEvidenceList(
  world: World,
  registers: readonly ListedRegister[],
  states: readonly EvidenceState[],
  screen: Screen,
): string {
  const shown = inStates(registers, states);
  const blocks = registers.flatMap((register, index) => {
    const { records } = shown[index]!;
    // Asked for a state, people want the records in it, not the names of registers without one.
    if (states.length > 0 && records.length === 0) return [];
    return [[...heading(register, screen), ...recordLines(world, records, screen)].join('\n')];
  });
  if (registers.length === 0) return `${paragraph(screen, 0, 'The roadmap has no registers.').join('\n')}\n`;
  if (blocks.length === 0) {
    return `${paragraph(screen, 0, `No record is ${listed(states, 'or')}.`).join('\n')}\n`;
  }
  return `${blocks.join('\n\n')}\n`;
}

/** The register's name, and how many of its records are in each state. */
function heading({ name, records }: ListedRegister, screen: Screen): string[] {
  const counts = EVIDENCE_STATES.map(
    (state) => [records.filter((one) => one.state === state).length, state] as const,
  );
  const told = counts.filter(([count]) => count > 0).map(([count, state]) => `${count} ${state}`);
  const text =
    records.length === 0 ? 'no records' : `${plural(records.length, 'record')}: ${told.join(', ')}`;
  const label = [{ text: name, paint: screen.style.bold }];
  return entry(screen, { indent: 0, label, column: 0, text });
}

function recordLines(world: World, records: readonly ListedRecord[], screen: Screen): string[] {
  const start = 2 + markWidth(screen);
  const ids = records.map(({ record }) => record.id);
  const idWidth = columnFor(screen, 0, ids, ID_WIDTH);
  const column = start + idWidth + DATE_WIDTH + 2 + STATE_WIDTH + 2;
  return records.flatMap(({ record, state, use }) => {
    const date = (record.on ?? (screen.unicode ? '–' : '-')).padEnd(DATE_WIDTH);
    const head = `${record.id.padEnd(idWidth)}${record.id.length < idWidth ? '' : '  '}${date}  `;
    const text = use.why === null ? '' : shortcoming(world, use);
    const label = [mark(screen, MARKS[state]), { text: head }, { text: state }];
    const lines = entry(screen, { indent: 2, label, column, text });
    return screen.verbose
      ? [...lines, ...use.proofs.flatMap((one) => proofLines(world, one, record, screen))]
      : lines;
  });
}

function proofLines(world: World, one: ProofUse, record: EvidenceRecord, screen: Screen): string[] {
  const { proof, problem } = one;
  const state = proofState(one);
  const { verdict, observed } = verdictFor(world, proof, record);
  // It was seen to hold and is worth nothing all the same: of another day, or of the roadmap itself.
  const but = problem !== null && verdict === 'holds' ? ` (${problem})` : '';
  const text = `${proofTarget(proof)} ${observed}${but}`;
  const label = [mark(screen, MARKS[state]), { text: `${proof.kind}:` }];
  return entry(screen, { indent: 4 + markWidth(screen), label, column: 0, text });
}
