/** The commands below `agentops claims`. */
import { Option, type Command } from 'commander';
import type { ClaimsBaselineOptions } from './commands/claims-baseline.ts';
import type { ClaimsCheckOptions } from './commands/claims-check.ts';
import { addEvidenceFlags } from './evidence-flags.ts';
import type { Io } from './io.ts';
import { DONE_OR_NOT, exitCodes, examples, NO_COLOR, ROADMAP } from './option-texts.ts';
import type { Finish } from './program.ts';
import {
  addDisplayOptions,
  addFormatOptions,
  addRoadmapOptions,
  addWarningOptions,
} from './shared-options.ts';

/** Adds the commands of the group. */
export function addClaims(claims: Command, io: Io, finish: Finish): void {
  addClaimsCheck(claims, io, finish);
  addClaimsBaseline(claims, io, finish);
}

function addClaimsCheck(claims: Command, io: Io, finish: Finish): void {
  const command = claims
    .command('check')
    .description('check registered claims, and find figures in Markdown that no claim covers')
    .argument('[documents...]', "Markdown documents; without one, those that the roadmap's documents name")
    .optionsGroup('What to do:')
    .option('--fix', 'register in claims.yaml what is not registered, still without evidence');
  addRoadmapOptions(command);
  addFormatOptions(command);
  addWarningOptions(command);
  addDisplayOptions(command);
  command
    .addHelpText(
      'after',
      exitCodes(
        'satisfied',
        'not satisfied: a finding of level error, or more warnings than\n     --max-warnings allows',
        'could not judge: wrong usage, an invalid roadmap, a crash',
      ),
    )
    .addHelpText('after', examples('claims check', 'claims check README.md docs/guide.md --strict'))
    .action(async (documents: string[], options: ClaimsCheckOptions) => {
      const { claimsCheck } = await import('./commands/claims-check.ts');
      finish(await claimsCheck(io, documents, options));
    });
}

function addClaimsBaseline(claims: Command, io: Io, finish: Finish): void {
  const command = claims
    .command('baseline')
    .description('record what fails or is unregistered today, so that only what is new fails')
    .optionsGroup('What to do:')
    .addOption(new Option('--prune', 'take out what is no longer found').conflicts('reset'))
    .option('--reset', 'record everything anew; takes a --reason')
    .option('--reason <text>', 'why claims are added to the baseline')
    .optionsGroup('The roadmap:')
    .option('--roadmap <path>', ROADMAP);
  addEvidenceFlags(command);
  command
    .optionsGroup('Output:')
    .option('--quiet', 'say nothing when it is done')
    .option('--no-color', NO_COLOR)
    .addHelpText('after', DONE_OR_NOT)
    .addHelpText(
      'after',
      examples(
        'claims baseline',
        'claims baseline --prune',
        'claims baseline --reset --reason "The guide moved here"',
      ),
    )
    .action(async (options: ClaimsBaselineOptions) => {
      const { claimsBaseline } = await import('./commands/claims-baseline.ts');
      finish(await claimsBaseline(io, options));
    });
}
