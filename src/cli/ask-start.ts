/** Asks the person at the terminal what a new roadmap is called, and its first phase. */
import { escapeTerminal } from '../report/escape.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

const PHASE = 'Alpha';

/**
 * The names that were given, else those that are answered; where nobody can be asked, the defaults.
 * @throws UsageError when the person ends the dialog
 */
export async function askStart(
  io: Io,
  given: { readonly name?: string; readonly phase?: string },
  folder: string,
): Promise<{ readonly name: string; readonly phase: string }> {
  const isComplete = given.name !== undefined && given.phase !== undefined;
  const dialog = isComplete ? null : ((await io.openDialog?.()) ?? null);
  const ask = async (question: string, otherwise: string): Promise<string> => {
    if (dialog === null) return otherwise;
    const answer = await dialog.ask(escapeTerminal(`${question} (Enter: ${otherwise}): `));
    if (answer === null) throw new UsageError('the questions were not all answered', 'nothing was written');
    return answer.trim() === '' ? otherwise : answer.trim();
  };
  try {
    const name = given.name ?? (await ask('name of the roadmap', folder));
    return { name, phase: given.phase ?? (await ask('first phase', PHASE)) };
  } finally {
    dialog?.close();
  }
}
