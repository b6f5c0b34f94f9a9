/** The commands that look back. */
import { InvalidArgumentError, type Command } from 'commander';
import type { DiffOptions } from './commands/diff.ts';
import type { HistoryCommandOptions } from './commands/history.ts';
import type { Io } from './io.ts';
import { examples, exitCodes, ROADMAP } from './option-texts.ts';
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

const TOLD = `
Judged are the commits that the branch itself went through, each by its own day:
of a merge, what it brought in. Commands and servers can't be asked about the
past: proofs that run or fetch are unverified.`;

/** Adds what `agentops history` takes. */
export function addHistory(command: Command, io: Io, finish: Finish): void {
  command.optionsGroup('The roadmap:').option('--roadmap <path>', ROADMAP);
  command
    .optionsGroup('The commits:')
    .option('--since <start>', 'only from this day on, or after this revision (default: all commits)')
    .option('--max <n>', 'how many, from the newest on (default: 50)', readMax)
    .optionsGroup('Output:')
    .option('--json', 'as JSON, for machines');
  addDisplayOptions(command);
  command
    .addHelpText('after', TOLD)
    .addHelpText(
      'after',
      exitCodes('told, whatever it was', null, 'there is no history; wrong usage, a crash'),
    )
    .addHelpText('after', examples('history', 'history --since 2026-01-01 --json'))
    .action(async (options: HistoryCommandOptions) => {
      const { history } = await import('./commands/history.ts');
      finish(await history(io, options));
    });
}

function readMax(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number from 1 on.');
}
