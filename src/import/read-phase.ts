/** What stands below the heading of a phase: its criteria, window, risks, and what is told of it. */
import type { ProseKey } from './imported.ts';
import type { Entry } from './outline.ts';
import {
  aboutOf,
  habitsOf,
  hasItems,
  isAboutTime,
  isCriteriaTable,
  isTime,
  isTopicAllowed,
  START,
  topicOfEntry,
  type Context,
  type Habits,
} from './phase-context.ts';
import { addProse, use, type PhaseDraft } from './phase-draft.ts';
import { markOf, readCriterion } from './read-criterion.ts';
import { readRisks, takeText } from './read-risk.ts';
import { readTime } from './read-time-block.ts';
import { withoutSigns } from './state-words.ts';
import { topicOf, type Topic } from './topics.ts';

/** Reads the entries into the draft. */
export function readPhaseEntries(draft: PhaseDraft, entries: readonly Entry[]): void {
  const habits = habitsOf(entries);
  readAll(draft, entries, START, habits);
  if (!habits.hasOpenBoxes || draft.criteria.length === 0) return;
  // Ticks in front of everything, beside boxes that are open, are bullets.
  const isAllTicked = draft.criteria.every(({ claim, isBoxed }) => claim === 'met' && !isBoxed);
  if (isAllTicked) draft.criteria = draft.criteria.map((criterion) => ({ ...criterion, claim: null }));
}

/** Reads entries that are all criteria. */
export function readCriteria(draft: PhaseDraft, entries: readonly Entry[]): void {
  const context: Context = { ...START, about: 'criteria', isListed: hasItems(entries) };
  readAll(draft, entries, context, { hasCriteria: true, takesBoxes: false, hasOpenBoxes: false });
}

function readAll(draft: PhaseDraft, entries: readonly Entry[], context: Context, habits: Habits): void {
  for (const entry of entries) readEntry(draft, entry, context, habits);
}

function readEntry(draft: PhaseDraft, entry: Entry, context: Context, habits: Habits): void {
  if (entry.kind === 'other') return;
  if (entry.kind === 'table') return readTable(draft, entry, context, habits);
  const topic = topicOfEntry(entry);
  if (isAboutTime(topic) && isTime(entry, context)) return readTime(draft, entry, topic!);
  if (context.about === 'criteria' && isCriterion(entry)) return addCriterion(draft, entry, context);
  if (context.about !== 'status' && (topic === 'risks' || isRiskLabel(entry)))
    return readRiskBlock(draft, entry);
  if (isTopicAllowed(entry, topic, context)) {
    const about = aboutOf(topic, habits);
    if (about !== null) return enter(draft, entry, about, topic!, context, habits);
    if (topic === 'goal' && readGoal(draft, entry)) return;
  }
  if (entry.kind === 'heading' || entry.kind === 'label') return enterGroup(draft, entry, context, habits);
  readPlain(draft, entry, context, habits);
}

function isCriterion(entry: Entry): boolean {
  if (entry.kind === 'heading' || entry.kind === 'label') return false;
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
  context: Context,
  habits: Habits,
): void {
  use(draft.used, entry);
  const isField =
    entry.label !== null && entry.rest !== '' && !(entry.kind === 'heading' && about === 'criteria');
  const isListed = hasItems(entry.children);
  if (about === 'criteria') {
    const kind = topic === 'quality' ? 'quality' : 'requirement';
    if (isField && !isListed) return addCriterion(draft, entry, { ...context, kind });
    const group = isField ? withoutSigns(entry.rest) : context.group;
    return readAll(draft, entry.children, { about, kind, group, isListed }, habits);
  }
  const group = topic === 'included' || topic === 'deferred' ? topic : context.group;
  if (isField) {
    if (about === 'status') draft.statuses.push(entry.rest);
    addProse(
      draft,
      about,
      about === 'notes' ? `${withoutSigns(entry.label!)}: ${entry.rest}` : withoutSigns(entry.rest),
      group,
    );
  } else if (about === 'notes' && entry.children.length > 0) {
    return readAll(draft, entry.children, { ...START, about, group: within(context, entry) }, habits);
  }
  readAll(draft, entry.children, { ...START, about, group }, habits);
}

/** A heading or label of its own words: a group of what it stands in. */
function enterGroup(draft: PhaseDraft, entry: Entry, context: Context, habits: Habits): void {
  const isListed = hasItems(entry.children);
  if (context.about === 'criteria' && entry.children.length === 0 && !context.isListed) {
    return addCriterion(draft, entry, context);
  }
  if (entry.children.length === 0) return;
  if (context.about !== null || isListed) use(draft.used, entry);
  readAll(draft, entry.children, { ...context, group: within(context, entry), isListed }, habits);
}

/** What a group is called, in the one around it. */
function within({ group }: Context, entry: Entry): string {
  return group === null ? nameOf(entry) : `${group}: ${nameOf(entry)}`;
}

function nameOf({ text }: Entry): string {
  return withoutSigns(text.replace(/[:：]\s*$/, '')) || text;
}

/** An item or a text that no topic names. */
function readPlain(draft: PhaseDraft, entry: Entry, context: Context, habits: Habits): void {
  const { about, group } = context;
  const isItem = entry.kind === 'item';
  if (about === 'criteria') {
    if (!isItem && !context.isListed) addCriterion(draft, entry, context);
    if (isItem) enterItem(draft, entry, context, habits);
  } else if (isItem && habits.takesBoxes && isWork(context) && markOf(entry) !== null) {
    addCriterion(draft, entry, context);
  } else if (isItem && habits.takesBoxes && isWork(context) && hasBoxes(entry)) {
    enterItem(draft, entry, context, habits);
  } else if (about !== null || isItem) {
    if (about === 'status') draft.statuses.push(entry.text);
    const text = takeText(draft, entry);
    addProse(draft, about ?? 'milestones', withoutSigns(text) || text, group);
  }
}

/** An item over others that count by themselves. */
function enterItem(draft: PhaseDraft, entry: Entry, context: Context, habits: Habits): void {
  use(draft.used, entry);
  readAll(draft, entry.children, { ...context, group: within(context, entry) }, habits);
}

/** What is to be done, and not only told. */
function isWork({ about }: Context): boolean {
  return about === null || about === 'milestones' || about === 'objectives' || about === 'scope';
}

function hasBoxes({ children }: Entry): boolean {
  return children.some((child) => child.checked !== null || hasBoxes(child));
}

function addCriterion(draft: PhaseDraft, entry: Entry, { kind, group }: Context): void {
  const criterion = readCriterion(entry, kind, group);
  if (criterion) {
    use(draft.used, entry);
    draft.criteria.push(criterion);
  } else if (entry.isStruck) {
    use(draft.used, entry);
    addProse(draft, 'notes', withoutSigns(entry.text), 'dropped');
  }
}

function readTable(draft: PhaseDraft, table: Entry, context: Context, habits: Habits): void {
  const { about, group } = context;
  const isOf = (topic: Topic): boolean => table.cells.some(({ header }) => topicOf(header) === topic);
  const isOfCriteria = about === null && isCriteriaTable(table);
  if (about !== 'criteria' && !isOfCriteria && isOf('risks')) return readRisks(draft, [table]);
  const isTicked = habits.takesBoxes && (about === null || about === 'milestones') && isOf('status');
  if (about === null && !isOfCriteria && !isTicked) return;
  use(draft.used, table);
  for (const row of table.children) {
    if (isTicked || about === null || about === 'criteria') addCriterion(draft, row, context);
    else addProse(draft, about, rowText(draft, row), group);
  }
}

function rowText(draft: PhaseDraft, row: Entry): string {
  use(draft.used, row);
  return row.cells
    .filter(({ text }) => text !== '')
    .map(({ header, text }, index) => (index === 0 || header === '' ? text : `${header}: ${text}`))
    .join('; ');
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
