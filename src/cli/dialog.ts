/** Asks the person at the terminal, a line at a time. Questions go to stderr: stdout is for results. */
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Dialog } from './io.ts';

/** A dialog; null unless stdin, stdout and stderr are terminals. */
export function openDialog(): Dialog | null {
  const { stdin, stdout, stderr } = process;
  if (!stdin.isTTY || !stdout.isTTY || !stderr.isTTY) return null;
  const lines = createInterface({ input: stdin, output: stderr });
  // Keeps lines that come before they are asked for, as when several are pasted.
  const answers = lines[Symbol.asyncIterator]();
  // Without a listener Ctrl-C would leave the question open for ever.
  lines.once('SIGINT', () => lines.close());
  return {
    ask: async (question) => {
      lines.setPrompt(question);
      lines.prompt();
      const answer = await answers.next();
      if (!answer.done) return answer.value;
      stderr.write('\n');
      return null;
    },
    close: () => lines.close(),
  };
}
