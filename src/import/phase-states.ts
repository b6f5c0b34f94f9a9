/** How far each phase is, as the document says it; nothing is made up. */
import type { FoundPhase } from './found-phase.ts';
import type { ImportedState } from './imported.ts';
import type { Overview } from './overviews.ts';
import type { PhaseDraft } from './phase-draft.ts';
import { readName } from './stage-heading.ts';
import { stateOfHorizon, stateOfSigns, stateOfText } from './state-words.ts';

/**
 * The states of the phases, in their order. Words come before signs, and what stands at the phase before what is said
 * of it elsewhere.
 * @param current the phase that the document calls the current one
 */
export function judgeStates(
  found: readonly FoundPhase[],
  drafts: readonly PhaseDraft[],
  overviews: ReadonlyMap<FoundPhase, readonly Overview[]>,
  current: FoundPhase | null,
): readonly ImportedState[] {
  const states = found.map((phase, at) =>
    stateOf(phase, drafts[at]!, overviews.get(phase) ?? [], phase === current),
  );
  // What comes after the current one is still to come: that is what being current means.
  const last = states.lastIndexOf('current');
  return states.map((state, at) => (state === 'unknown' && last >= 0 && at > last ? 'future' : state));
}

function stateOf(
  { stage, ancestors }: FoundPhase,
  { statuses, criteria }: PhaseDraft,
  overviews: readonly Overview[],
  isCurrent: boolean,
): ImportedState {
  const headings = ancestors.filter(({ kind }) => kind === 'heading').toReversed();
  const said = [
    stage.words,
    ...statuses.slice(0, 1).map(stateOfText),
    ...overviews.map(({ words }) => words),
    isCurrent ? ('current' as const) : null,
    stateOfHorizon(stage.name) ?? (stage.family === 'horizon' ? stateOfHorizon(stage.key) : null),
    ...headings.map(({ text }) => stateOfHorizon(readName(text).name) ?? readName(text).words),
    stage.sign,
    ...statuses.slice(0, 1).map(stateOfSigns),
    ...overviews.map(({ sign }) => sign),
    ...headings.map(({ text }) => stateOfSigns(text)),
  ].find((state) => state !== null);
  if (said) return said;
  const claims = criteria.map(({ claim }) => claim);
  return claims.length > 0 && claims.every((claim) => claim === 'met') ? 'completed' : 'unknown';
}
