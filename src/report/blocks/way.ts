/** Phases by their names, in Markdown. */
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { Phase } from '../../model/roadmap.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { namesOnWay } from '../way.ts';

/** "Alpha → Beta": a phase, and the one that its gate opens. */
export function wayText({ world }: Evaluation, phase: Phase): string {
  return namesOnWay(world.roadmap.phases, phase).map(escapeMarkdown).join(' → ');
}
