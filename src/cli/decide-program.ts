/** What `agentops gate decide` takes. */
import { Argument, type Command } from 'commander';
import type { GateDecideOptions } from './commands/gate-decide.ts';
import { addEvidenceFlags, addVerdictFlags } from './evidence-flags.ts';
import type { Io } from './io.ts';
import { DONE_OR_NOT, examples, NO_COLOR, ROADMAP } from './option-texts.ts';
import type { Finish } from './program.ts';
import type { Outcome } from '../model/decision.ts';

/** Adds arguments, options and help to the command. */
export function addGateDecide(command: Command, io: Io, finish: Finish): void {
  command
    .addArgument(
      new Argument('<outcome>', 'what was decided for the current phase').choices([
        'advance',
        'extend',
        'pivot',
      ]),
    )
    .optionsGroup('The decision:')
    .requiredOption('--by <name>', 'who records it')
    .option('--reason <text>', 'why; needed where it is not what the gates give')
    .option('--override', 'advance though the gates do not give it; takes a --reason')
    .optionsGroup('The roadmap:')
    .option('--roadmap <path>', ROADMAP);
  addEvidenceFlags(command);
  addVerdictFlags(command);
  command
    .optionsGroup('Output:')
    .option('--quiet', 'say nothing when it is done')
    .option('--no-color', NO_COLOR)
    .addHelpText('after', DONE_OR_NOT)
    .addHelpText(
      'after',
      examples(
        'gate decide extend --by ann --reason "Two more are on their way"',
        'gate decide advance --by ann --override --reason "An audit did it"',
      ),
    )
    .action(async (outcome: Outcome, options: GateDecideOptions) => {
      const { gateDecide } = await import('./commands/gate-decide.ts');
      finish(await gateDecide(io, outcome, options));
    });
}
