/** Tables and lists that tell of phases elsewhere in the document how far they are. */
import type { FoundPhase } from './found-phase.ts';
import type { ImportedState } from './imported.ts';
import { matchPhase, type PhaseIndex } from './match-phase.ts';
import type { Entry } from './outline.ts';
import { headOf } from './phase-items.ts';
import { namesPhases, STAGE_HEADER, STATUS_HEADER } from './phase-rows.ts';
import { findDate } from './read-times.ts';
import { readStage } from './stage-heading.ts';
import { stateOfSigns, stateOfText } from './state-words.ts';
import type { Visit } from './walk.ts';

/** What one row or item tells of a phase. */
export interface Overview {
  readonly entry: Entry;
  readonly phase: FoundPhase;
  readonly words: ImportedState | null;
  readonly sign: ImportedState | null;
  /** A day that it names. */
  readonly date: string | null;
}

/** Rows and items outside of the phases that are about one of them, by the phase. */
export function findOverviews(
  visits: readonly Visit[],
  phases: readonly FoundPhase[],
  index: PhaseIndex<FoundPhase>,
): ReadonlyMap<FoundPhase, readonly Overview[]> {
  const own = new Set(phases.map(({ entry }) => entry));
  const byPhase = new Map<FoundPhase, Overview[]>();
  for (const { entry, ancestors } of visits) {
    if ((entry.kind !== 'row' && entry.kind !== 'item') || own.has(entry)) continue;
    if (ancestors.some((one) => own.has(one))) continue;
    const told = entry.kind === 'row' ? readRow(entry, ancestors.at(-1)!, index) : readItem(entry, index);
    if (!told) continue;
    const known = byPhase.get(told.phase);
    if (known) known.push(told);
    else byPhase.set(told.phase, [told]);
  }
  return byPhase;
}

function readItem(entry: Entry, index: PhaseIndex<FoundPhase>): Overview | null {
  const head = headOf(entry);
  const phase = matchPhase(head, index);
  if (!phase) return null;
  const boxed = entry.checked === true ? 'completed' : null;
  return {
    entry,
    phase,
    words: readStage(head)?.words ?? boxed,
    sign: stateOfSigns(entry.text),
    date: findDate(entry.text),
  };
}

function readRow(entry: Entry, table: Entry, index: PhaseIndex<FoundPhase>): Overview | null {
  const status = entry.cells.find(({ header }) => STATUS_HEADER.test(header));
  const [first] = entry.cells;
  const phase = first ? matchPhase(first.text, index, namesPhases(table, STAGE_HEADER)) : null;
  if (!phase || !status) return null;
  return {
    entry,
    phase,
    words: stateOfText(status.text),
    sign: stateOfSigns(status.text),
    date: findDate(entry.text),
  };
}
