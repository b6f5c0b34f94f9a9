/** From a phase to the next, by their names. */

/** What roadmaps and reports say of a phase. */
interface OnWay {
  readonly id: string;
  readonly name: string;
  readonly gate: { readonly opens: string | null } | null;
}

/** The name of a phase, and of the one that its gate opens, where it opens any. */
export function namesOnWay(phases: readonly OnWay[], { name, gate }: OnWay): readonly string[] {
  if (gate === null || gate.opens === null) return [name];
  return [name, phases.find(({ id }) => id === gate.opens)?.name ?? gate.opens];
}

/** "Alpha -> Beta". */
export function wayOf(phases: readonly OnWay[], phase: OnWay): string {
  return namesOnWay(phases, phase).join(' -> ');
}
