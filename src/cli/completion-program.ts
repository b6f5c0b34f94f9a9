/** The command `agentops completion`, and the hidden one that its scripts call. */
import type { Command } from 'commander';
import type { Io } from './io.ts';
import { examples } from './option-texts.ts';
import type { Finish } from './program.ts';

const INSTALL = `
To complete from now on, write into
  ~/.bashrc                    source <(agentops completion bash)
  ~/.zshrc, below compinit     source <(agentops completion zsh)
  ~/.config/fish/config.fish   agentops completion fish | source

It completes commands, options, and the ids of the roadmap at hand. It checks no
evidence and runs nothing but the agentops that is found on PATH.

Exit codes:
  0  printed
  2  there is no script for this shell`;

/** Adds the command that prints scripts. */
export function addCompletion(program: Command, io: Io, finish: Finish): void {
  program
    .command('completion')
    .description('print a script that completes command lines in a shell')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText('after', INSTALL)
    .addHelpText('after', examples('completion bash', 'completion fish'))
    .action(async (shell: string) => {
      const { completion } = await import('./commands/completion.ts');
      finish(await completion(io, shell));
    });
}

/**
 * Adds the command that scripts call with what was typed.
 * @param programFor the tree that a command line is parsed by
 */
export function addComplete(
  program: Command,
  io: Io,
  finish: Finish,
  programFor: (argv: readonly string[]) => Command,
): void {
  program
    .command('__complete', { hidden: true })
    .argument('<shell>')
    .argument('[words...]')
    .action(async (shell: string, words: string[]) => {
      const { complete } = await import('./commands/complete.ts');
      finish(await complete(io, shell, words, programFor));
    });
}
