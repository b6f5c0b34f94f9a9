/** A phase while it is read. */
import type { Prose } from '../model/phase.ts';
import type { ImportedCriterion, ImportedRisk, ProseKey } from './imported.ts';
import type { Entry } from './outline.ts';

/** A criterion still without an id. */
export interface CriterionDraft extends Omit<ImportedCriterion, 'id'> {
  /** What its id is made of. */
  readonly words: string;
  /** A box tells whether it is met. */
  readonly isBoxed: boolean;
}

export type RiskDraft = { -readonly [K in keyof ImportedRisk]: ImportedRisk[K] };

/** Texts under one heading. */
export interface Group {
  readonly name: string | null;
  readonly texts: string[];
}

export interface PhaseDraft {
  criteria: CriterionDraft[];
  readonly risks: RiskDraft[];
  readonly prose: Map<ProseKey, Group[]>;
  readonly window: { starts: string | null; min: string | null; max: string | null };
  goal: string | null;
  /** What is written of its state. */
  readonly statuses: string[];
  /** What is written of its time. */
  readonly times: string[];
  /** The lines that were understood. */
  readonly used: Set<number>;
}

/** @param used the lines of the document that were understood; more are added */
export function createDraft(used: Set<number>): PhaseDraft {
  return {
    criteria: [],
    risks: [],
    prose: new Map(),
    window: { starts: null, min: null, max: null },
    goal: null,
    statuses: [],
    times: [],
    used,
  };
}

/** Notes that the entry's own lines were understood. */
export function use(used: Set<number>, { line, endLine }: Pick<Entry, 'line' | 'endLine'>): void {
  for (let at = line; at <= endLine; at += 1) used.add(at);
}

/** Adds a text, in its group. */
export function addProse(
  draft: Pick<PhaseDraft, 'prose'>,
  key: ProseKey,
  text: string,
  name: string | null = null,
): void {
  if (!/\S/.test(text)) return;
  const groups = draft.prose.get(key) ?? [];
  draft.prose.set(key, groups);
  const named = name === '' ? null : name;
  let group = groups.find((one) => one.name === named);
  if (!group) groups.push((group = { name: named, texts: [] }));
  group.texts.push(text);
}

/** The groups as the model has them: a list, or a map where they have names. */
export function proseOf(groups: readonly Group[]): Prose {
  if (groups.every(({ name }) => name === null)) return groups.flatMap(({ texts }) => texts);
  return Object.fromEntries(groups.map(({ name, texts }) => [name ?? 'general', texts]));
}
