/** Phases by their names. */
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { Phase } from '../../model/roadmap.ts';
import { escapeMarkdown } from '../escape-markdown.ts';

/** "Alpha → Beta": a phase, and the one that its gate opens. */
export function wayOf({ world }: Evaluation, { name, gate }: Phase): string {
  const opens = gate?.opens ?? null;
  if (opens === null) return escapeMarkdown(name);
  const next = world.roadmap.phases.find(({ id }) => id === opens)?.name ?? opens;
  return `${escapeMarkdown(name)} → ${escapeMarkdown(next)}`;
}
