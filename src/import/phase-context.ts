/** What the entries of a phase are about, by the headings and labels above them. */
import type { CriterionKind } from '../model/phase.ts';
import type { ProseKey } from './imported.ts';
import type { Entry } from './outline.ts';
import { findDate, findDuration } from './read-times.ts';
import { topicOf, type Topic } from './topics.ts';

/** What the entries at hand are about. */
export interface Context {
  readonly about: 'criteria' | ProseKey | null;
  readonly kind: CriterionKind;
  /** The heading or label that they stand under. */
  readonly group: string | null;
  /** Their block has lists or tables: its sentences only introduce these. */
  readonly isListed: boolean;
}

/** What the phase has, seen before it is read. */
export interface Habits {
  /** Something in it is surely a list of criteria: requirements and metrics are not. */
  readonly hasCriteria: boolean;
  /** Nothing in it is: then what can be ticked is what it asks for. */
  readonly takesBoxes: boolean;
  /** More of its boxes are open than ticked. */
  readonly hasOpenBoxes: boolean;
}

export const START: Context = { about: null, kind: 'requirement', group: null, isListed: false };
const PROSE: Readonly<Partial<Record<Topic, ProseKey>>> = {
  objectives: 'objectives',
  scope: 'scope',
  included: 'scope',
  deferred: 'scope',
  milestones: 'milestones',
  status: 'status',
  current: 'status',
  learnings: 'learnings',
  notes: 'notes',
};
const WEAK: ReadonlySet<Topic | null> = new Set<Topic>(['requirements', 'metrics']);
const STRONG: ReadonlySet<Topic | null> = new Set<Topic>(['criteria', 'quality']);
const TIMES: ReadonlySet<Topic | null> = new Set<Topic>(['min', 'max', 'starts', 'timeline']);

/** Looks through the entries of a phase. */
export function habitsOf(entries: readonly Entry[]): Habits {
  let [hasCriteria, hasWeak] = [false, false];
  let open = 0;
  const visit = (entry: Entry): void => {
    const topic = topicOfEntry(entry);
    const hasSaid = entry.rest !== '' || entry.children.length > 0;
    if (STRONG.has(topic) && hasSaid) hasCriteria = true;
    if (WEAK.has(topic) && entry.children.length > 0) hasWeak = true;
    if (entry.kind === 'table' && isCriteriaTable(entry)) hasCriteria = true;
    if (entry.checked !== null) open += entry.checked ? -1 : 1;
    for (const child of entry.children) visit(child);
  };
  for (const entry of entries) visit(entry);
  return { hasCriteria, takesBoxes: !hasCriteria && !hasWeak, hasOpenBoxes: open > 0 };
}

/** What the label of an entry, or the words of a heading, are about. */
export function topicOfEntry(entry: Entry): Topic | null {
  if (entry.label !== null) return topicOf(entry.label);
  return entry.kind === 'heading' ? topicOf(entry.text) : null;
}

/** Whether a column is named so. */
export function isCriteriaTable({ cells }: Entry): boolean {
  return cells.some(({ header }) => ['criteria', 'quality', 'requirements'].includes(topicOf(header) ?? ''));
}

/** Whether there are lists or tables, however deep. */
export function hasItems(entries: readonly Entry[]): boolean {
  return entries.some(({ kind, children }) => kind === 'item' || kind === 'table' || hasItems(children));
}

/** Whether an entry is about time. */
export function isAboutTime(topic: Topic | null): boolean {
  return TIMES.has(topic);
}

/** Inside criteria only quality is a topic of its own; elsewhere items and groups of the same are no topics. */
export function isTopicAllowed({ kind }: Entry, topic: Topic | null, { about }: Context): boolean {
  if (topic === null || about === 'criteria') return topic === 'quality' && kind !== 'item';
  if (about === null) return true;
  return (
    kind !== 'item' &&
    (STRONG.has(topic) ||
      (about !== 'status' && (PROSE[topic] !== about || topic === 'included' || topic === 'deferred')))
  );
}

/** Where it is not told when, only a line that says how long or when is about time. */
export function isTime({ kind, rest, children }: Entry, { about }: Context): boolean {
  if (about === null || (about === 'criteria' && kind !== 'item')) return true;
  return children.length === 0 && (findDuration(rest) ?? findDate(rest)) !== null;
}

/** What stands below a topic becomes. */
export function aboutOf(topic: Topic | null, { hasCriteria }: Habits): 'criteria' | ProseKey | null {
  if (topic === null) return null;
  if (STRONG.has(topic)) return 'criteria';
  if (WEAK.has(topic)) return hasCriteria ? 'notes' : 'criteria';
  return PROSE[topic] ?? null;
}
