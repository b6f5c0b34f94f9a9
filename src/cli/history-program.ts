/** The commands that look back. */
import type { Command } from 'commander';
import type { DiffOptions } from './commands/diff.ts';
import type { Io } from './io.ts';
import { examples, exitCodes } from './option-texts.ts';
import type { Finish } from './program.ts';
import { addDisplayOptions, addRoadmapOptions } from './shared-options.ts';

const COMPARED = exitCodes(
  'compared, whatever changed',
  null,
  `could not judge one of the two: wrong usage, an invalid roadmap, a revision
     that is not here`,
);

/** Adds what `agentops diff` takes. */
export function addDiff(command: Command, io: Io, finish: Finish): void {
  command
    .argument('<rev>', 'the state before: a branch, a tag or a commit')
    .argument('[other]', 'the state after; without it, the working tree');
  addRoadmapOptions(command);
  command.optionsGroup('Output:').option('--json', 'as JSON, for machines');
  addDisplayOptions(command);
  command
    .addHelpText('after', COMPARED)
    .addHelpText('after', examples('diff main', 'diff HEAD~1 HEAD --json'))
    .action(async (rev: string, other: string | undefined, options: DiffOptions) => {
      const { diff } = await import('./commands/diff.ts');
      finish(await diff(io, rev, other, options));
    });
}
