/**
 * What earlier runs found out: facts about content, keyed by the content itself and the question, and answers of
 * commands and servers whose proofs allow it for a time. Only what this run used is kept for the next.
 */
import { deserialize, serialize } from 'node:v8';
import type { Store } from '../cache/store.ts';
import { isProblem, type Problem } from './problem.ts';

export interface Memory {
  /** The answer to a question about content; worked out where it is not remembered. A problem is never remembered. */
  readonly about: <T extends object>(
    content: string,
    question: string,
    work: () => Promise<T | Problem>,
    isWorth?: (answer: T) => boolean,
  ) => Promise<T | Problem>;
  /** The answer to a question that the world answers, when it was given at `from` (milliseconds since 1970) or later. */
  readonly recent: <T extends object>(
    question: string,
    from: number,
    work: () => Promise<T>,
    isWorth: (answer: T) => boolean,
  ) => Promise<T>;
  /** Keeps what was used. */
  readonly save: () => void;
}

interface Fact {
  readonly at: number;
  readonly answer: object;
}

/** The memory of the project at `root`. `now` is in milliseconds since 1970. */
export function openMemory(store: Store, root: string, now: number): Memory {
  const name = `facts-${store.digest([root]).slice(0, 32)}`;
  let before: ReadonlyMap<string, Fact> | null = null;
  const used = new Map<string, Fact>();
  let isChanged = false;
  const find = (key: string): Fact | undefined => {
    before ??= readFacts(store, name);
    return used.get(key) ?? before.get(key);
  };
  const keep = (key: string, answer: object): void => {
    used.set(key, { at: now, answer });
    isChanged = true;
  };
  return {
    about: async <T extends object>(
      content: string,
      question: string,
      work: () => Promise<T | Problem>,
      isWorth: (answer: T) => boolean = () => true,
    ) => {
      const key = store.digest([question, content]);
      const known = find(key);
      if (known) {
        used.set(key, known);
        return known.answer as T;
      }
      const answer = await work();
      if (!isProblem(answer) && isWorth(answer)) keep(key, answer);
      return answer;
    },
    recent: async <T extends object>(
      question: string,
      from: number,
      work: () => Promise<T>,
      isWorth: (answer: T) => boolean,
    ) => {
      const key = store.digest([question]);
      const known = find(key);
      // What is dated in the future was dated by a clock that is wrong.
      if (known && known.at >= from && known.at <= now) {
        used.set(key, known);
        return known.answer as T;
      }
      const answer = await work();
      if (isWorth(answer)) keep(key, answer);
      return answer;
    },
    save: () => {
      if (isChanged) store.write(name, serialize(used));
    },
  };
}

function readFacts(store: Store, name: string): ReadonlyMap<string, Fact> {
  const entry = store.read(name);
  if (entry === null) return new Map();
  try {
    return deserialize(entry) as ReadonlyMap<string, Fact>;
  } catch {
    return new Map();
  }
}

/** Remembers nothing. */
export const NO_MEMORY: Memory = {
  about: (_content, _question, work) => work(),
  recent: (_question, _from, work) => work(),
  save: () => {},
};
