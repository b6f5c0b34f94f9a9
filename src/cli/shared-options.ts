/** Options that many commands have. */
import { Option, type Command } from 'commander';
import { addEvidenceFlags, addVerdictFlags } from './evidence-flags.ts';
import { collect, NO_COLOR, ROADMAP } from './option-texts.ts';

export function addRoadmapOptions(command: Command): void {
  command
    .optionsGroup('The roadmap:')
    .option('--roadmap <path>', ROADMAP)
    .option('--as-of <date>', 'judge another day, YYYY-MM-DD (default: today, UTC)');
  addEvidenceFlags(command);
  addVerdictFlags(command);
}

export function addFormatOptions(command: Command): void {
  command
    .optionsGroup('Output:')
    .addOption(
      new Option('--format <name[=file]>', 'terminal or json, to stdout or a file; may be repeated')
        .argParser(collect)
        .default([], 'terminal'),
    )
    .option('--json', 'the same as --format json');
}

export function addDisplayOptions(command: Command): void {
  command
    .optionsGroup('Output:')
    .option('--verbose', 'show everything')
    .option('--quiet', 'show only the outcome and what is wrong')
    .option('--no-color', NO_COLOR);
}
