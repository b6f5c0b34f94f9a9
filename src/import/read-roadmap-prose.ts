/** Texts about the roadmap as a whole, in their groups. */
import type { Imported } from './imported.ts';
import type { Entry } from './outline.ts';
import { use, type Group } from './phase-draft.ts';
import { takeText } from './read-risk.ts';
import { withoutSigns } from './state-words.ts';

export type RoadmapTopic = keyof Imported['prose'];

const TOPICS: ReadonlySet<string> = new Set<RoadmapTopic>(['philosophy', 'review', 'focus', 'versioning']);

/** Whether a topic is one of roadmap.yaml's. */
export function isRoadmapTopic(topic: string): topic is RoadmapTopic {
  return TOPICS.has(topic);
}

/** The groups before, and what stands behind and below the entry. */
export function gatherProse(entry: Entry, before: readonly Group[], used: Set<number>): readonly Group[] {
  use(used, entry);
  const groups = before.map(({ name, texts }) => ({ name, texts: [...texts] }));
  const add = (name: string | null, texts: readonly string[]): void => {
    const filled = texts.filter((text) => /\S/.test(text));
    if (filled.length === 0) return;
    const same = groups.find((group) => group.name === name);
    if (same) same.texts.push(...filled);
    else groups.push({ name, texts: filled });
  };
  if (entry.label !== null) add(null, [entry.rest]);
  for (const child of entry.children) {
    const isGroup = child.children.length > 0 && child.rest === '';
    if (isGroup) use(used, child);
    const texts = (isGroup ? child.children : [child]).map((one) => takeText({ used }, one));
    add(isGroup ? withoutSigns(child.label ?? child.text) || null : null, texts);
  }
  return groups;
}
