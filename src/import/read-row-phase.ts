/** A phase that is a row of a table: its columns say what they are about. */
import type { Entry } from './outline.ts';
import { addProse, type PhaseDraft } from './phase-draft.ts';
import { readCriterion } from './read-criterion.ts';
import { findDate } from './read-times.ts';
import type { Stage } from './stage-heading.ts';
import { topicOf } from './topics.ts';

/** Reads the row into the draft; what its name says is read already. */
export function readRow(draft: PhaseDraft, row: Entry, { name }: Stage): void {
  for (const { header, text } of row.cells) {
    if (text === '' || text.includes(name)) continue;
    const topic = topicOf(header);
    if (topic === 'status') draft.statuses.push(text);
    else if (topic === 'criteria' || topic === 'quality' || topic === 'requirements') {
      for (const one of text.split(/\s*;\s*/)) addCriterion(draft, row, one, topic === 'quality');
      continue;
    } else if (topic === 'starts') draft.window.starts ??= findDate(text);
    else if (topic === 'goal' && draft.goal === null) {
      draft.goal = text;
      continue;
    }
    addProse(
      draft,
      topic === 'status'
        ? 'status'
        : topic === 'objectives'
          ? 'objectives'
          : topic === 'milestones'
            ? 'milestones'
            : 'notes',
      header === '' ? text : `${header}: ${text}`,
    );
  }
}

function addCriterion(draft: PhaseDraft, row: Entry, text: string, isQuality: boolean): void {
  const criterion = readCriterion(
    { ...row, kind: 'item', text, rest: text, label: null },
    isQuality ? 'quality' : 'requirement',
  );
  if (criterion) draft.criteria.push({ ...criterion, claim: null });
}
