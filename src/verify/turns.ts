/** Whose turn it is: work on evidence lets a spinner spin now and then, and tells it how far it is. */
import { proofTarget } from '../model/proof-text.ts';
import type { Proof } from '../model/proof.ts';

/** Told how many of all checks are done, and what is being done, in a few words. */
export type OnProgress = (done: number, total: number, running: string) => void;

/** How long, in milliseconds, work goes on before others get a turn. */
const TURN = 50;

export interface Turns {
  /** What takes a while and is told while it goes on. */
  readonly begin: (proof: Proof) => void;
  readonly end: (proof: Proof) => void;
  /** Counts one more check as done. */
  readonly count: () => void;
  readonly isOver: () => boolean;
  readonly pass: () => Promise<void>;
  readonly finish: () => void;
}

export function takeTurns(total: number, onProgress: OnProgress | undefined): Turns {
  let done = 0;
  let began = Date.now();
  const running = new Set<Proof>();
  const tell = (): void => onProgress?.(done, total, [...running].map(proofTarget).join(', '));
  return {
    begin: (proof) => {
      running.add(proof);
      tell();
    },
    end: (proof) => {
      running.delete(proof);
      tell();
    },
    count: () => {
      done += 1;
    },
    isOver: () => Date.now() - began > TURN,
    pass: async () => {
      tell();
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      began = Date.now();
    },
    finish: () => onProgress?.(total, total, ''),
  };
}
