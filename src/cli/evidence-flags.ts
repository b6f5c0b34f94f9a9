/** The flags of every command that checks evidence. */
import { Option, type Command } from 'commander';
import { collect } from './option-texts.ts';

export interface EvidenceOptions {
  readonly allowRun?: string;
  readonly allowNet?: string;
  readonly headerFromEnv?: readonly string[];
  readonly jobs?: string;
  readonly verdicts?: readonly string[];
  readonly maxAge?: string;
  /** False with --no-cache. */
  readonly cache?: boolean;
}

/** What a permission flag without a list stands for. */
export const EVERYTHING = '*';
/** The options that take a value only behind `=`. */
export const PERMISSIONS: ReadonlySet<string> = new Set(['--allow-run', '--allow-net']);

/** A permission without a list takes no argument: `--allow-run alpha` permits everything and names the phase alpha. */
export function spellOutPermissions(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return argv.map((word, index) =>
    PERMISSIONS.has(word) && (end < 0 || index < end) ? `${word}=${EVERYTHING}` : word,
  );
}

/** Adds the flags for checking evidence. */
export function addEvidenceFlags(command: Command): void {
  command
    .optionsGroup('Checking evidence:')
    .addOption(
      shownAs(
        new Option('--allow-run <names>', 'let run proofs start programs: all, or these').argParser(join),
        '--allow-run[=NAME,…]',
      ),
    )
    .addOption(
      shownAs(
        new Option('--allow-net <hosts>', 'let url proofs ask servers: public ones, or these').argParser(
          join,
        ),
        '--allow-net[=HOST[:PORT],…]',
      ),
    )
    .addOption(
      new Option(
        '--header-from-env <header>',
        'HOST=NAME:VARIABLE: send this host a header with the value of a variable; may be repeated',
      ).argParser(collect),
    )
    .option('--jobs <n>', 'commands and requests at once (default: one command, a request for each core)')
    .option('--no-cache', 'neither recall nor remember what was found out before');
}

/** Adds the flags for judging from verdicts that were collected before. */
export function addVerdictFlags(command: Command): void {
  command
    .addOption(
      new Option(
        '--verdicts <file>',
        'judge from what agentops evidence verify collected, and check nothing; may be repeated',
      ).argParser(collect),
    )
    .option('--max-age <duration>', 'with --verdicts: how old one may be to count, such as "7 days"');
}

function shownAs(option: Option, flags: string): Option {
  option.flags = flags;
  return option;
}

function join(value: string, before: string | undefined): string {
  return before === undefined ? value : `${before},${value}`;
}
