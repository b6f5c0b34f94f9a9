/** Options that many commands have. */
import { Option, type Command } from 'commander';
import { addEvidenceFlags, addVerdictFlags } from './evidence-flags.ts';
import { collect, NO_COLOR, ROADMAP } from './option-texts.ts';
import { UsageError } from './usage-error.ts';

/** Their names, without the registry: it would have to be loaded for every command. */
const FORMATS = 'terminal, json, sarif, junit, github, gitlab, tap, markdown, html, badge or vsa';

/** What is judged, and as of when. */
export function addJudgedOptions(command: Command, roadmap: string = ROADMAP): void {
  command
    .optionsGroup('The roadmap:')
    .option('--roadmap <path>', roadmap)
    .option('--as-of <date>', 'judge another day, YYYY-MM-DD (default: today, UTC)');
}

export function addRoadmapOptions(command: Command, roadmap: string = ROADMAP): void {
  addJudgedOptions(command, roadmap);
  addEvidenceFlags(command);
  addVerdictFlags(command);
}

export function addFormatOptions(command: Command): void {
  command
    .optionsGroup('Output:')
    .addOption(
      new Option('--format <name[=file]>', `${FORMATS}; to stdout or a file; may be repeated`)
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

/** What the exit code of a judgement says. */
export function addOutcomeOptions(command: Command): void {
  command
    .optionsGroup('The exit code:')
    .addOption(
      new Option(
        '--require <outcome>',
        'exit with 1 unless the decision is advance, or the gate (the current one, or each one named) is met',
      ).choices(['advance', 'met']),
    )
    .option(
      '--base <rev>',
      'tell what the change since REV, a branch, a tag or a commit, does to the gates: what fell, what was loosened',
    );
  addWarningOptions(command);
}

/** What makes warnings count. */
export function addWarningOptions(command: Command): void {
  command
    .optionsGroup('The exit code:')
    .addOption(
      new Option('--max-warnings <n>', 'exit with 1 when there are more warnings').argParser(readCount),
    )
    .option('--strict', 'warnings fail as well');
}

function readCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(
    `--max-warnings ${text} is no number`,
    'write a whole number, such as --max-warnings 0',
  );
}
