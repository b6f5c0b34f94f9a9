/** A spinner on stderr while evidence is being checked: on a terminal only, and only when it takes a while. */
import type { Io } from './io.ts';

/** What takes less is over before anybody reads it. */
const PATIENCE_MS = 200;

export interface Progress {
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** A progress that shows nothing unless stderr is a terminal. */
export function createProgress(io: Io, isQuiet: boolean): Progress {
  // Without a width the spinner could not tell how many lines to clear, and would never end.
  const isShown = io.stderr.isTerminal && io.stderr.columns !== null && !isQuiet && !io.env['CI'];
  if (!isShown) return { update: () => {}, stop: () => {} };
  const started = io.now();
  let isStopped = false;
  let isLoading = false;
  let spinner: { text: string; stop: () => unknown } | null = null;
  return {
    update: (done, total) => {
      const text = `Checking evidence: ${done} of ${total}`;
      if (spinner) spinner.text = text;
      if (isLoading || io.now() - started < PATIENCE_MS) return;
      isLoading = true;
      void import('ora').then(({ default: ora }) => {
        if (!isStopped) spinner = ora({ text, discardStdin: false }).start();
      });
    },
    stop: () => {
      isStopped = true;
      spinner?.stop();
    },
  };
}
