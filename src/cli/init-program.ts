/** `agentops init` on the command line. */
import { Option, type Command } from 'commander';
import type { InitOptions } from './commands/init.ts';
import type { Io } from './io.ts';
import { examples, NO_COLOR } from './option-texts.ts';
import type { Finish } from './program.ts';

const EXIT_CODES = `
Exit codes:
  0  written, or shown with --dry-run
  2  nothing was written: a roadmap is there already, the document can't be
     read, wrong usage`;

/** Gives the command its options. */
export function addInit(init: Command, io: Io, finish: Finish): void {
  init
    .optionsGroup('Where from:')
    .option('--from <file>', 'a roadmap in Markdown; what is not understood in it is listed')
    .option('--name <name>', "the roadmap's name (default: the document's, or the folder's)")
    .addOption(
      new Option('--phase <name>', 'the first phase, without --from (default: Alpha)').conflicts('from'),
    )
    .optionsGroup('Where to:')
    .option('--roadmap <directory>', 'the directory that will hold roadmap.yaml (default: roadmap)')
    .option('--dry-run', 'write nothing, and show what would be written, file by file')
    .option('--json', 'with --from and --dry-run: what was understood and what was not, as JSON')
    .optionsGroup('Output:')
    .option('--verbose', 'every line that was not understood')
    .option('--quiet', 'no hints')
    .option('--no-color', NO_COLOR)
    .addHelpText('after', EXIT_CODES)
    .addHelpText(
      'after',
      examples('init --name "My project" --phase Alpha', 'init --from ROADMAP.md --dry-run'),
    )
    .action(async (options: InitOptions) => {
      const { init: start } = await import('./commands/init.ts');
      finish(await start(io, options));
    });
}
