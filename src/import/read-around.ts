/** What stands around the phases: the name of it all, the current phase, metrics, and texts about the roadmap. */
import type { FoundPhase } from './found-phase.ts';
import type { Imported } from './imported.ts';
import { matchPhase, type PhaseIndex } from './match-phase.ts';
import type { Entry } from './outline.ts';
import { proseOf, use, type Group } from './phase-draft.ts';
import { gatherProse, isRoadmapTopic, type RoadmapTopic } from './read-roadmap-prose.ts';
import { findDate } from './read-times.ts';
import { withoutSigns } from './state-words.ts';
import { topicOf } from './topics.ts';

export interface Around extends Pick<Imported, 'name' | 'updated' | 'prose'> {
  readonly current: FoundPhase | null;
  /** Headings and labels that metrics stand below. */
  readonly metrics: readonly Entry[];
  /** Headings and labels below one about criteria, each with its phase. */
  readonly criteria: readonly (readonly [FoundPhase, Entry])[];
}

/** What is gathered on the way through the document. */
interface Gathering {
  readonly phases: ReadonlySet<Entry>;
  readonly index: PhaseIndex<FoundPhase>;
  readonly used: Set<number>;
  /** What comes next stands at the document's head: below its title, before any other section and the phases. */
  isHead: boolean;
  name: string | null;
  updated: string | null;
  current: FoundPhase | null;
  readonly metrics: Entry[];
  readonly criteria: (readonly [FoundPhase, Entry])[];
  readonly prose: Map<RoadmapTopic, readonly Group[]>;
}

/** Reads what is outside of the phases. */
export function readAround(
  document: Entry,
  found: readonly FoundPhase[],
  index: PhaseIndex<FoundPhase>,
  used: Set<number>,
): Around {
  const phases = new Set(found.map(({ entry }) => entry));
  const around: Gathering = {
    phases,
    index,
    used,
    isHead: true,
    name: null,
    updated: null,
    current: null,
    metrics: [],
    criteria: [],
    prose: new Map(),
  };
  for (const entry of document.children) visit(around, entry, false);
  const { name, updated, current, metrics, criteria } = around;
  const prose = [...around.prose].map(([topic, groups]) => [topic, proseOf(groups)]);
  return { name, updated, current, metrics, criteria, prose: Object.fromEntries(prose) };
}

/** @param isCurrent it stands below a heading about the current phase */
function visit(around: Gathering, entry: Entry, isCurrent: boolean): void {
  if (around.phases.has(entry)) {
    around.isHead = false;
    return;
  }
  const words = entry.label ?? (entry.kind === 'heading' ? entry.text : null);
  const topic = words === null ? null : topicOf(words);
  const isFilled = saidOf(entry) !== '' || entry.children.length > 0;
  readHead(around, entry, topic);
  if (topic === 'current' || isCurrent) noteCurrent(around, entry);
  if (topic === 'metrics' && entry.children.length > 0) {
    around.metrics.push(entry);
    return;
  }
  if (topic !== null && isRoadmapTopic(topic) && isFilled && !holdsPhase(entry, around.phases)) {
    const groups = gatherProse(entry, around.prose.get(topic) ?? [], around.used);
    if (groups.length > 0) around.prose.set(topic, groups);
    return;
  }
  if ((topic === 'criteria' || topic === 'quality') && noteCriteria(around, entry)) return;
  for (const child of entry.children) visit(around, child, topic === 'current');
}

/** The title, and what the lines below it say of the document. */
function readHead(around: Gathering, entry: Entry, topic: ReturnType<typeof topicOf>): void {
  const said = saidOf(entry);
  const isTitle = entry.kind === 'heading' && entry.depth === 1 && around.name === null;
  const isName = topic === 'project' && said !== '' && (around.isHead || around.name === null);
  if (entry.kind === 'heading' && !isTitle) around.isHead = false;
  if (isTitle) around.name = withoutSigns(entry.text) || null;
  else if (topic === 'updated' && findDate(said)) around.updated ??= findDate(said);
  else if (isName) around.name = said;
  else return;
  use(around.used, entry);
}

function noteCurrent(around: Gathering, entry: Entry): void {
  const phase = matchPhase(saidOf(entry) || entry.text, around.index) ?? matchPhase(entry.text, around.index);
  if (!phase) return;
  around.current ??= phase;
  use(around.used, entry);
}

/** Criteria that stand together elsewhere, below the names of their phases. */
function noteCriteria(around: Gathering, entry: Entry): boolean {
  const before = around.criteria.length;
  for (const child of entry.children) {
    const phase = child.children.length > 0 ? matchPhase(child.text, around.index) : null;
    if (!phase || around.phases.has(child)) continue;
    use(around.used, entry);
    use(around.used, child);
    around.criteria.push([phase, child]);
  }
  return around.criteria.length > before;
}

function saidOf({ label, rest }: Entry): string {
  return label === null ? '' : rest;
}

function holdsPhase({ children }: Entry, phases: ReadonlySet<Entry>): boolean {
  return children.some((child) => phases.has(child) || holdsPhase(child, phases));
}
