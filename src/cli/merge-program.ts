/** The command `agentops merge`. */
import type { Command } from 'commander';
import type { MergeOptions } from './commands/merge.ts';
import type { Io } from './io.ts';
import { EXIT_CODES, examples } from './option-texts.ts';
import type { Finish } from './program.ts';
import {
  addDisplayOptions,
  addFormatOptions,
  addJudgedOptions,
  addOutcomeOptions,
} from './shared-options.ts';

/** Adds what the command takes. */
export function addMerge(command: Command, io: Io, finish: Finish): void {
  command.argument('<files...>', 'the blobs of all shards, in any order');
  addJudgedOptions(command);
  command.option('--no-cache', 'neither recall nor remember what was found out before');
  addFormatOptions(command);
  addOutcomeOptions(command);
  command
    .addHelpText('after', EXIT_CODES)
    .addHelpText(
      'after',
      examples(
        'merge blob-1.json blob-2.json blob-3.json blob-4.json',
        'merge blob-*.json --require met --format github',
      ),
    );
  addDisplayOptions(command);
  command.action(async (files: string[], options: MergeOptions) => {
    const { merge } = await import('./commands/merge.ts');
    finish(await merge(io, files, options));
  });
}
