/** How long a phase lasts, and when: what a window can say, and the rest as notes. */
import type { Entry } from './outline.ts';
import { isAboutTime, topicOfEntry } from './phase-context.ts';
import { addProse, use, type PhaseDraft } from './phase-draft.ts';
import { takeText } from './read-risk.ts';
import { findDate, findDuration } from './read-times.ts';
import { withoutSigns } from './state-words.ts';
import type { Topic } from './topics.ts';

/** Reads a line or a block that is about time. */
export function readTime(draft: PhaseDraft, entry: Entry, topic: Topic): void {
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
    if (isAboutTime(inner)) readTime(draft, child, inner!);
    else {
      const text = takeText(draft, child);
      draft.times.push(text);
      addProse(draft, 'notes', withoutSigns(text) || text);
    }
  }
}
