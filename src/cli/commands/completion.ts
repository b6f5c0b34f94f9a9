/** `agentops completion SHELL`: a script that completes command lines. */
import { suggest } from '../../diagnostics/nearest.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { SCRIPTS, type Shell } from '../completion/scripts.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';

/** Prints the script for a shell. */
export async function completion(io: Io, shell: string): Promise<number> {
  if (!Object.hasOwn(SCRIPTS, shell)) {
    throw new UsageError(
      `there is no completion for "${shell}"`,
      suggest(shell, Object.keys(SCRIPTS), 'shells'),
    );
  }
  await io.stdout.write(SCRIPTS[shell as Shell]);
  return SATISFIED;
}
