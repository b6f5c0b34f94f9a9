/** Lists of phases, an item each. */
import type { FoundPhase } from './found-phase.ts';
import type { Entry } from './outline.ts';
import { readStage, type StageFamily } from './stage-heading.ts';
import type { Visit } from './walk.ts';

/** List items that begin as phases do, in lists of nothing else. */
export function itemsIn(
  visits: readonly Visit[],
  isWanted: (family: StageFamily) => boolean,
): readonly FoundPhase[] {
  const found = visits.flatMap(({ entry, ancestors }): readonly FoundPhase[] => {
    if (entry.kind !== 'item' && entry.kind !== 'label' && entry.kind !== 'text') return [];
    if (entry.kind !== 'item' && entry.label === null) return [];
    const stage = readStage(headOf(entry));
    if (!stage || !isWanted(stage.family)) return [];
    const boxed = entry.checked === true ? ('completed' as const) : null;
    return [{ entry, stage: { ...stage, words: stage.words ?? boxed }, ancestors }];
  });
  const depth = Math.min(...found.map(({ ancestors }) => ancestors.length));
  return found.filter(({ ancestors }) => ancestors.length === depth);
}

/** What names an item: what it begins with in bold, or its label. */
export function headOf({ text, label, rest, bold }: Entry): string {
  if (bold !== '' && readStage(bold) !== null && label === null) return bold;
  if (label === null) return text;
  return readStage(label)?.name === label && rest !== '' ? `${label}: ${rest}` : label;
}
