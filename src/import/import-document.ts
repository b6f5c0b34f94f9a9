/** From a parsed Markdown roadmap to phases, criteria and all that could be understood of it. */
import type { Root } from 'mdast';
import { findPhases } from './find-phases.ts';
import type { FoundPhase } from './found-phase.ts';
import type { Imported, ImportedPhase, NotUnderstood } from './imported.ts';
import { createIds } from './make-ids.ts';
import { indexPhases } from './match-phase.ts';
import type { Entry } from './outline.ts';
import { findOverviews, type Overview } from './overviews.ts';
import { createDraft, proseOf, use, type PhaseDraft } from './phase-draft.ts';
import { judgeStates } from './phase-states.ts';
import { readAround, type Around } from './read-around.ts';
import { readMetrics } from './read-metrics.ts';
import { readOutline } from './read-outline.ts';
import { readCriteria, readPhaseEntries } from './read-phase.ts';
import { readRow } from './read-row-phase.ts';
import { findDate } from './read-times.ts';
import { walk } from './walk.ts';

/**
 * Reads a roadmap.
 * @param text what was parsed, for the lines that were not understood
 */
export function importDocument(root: Root, text: string): Imported {
  const document = readOutline(root);
  const visits = walk(document);
  const used = new Set<number>();
  const found = findPhases(document);
  const index = indexPhases(found);
  const overviews = findOverviews(visits, found, index);
  const around = readAround(document, found, index, used);
  const whole = found.length === 0 ? readWhole(document, used) : null;
  const own = new Set(found.map(({ entry }) => entry));
  const drafts = whole ? [whole.draft] : found.map((phase) => readFound(phase, own, used));
  const draftOf = new Map(found.map((phase, at) => [phase, drafts[at]!]));
  for (const [phase, entry] of around.criteria) readCriteria(draftOf.get(phase)!, entry.children);
  useOverviews(
    overviews,
    visits.map(({ entry }) => entry),
    used,
  );
  const phases = whole ? [whole.phase] : describePhases(found, drafts, overviews, around);
  const scene = {
    index,
    phases: found.map((one, at) => ({
      found: one,
      id: phases[at]!.id,
      isCompleted: phases[at]!.state === 'completed',
    })),
    giveId: createIds(),
    used,
  };
  const metrics = around.metrics.flatMap((entry) => {
    const below = readMetrics(scene, entry.children);
    if (below.length > 0) use(used, entry);
    return below;
  });
  const { name, updated, prose } = around;
  return { name, updated, phases, metrics, prose, notUnderstood: restOf(text, used) };
}

function readFound(
  { entry, ancestors, stage }: FoundPhase,
  own: ReadonlySet<Entry>,
  used: Set<number>,
): PhaseDraft {
  const draft = createDraft(used);
  use(used, entry);
  for (const one of ancestors) if (one.kind === 'heading' || one.kind === 'table') use(used, one);
  if (entry.kind === 'row') readRow(draft, entry, stage);
  else
    readPhaseEntries(
      draft,
      entry.children.filter((child) => !own.has(child)),
    );
  return draft;
}

/** A document without phases may say what it takes all the same: then it is one phase. */
function readWhole(
  document: Entry,
  used: Set<number>,
): { readonly draft: PhaseDraft; readonly phase: ImportedPhase } | null {
  const title = document.children.find(({ kind, depth }) => kind === 'heading' && depth === 1);
  const tried = createDraft(new Set());
  readPhaseEntries(tried, title && document.children.length === 1 ? title.children : document.children);
  if (tried.criteria.length === 0) return null;
  for (const line of tried.used) used.add(line);
  const stage = {
    family: 'phase',
    key: '1',
    name: title?.text ?? 'Phase 1',
    words: null,
    sign: null,
  } as const;
  const found: FoundPhase = { entry: title ?? { ...document, line: 1 }, ancestors: [], stage };
  return { draft: tried, phase: describePhases([found], [tried], new Map(), null)[0]! };
}

function describePhases(
  found: readonly FoundPhase[],
  drafts: readonly PhaseDraft[],
  overviews: ReadonlyMap<FoundPhase, readonly Overview[]>,
  around: Around | null,
): readonly ImportedPhase[] {
  const states = judgeStates(found, drafts, overviews, around?.current ?? null);
  const giveId = createIds(['done']);
  return found.map((phase, at): ImportedPhase => {
    const draft = drafts[at]!;
    const giveCriterion = createIds();
    const { key } = phase.stage;
    const name = /[\p{L}\p{N}]/u.test(phase.stage.name) ? phase.stage.name : `Phase ${at + 1}`;
    const head = name.split(/\s+[-–—|]+\s+|[:：]\s/u)[0]!;
    const number = /^\d[\d.]*$/.test(key) ? key.replace(/\.$/, '') : String(at + 1);
    return {
      id: giveId(head, `phase-${number}`),
      name,
      line: phase.entry.line,
      state: states[at]!,
      passed: states[at] === 'completed' ? passedOn(phase, draft, overviews) : null,
      goal: draft.goal,
      window: draft.window,
      criteria: draft.criteria.map(({ words, statement, kind, group, claim, target, line }, position) => {
        const id = giveCriterion(words, `criterion-${position + 1}`);
        return { id, statement, kind, group, claim, target, line };
      }),
      risks: draft.risks,
      prose: Object.fromEntries([...draft.prose].map(([one, groups]) => [one, proseOf(groups)])),
    };
  });
}

/** The day that is written beside its state. */
function passedOn(
  phase: FoundPhase,
  { statuses }: PhaseDraft,
  overviews: ReadonlyMap<FoundPhase, readonly Overview[]>,
): string | null {
  const told = overviews.get(phase)?.find(({ date }) => date !== null)?.date;
  return findDate(phase.entry.text) ?? statuses.map(findDate).find((date) => date !== null) ?? told ?? null;
}

function useOverviews(
  overviews: ReadonlyMap<FoundPhase, readonly Overview[]>,
  entries: readonly Entry[],
  used: Set<number>,
): void {
  const all = [...overviews.values()].flat();
  const told = new Set(all.map(({ entry }) => entry));
  for (const { entry } of all) if (entry.kind === 'row') use(used, entry);
  for (const entry of entries) {
    if (entry.kind === 'table' && entry.children.some((row) => told.has(row))) use(used, entry);
  }
}

/** The lines with words that nothing was made of. */
function restOf(text: string, used: ReadonlySet<number>): readonly NotUnderstood[] {
  return text.split(/\r\n|\n|\r/).flatMap((source, index) => {
    const line = index + 1;
    return used.has(line) || !/[\p{L}\p{N}]/u.test(source) ? [] : [{ line, text: source.trim() }];
  });
}
