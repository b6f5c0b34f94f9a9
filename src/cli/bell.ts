/** Wakes one who waits; a ring that comes before is not missed. */
export interface Bell {
  readonly ring: () => void;
  /** Waits until it was rung since the last time. */
  readonly rung: () => Promise<void>;
}

/** A bell that was not rung yet. */
export function createBell(): Bell {
  let isRung = false;
  let wake = (): void => {};
  return {
    ring: () => {
      isRung = true;
      wake();
    },
    rung: async () => {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      isRung = false;
    },
  };
}
