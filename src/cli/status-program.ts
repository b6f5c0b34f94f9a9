/** The command `agentops status`. */
import type { Command } from 'commander';
import type { StatusOptions } from './commands/status.ts';
import type { Io } from './io.ts';
import { examples, exitCodes } from './option-texts.ts';
import type { Finish } from './program.ts';
import { addDisplayOptions, addRoadmapOptions } from './shared-options.ts';

const EXIT_CODES = exitCodes(
  'judged, and shown',
  null,
  'could not judge: wrong usage, an invalid roadmap, a crash',
);

/** Adds what the command takes. */
export function addStatus(command: Command, io: Io, finish: Finish): void {
  addRoadmapOptions(command);
  addDisplayOptions(command);
  command
    .option('--watch', 'stay, and show it anew when the roadmap or its evidence changes; q ends it')
    .addHelpText('after', EXIT_CODES)
    .addHelpText('after', examples('status', 'status --watch', 'status --as-of 2026-02-24'))
    .action(async (options: StatusOptions) => {
      const { status } = await import('./commands/status.ts');
      finish(await status(io, options));
    });
}
