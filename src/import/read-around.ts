/** What stands around the phases: the name of it all, the current phase, metrics, and texts about the roadmap. */
import type { FoundPhase } from './find-phases.ts';
import type { Imported } from './imported.ts';
import { matchPhase, type PhaseIndex } from './match-phase.ts';
import type { Entry } from './outline.ts';
import { proseOf, use } from './phase-draft.ts';
import { takeText } from './read-risk.ts';
import { findDate } from './read-times.ts';
import { withoutSigns } from './state-words.ts';
import { topicOf, type Topic } from './topics.ts';

export interface Around extends Pick<Imported, 'name' | 'updated' | 'prose'> {
  readonly current: FoundPhase | null;
  /** Headings and labels that metrics stand below. */
  readonly metrics: readonly Entry[];
  /** Headings and labels below one about criteria, each with its phase. */
  readonly criteria: readonly (readonly [FoundPhase, Entry])[];
}

type ProseTopic = keyof Imported['prose'];

const PROSE: readonly Topic[] = ['philosophy', 'review', 'focus', 'versioning'];

/** Reads what is outside of the phases. */
export function readAround(
  document: Entry,
  phases: readonly FoundPhase[],
  index: PhaseIndex<FoundPhase>,
  used: Set<number>,
): Around {
  const own = new Set(phases.map(({ entry }) => entry));
  const around = {
    name: null as string | null,
    updated: null as string | null,
    current: null as FoundPhase | null,
    metrics: [] as Entry[],
    criteria: [] as (readonly [FoundPhase, Entry])[],
  };
  const prose: Partial<Record<ProseTopic, ReturnType<typeof proseOf>>> = {};
  const readProse = (topic: ProseTopic, entry: Entry): void => {
    use(used, entry);
    const texts = entry.rest !== '' && entry.label !== null ? [{ name: null, texts: [entry.rest] }] : [];
    const groups = entry.children.map((child) => {
      const isGroup = child.children.length > 0 && child.rest === '';
      if (isGroup) use(used, child);
      const inner = isGroup
        ? child.children.map((one) => takeText({ used }, one))
        : [takeText({ used }, child)];
      return {
        name: isGroup ? withoutSigns(child.label ?? child.text) : null,
        texts: inner.filter((text) => /\S/.test(text)),
      };
    });
    const filled = mergeGroups([...texts, ...groups].filter((group) => group.texts.length > 0));
    if (filled.length > 0) prose[topic] = proseOf(filled);
  };
  const visit = (entry: Entry, isCurrent: boolean): void => {
    if (own.has(entry)) return;
    const words = entry.label ?? (entry.kind === 'heading' ? entry.text : null);
    const topic = words === null ? null : topicOf(words);
    const said = entry.label === null ? '' : entry.rest;
    if (entry.kind === 'heading' && entry.depth === 1 && around.name === null) {
      use(used, entry);
      around.name = withoutSigns(entry.text) || null;
    } else if (topic === 'updated' && findDate(said)) {
      use(used, entry);
      around.updated ??= findDate(said);
    } else if (topic === 'project' && said !== '') {
      use(used, entry);
      around.name = said;
    } else if (topic === 'metrics' && entry.children.length > 0) return void around.metrics.push(entry);
    else if (
      PROSE.includes(topic!) &&
      prose[topic as ProseTopic] === undefined &&
      (said !== '' || entry.children.length > 0) &&
      !holdsPhase(entry, own)
    ) {
      return readProse(topic as ProseTopic, entry);
    }
    if (topic === 'current' || isCurrent) {
      const phase = matchPhase(said === '' ? entry.text : said, index) ?? matchPhase(entry.text, index);
      if (phase) {
        around.current ??= phase;
        use(used, entry);
      }
    }
    if (topic === 'criteria' || topic === 'quality') {
      const named = entry.children
        .map((child) => [matchPhase(child.text, index), child] as const)
        .filter(
          (pair): pair is readonly [FoundPhase, Entry] =>
            pair[0] !== null && pair[1].children.length > 0 && !own.has(pair[1]),
        );
      for (const [phase, child] of named) {
        use(used, entry);
        use(used, child);
        around.criteria.push([phase, child]);
      }
      if (named.length > 0) return;
    }
    for (const child of entry.children) visit(child, topic === 'current');
  };
  for (const entry of document.children) visit(entry, false);
  return { ...around, prose };
}

function mergeGroups(
  groups: readonly { name: string | null; texts: string[] }[],
): { name: string | null; texts: string[] }[] {
  const merged: { name: string | null; texts: string[] }[] = [];
  for (const group of groups) {
    const same = merged.find(({ name }) => name === group.name);
    if (same) same.texts.push(...group.texts);
    else merged.push(group);
  }
  return merged;
}

function holdsPhase(entry: Entry, own: ReadonlySet<Entry>): boolean {
  return entry.children.some((child) => own.has(child) || holdsPhase(child, own));
}
