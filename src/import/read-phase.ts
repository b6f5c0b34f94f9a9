/** What stands below the heading of a phase: its criteria, window, risks, and what is told of it. */
import type { CriterionKind } from '../model/phase.ts';
import type { ProseKey } from './imported.ts';
import type { Entry } from './outline.ts';
import { addProse, use, type PhaseDraft } from './phase-draft.ts';
import { markOf, readCriterion } from './read-criterion.ts';
import { readRisks, takeText } from './read-risk.ts';
import { findDate, findDuration } from './read-times.ts';
import { withoutSigns } from './state-words.ts';
import { topicOf, type Topic } from './topics.ts';

/** What the entries at hand are about. */
interface Context {
  readonly about: 'criteria' | ProseKey | null;
  readonly kind: CriterionKind;
  /** The heading or label that they stand under. */
  readonly group: string | null;
  /** Their block has lists or tables: its sentences only introduce these. */
  readonly isListed: boolean;
}

/** What the phase has, seen before it is read. */
interface Habits {
  /** Something in it is surely a list of criteria: requirements and metrics are not. */
  readonly hasCriteria: boolean;
  /** Nothing in it is: then what can be ticked is what it asks for. */
  readonly takesBoxes: boolean;
}

const START: Context = { about: null, kind: 'requirement', group: null, isListed: false };
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
const WEAK: readonly (Topic | null)[] = ['requirements', 'metrics'];
const STRONG: readonly (Topic | null)[] = ['criteria', 'quality'];
const TIMES: readonly (Topic | null)[] = ['min', 'max', 'starts', 'timeline'];

/** Reads the entries into the draft. */
export function readPhaseEntries(draft: PhaseDraft, entries: readonly Entry[]): void {
  const habits = habitsOf(entries);
  readAll(draft, entries, START, habits);
}

/** Reads entries that are all criteria. */
export function readCriteria(
  draft: PhaseDraft,
  entries: readonly Entry[],
  kind: CriterionKind = 'requirement',
): void {
  const context: Context = { about: 'criteria', kind, group: null, isListed: hasItems(entries) };
  readAll(draft, entries, context, { hasCriteria: true, takesBoxes: false });
}

function habitsOf(entries: readonly Entry[]): Habits {
  let [hasCriteria, hasWeak] = [false, false];
  const visit = (entry: Entry): void => {
    const topic = topicOfEntry(entry);
    const hasSaid = entry.rest !== '' || entry.children.length > 0;
    if (STRONG.includes(topic) && hasSaid) hasCriteria = true;
    if (WEAK.includes(topic) && entry.children.length > 0) hasWeak = true;
    if (entry.kind === 'table' && isCriteriaTable(entry)) hasCriteria = true;
    for (const child of entry.children) visit(child);
  };
  for (const entry of entries) visit(entry);
  return { hasCriteria, takesBoxes: !hasCriteria && !hasWeak };
}

function topicOfEntry(entry: Entry): Topic | null {
  if (entry.label !== null) return topicOf(entry.label);
  return entry.kind === 'heading' ? topicOf(entry.text) : null;
}

function isCriteriaTable({ cells }: Entry): boolean {
  return cells.some(({ header }) => ['criteria', 'quality', 'requirements'].includes(topicOf(header) ?? ''));
}

function hasItems(entries: readonly Entry[]): boolean {
  return entries.some(({ kind, children }) => kind === 'item' || kind === 'table' || hasItems(children));
}

function readAll(draft: PhaseDraft, entries: readonly Entry[], context: Context, habits: Habits): void {
  for (const entry of entries) readEntry(draft, entry, context, habits);
}

function readEntry(draft: PhaseDraft, entry: Entry, context: Context, habits: Habits): void {
  if (entry.kind === 'other') return;
  if (entry.kind === 'table') return readTable(draft, entry, context, habits);
  const topic = topicOfEntry(entry);
  if (context.about === 'criteria' && isCriterion(entry, topic)) return addCriterion(draft, entry, context);
  if (TIMES.includes(topic)) return readTime(draft, entry, topic!);
  if (context.about !== 'status' && (topic === 'risks' || isRiskLabel(entry)))
    return readRiskBlock(draft, entry);
  if (isTopicAllowed(topic, context)) {
    const about = aboutOf(topic, habits);
    if (about !== null) return enter(draft, entry, about, topic!, habits);
    if (topic === 'goal' && readGoal(draft, entry)) return;
  }
  if (entry.kind === 'heading' || entry.kind === 'label') return enterGroup(draft, entry, context, habits);
  readPlain(draft, entry, context, habits);
}

/** Inside criteria only what can't be one leads out of them; other contexts are left for what is known. */
function isTopicAllowed(topic: Topic | null, { about }: Context): boolean {
  if (topic === null || about === 'criteria') return topic === 'quality';
  return about !== 'status' || STRONG.includes(topic);
}

function aboutOf(topic: Topic | null, { hasCriteria }: Habits): 'criteria' | ProseKey | null {
  if (topic === null) return null;
  if (STRONG.includes(topic)) return 'criteria';
  if (WEAK.includes(topic)) return hasCriteria ? 'notes' : 'criteria';
  return PROSE[topic] ?? null;
}

function isCriterion(entry: Entry, topic: Topic | null): boolean {
  if (TIMES.includes(topic) || entry.kind === 'heading' || entry.kind === 'label') return false;
  const isGroup =
    (entry.label !== null && entry.rest === '') ||
    (entry.checked === null && entry.children.some(({ checked }) => checked !== null));
  return entry.kind === 'item' && !(isGroup && entry.children.length > 0);
}

function isRiskLabel({ label, kind }: Entry): boolean {
  return kind !== 'item' && label !== null && /^risk\s*\d*\s*[:：]/i.test(label);
}

/** A heading, a label or a line of a known topic, with what stands below and behind it. */
function enter(
  draft: PhaseDraft,
  entry: Entry,
  about: 'criteria' | ProseKey,
  topic: Topic,
  habits: Habits,
): void {
  use(draft.used, entry);
  const isField =
    entry.label !== null && entry.rest !== '' && !(entry.kind === 'heading' && about === 'criteria');
  const isListed = hasItems(entry.children);
  if (about === 'criteria') {
    const kind = topic === 'quality' ? 'quality' : 'requirement';
    if (isField && !isListed) return addCriterion(draft, entry, { ...START, kind });
    return readAll(draft, entry.children, { about, kind, group: null, isListed }, habits);
  }
  const group = topic === 'included' || topic === 'deferred' ? topic : null;
  if (isField) {
    if (about === 'status') draft.statuses.push(entry.rest);
    addProse(
      draft,
      about,
      about === 'notes' ? `${withoutSigns(entry.label!)}: ${entry.rest}` : withoutSigns(entry.rest),
      group,
    );
  } else if (about === 'notes' && entry.children.length > 0) {
    return readAll(draft, entry.children, { ...START, about, group: nameOf(entry) }, habits);
  }
  readAll(draft, entry.children, { ...START, about, group }, habits);
}

/** A heading or label of its own words: a group of what it stands in. */
function enterGroup(draft: PhaseDraft, entry: Entry, context: Context, habits: Habits): void {
  const isField = entry.label !== null && entry.rest !== '' && entry.kind === 'label';
  const name = nameOf(entry);
  if (context.about !== null || hasItems(entry.children)) use(draft.used, entry);
  const isListed = hasItems(entry.children);
  const inside = { ...context, group: isField ? context.group : name, isListed };
  if (context.about === 'criteria' && !isListed && entry.children.length === 0 && !context.isListed) {
    return addCriterion(draft, entry, context);
  }
  readAll(draft, entry.children, inside, habits);
}

function nameOf({ text, label }: Entry): string {
  return withoutSigns((label ?? text).replace(/[:：]\s*$/, '')) || text;
}

/** An item or a text that no topic names. */
function readPlain(draft: PhaseDraft, entry: Entry, context: Context, habits: Habits): void {
  const { about, group } = context;
  if (about === 'criteria') {
    if (entry.kind === 'text' && !context.isListed) return addCriterion(draft, entry, context);
    if (entry.kind === 'item') {
      use(draft.used, entry);
      return readAll(draft, entry.children, context, habits);
    }
    return;
  }
  const isTold = about !== null && about !== 'milestones' && about !== 'objectives' && about !== 'scope';
  if (habits.takesBoxes && !isTold && entry.kind === 'item' && markOf(entry) !== null)
    return addCriterion(draft, entry, context);
  if (entry.kind === 'item' && habits.takesBoxes && !isTold && hasBoxes(entry)) {
    use(draft.used, entry);
    return readAll(draft, entry.children, { ...context, group: nameOf(entry) }, habits);
  }
  if (about === null && entry.kind !== 'item') return;
  if (about === 'status') draft.statuses.push(entry.text);
  const text = takeText(draft, entry);
  addProse(draft, about ?? 'milestones', withoutSigns(text) || text, group);
}

function hasBoxes({ children }: Entry): boolean {
  return children.some((child) => child.checked !== null || hasBoxes(child));
}

function addCriterion(draft: PhaseDraft, entry: Entry, { kind }: Context): void {
  const criterion = readCriterion(entry, kind);
  if (criterion) {
    use(draft.used, entry);
    draft.criteria.push(criterion);
  } else if (entry.isStruck) {
    use(draft.used, entry);
    addProse(draft, 'notes', withoutSigns(entry.text), 'dropped');
  }
}

function readTable(draft: PhaseDraft, table: Entry, context: Context, habits: Habits): void {
  const isOfCriteria = context.about === 'criteria' || (context.about === null && isCriteriaTable(table));
  const isOfRisks = table.cells.some(({ header }) => topicOf(header) === 'risks');
  const hasStatus = table.cells.some(({ header }) => topicOf(header) === 'status');
  if (isOfRisks && !isOfCriteria) return readRisks(draft, [table]);
  if (
    isOfCriteria ||
    (habits.takesBoxes && hasStatus && (context.about === null || context.about === 'milestones'))
  ) {
    use(draft.used, table);
    for (const row of table.children) addCriterion(draft, row, context);
    return;
  }
  if (context.about === null) return;
  use(draft.used, table);
  for (const row of table.children) {
    use(draft.used, row);
    const texts = row.cells
      .filter(({ text }) => text !== '')
      .map(({ header, text }, index) => (index === 0 || header === '' ? text : `${header}: ${text}`));
    addProse(draft, context.about as ProseKey, texts.join('; '), context.group);
  }
}

function readRiskBlock(draft: PhaseDraft, entry: Entry): void {
  const isOne = isRiskLabel(entry) || (entry.label !== null && entry.rest !== '');
  if (isOne) return readRisks(draft, [entry]);
  use(draft.used, entry);
  readRisks(draft, entry.children);
}

/** The first says what the phase is for; others are objectives. */
function readGoal(draft: PhaseDraft, entry: Entry): boolean {
  const texts = entry.label !== null && entry.rest !== '' ? [entry.rest] : [];
  use(draft.used, entry);
  texts.push(...entry.children.map((child) => takeText(draft, child)).filter((text) => text !== ''));
  for (const text of texts) {
    if (draft.goal === null) draft.goal = withoutSigns(text) || text;
    else addProse(draft, 'objectives', withoutSigns(text) || text);
  }
  return true;
}

function readTime(draft: PhaseDraft, entry: Entry, topic: Topic): void {
  use(draft.used, entry);
  const said = entry.label !== null ? entry.rest : '';
  const { window } = draft;
  if (said !== '') {
    draft.times.push(said);
    const duration = topic === 'min' || topic === 'max' ? findDuration(said) : null;
    const date = topic === 'starts' ? findDate(said) : null;
    if ((topic === 'min' || topic === 'max') && duration !== null && window[topic] === null)
      window[topic] = duration;
    else if (date !== null && window.starts === null) window.starts = date;
    else addProse(draft, 'notes', `${withoutSigns(entry.label!)}: ${said}`);
  }
  for (const child of entry.children) {
    const inner = topicOfEntry(child);
    if (TIMES.includes(inner)) readTime(draft, child, inner!);
    else {
      const text = takeText(draft, child);
      draft.times.push(text);
      addProse(draft, 'notes', withoutSigns(text) || text);
    }
  }
}
