/** Tells when a new day begins, in UTC, as long as somebody waits for it. */
import { setTimeout } from 'node:timers';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Calls `act` at the beginning of each day.
 * @param now milliseconds since 1970
 * @returns the way to end that
 */
export function atMidnight(now: () => number, act: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    const at = now();
    const next = (Math.floor(at / DAY) + 1) * DAY;
    timer = setTimeout(() => {
      // After a sleep of the machine, or where the clock was put back, it may be earlier than it was meant to be.
      if (now() >= next) act();
      arm();
    }, next - at);
  };
  arm();
  return () => clearTimeout(timer);
}
