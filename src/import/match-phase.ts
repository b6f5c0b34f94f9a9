/** Finds the phase that a text is about, by its number or by its name. */
import type { Entry } from './outline.ts';
import { readStage, type Stage } from './stage-heading.ts';

interface Named {
  readonly entry: Entry;
  readonly stage: Stage;
}

export interface PhaseIndex<T extends Named> {
  readonly byKey: ReadonlyMap<string, T>;
  readonly byNumber: ReadonlyMap<string, T>;
  /** By whole names, and by how they begin. */
  readonly byName: ReadonlyMap<string, T>;
  readonly byBeginning: ReadonlyMap<string, T>;
}

/** Words of a beginning. */
const LONGEST = 8;

/** Prepares phases for being found; where several answer to the same, the first does. */
export function indexPhases<T extends Named>(phases: readonly T[]): PhaseIndex<T> {
  const index = {
    byKey: new Map<string, T>(),
    byNumber: new Map<string, T>(),
    byName: new Map<string, T>(),
    byBeginning: new Map<string, T>(),
  };
  const add = (map: Map<string, T>, key: string, phase: T): void => {
    if (key !== '' && !map.has(key)) map.set(key, phase);
  };
  for (const phase of phases) {
    const { entry, stage } = phase;
    add(index.byKey, `${stage.family} ${stage.key}`, phase);
    add(index.byNumber, stage.key, phase);
    for (const name of [plainName(stage.name), plainName(entry.text)]) {
      add(index.byName, name, phase);
      const words = name.split(' ').slice(0, LONGEST);
      for (const count of words.keys()) add(index.byBeginning, words.slice(0, count + 1).join(' '), phase);
    }
  }
  return index;
}

/**
 * The phase that a text names.
 * @param byNumber a number alone is that of a phase
 */
export function matchPhase<T extends Named>(text: string, index: PhaseIndex<T>, byNumber = false): T | null {
  const stage = readStage(text);
  const plain = plainName(text);
  const number = byNumber ? /^(?:\W*)(\d+(?:\.\d+)*[a-z]?)(?![\p{L}\d])/u.exec(text)?.[1] : undefined;
  return (
    (stage && index.byKey.get(`${stage.family} ${stage.key}`)) ??
    (number === undefined ? undefined : index.byNumber.get(number)) ??
    index.byName.get(plain) ??
    (plain.length > 2 ? index.byBeginning.get(plain) : undefined) ??
    null
  );
}

/** Letters and figures alone, for comparing. */
export function plainName(text: string): string {
  return text
    .slice(0, 300)
    .toLowerCase()
    .replace(/\s*[(（][^()（）]*[)）]\s*$/u, '')
    .replaceAll(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}
