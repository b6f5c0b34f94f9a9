/** A spinner on stderr while evidence is being checked: on a terminal only, and only when it takes a while. */
import { clipText, escapeTerminal } from '../diagnostics/terminal-text.ts';
import type { Io } from './io.ts';

/** What takes less is over before anybody reads it. */
const PATIENCE_MS = 200;

export interface Progress {
  /** What is being done is told where it takes a while. */
  readonly update: (done: number, total: number, running: string) => void;
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
    update: (done, total, running) => {
      const text = textOf(done, total, running, io.stderr.columns!);
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

function textOf(done: number, total: number, running: string, columns: number): string {
  const count = `Checking evidence: ${done} of ${total}`;
  // A line that wraps could not be cleared whole; the spinner takes two columns.
  return running === '' ? count : clipText(`${count}, ${escapeTerminal(running)}`, columns - 4, false);
}
