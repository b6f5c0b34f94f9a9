/** From a command line to an exit code. The one place that catches everything. */
import { CommanderError, type Command } from 'commander';
import process from 'node:process';
import { escapeTerminal } from '../report/escape.ts';
import { NOT_JUDGED, SATISFIED } from '../report/exit-code.ts';
import { spellOutPermissions } from './evidence-flags.ts';
import { Interrupted } from './interrupted.ts';
import { processIo, type Io } from './io.ts';
import { createProgram } from './program.ts';
import { UsageError } from './usage-error.ts';

/** A column of help narrower than this is no place for prose. */
const NARROWEST = 20;

/**
 * Carries out a command line.
 * @param argv the arguments, without the runtime and the script
 * @returns 0 satisfied, 1 not satisfied, 2 could not judge
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = SATISFIED;
  const printed: { readonly stream: Io['stdout']; readonly text: string }[] = [];
  const finish = (code: number): void => {
    exitCode = code;
  };
  let refused: Refused | null = null;
  const program = createProgram(io, finish, argv);
  forEachCommand(program, (command) => {
    command
      .showSuggestionAfterError(false)
      .exitOverride()
      .configureHelp({ minWidthToWrap: NARROWEST })
      .configureOutput({
        writeOut: (text) => printed.push({ stream: io.stdout, text: escapeLines(text) }),
        writeErr: (text) => printed.push({ stream: io.stderr, text: escapeLines(text) }),
        outputError: (text) => {
          refused = { command, text };
        },
      });
  });
  try {
    await program.parseAsync(spellOutPermissions(argv), { from: 'user' });
  } catch (error) {
    exitCode = await tellError(io, error, { argv, refused });
  }
  try {
    for (const { stream, text } of printed) await stream.write(text);
  } catch (error) {
    // Who closes a help text early, as `head` does, has read enough of it.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') return tellError(io, error);
  }
  return exitCode;
}

/** Carries out the process's own command line. */
export function run(): Promise<number> {
  return main(process.argv.slice(2), processIo());
}

/** What commander said of arguments that a command can't take. */
interface Refused {
  readonly command: Command;
  readonly text: string;
}

/** The command line that went wrong. */
interface Given {
  readonly argv: readonly string[];
  readonly refused: Refused | null;
}

async function tellError(
  io: Io,
  error: unknown,
  given: Given = { argv: [], refused: null },
): Promise<number> {
  // Help and version end as errors, too; then commander has said what is to be said.
  if (error instanceof CommanderError && given.refused === null) {
    return error.exitCode === 0 ? SATISFIED : NOT_JUDGED;
  }
  const text = isUsage(error) ? await usageText(error, given) : `error: ${reasonOf(error)}`;
  try {
    await io.stderr.write(`${escapeLines(text)}
`);
  } catch {
    // Nowhere left to say it; the exit code does.
  }
  return NOT_JUDGED;
}

function isUsage(error: unknown): error is UsageError | CommanderError {
  return error instanceof UsageError || error instanceof CommanderError;
}

async function usageText(error: UsageError | CommanderError, { argv, refused }: Given): Promise<string> {
  const { hintFor, permissionHint } = await import('./usage-hint.ts');
  const said = refused ? refused.text.trimEnd() : `error: ${error.message}`;
  const hint = error instanceof UsageError ? error.hint : hintFor(refused!.command, said);
  const permission = permissionHint(argv, said);
  return [said, hint, ...(permission === null ? [] : [permission])].join('\n  ');
}

/** What was typed comes back in messages; nothing in it may reach the terminal as a command. */
function escapeLines(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeTerminal(line))
    .join('\n');
}

function reasonOf(error: unknown): string {
  if (error instanceof Interrupted) return error.message;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'EPIPE') return 'the output was closed before all of it was written';
  if (code === 'ENOSPC') return 'the disk is full: the report could not be written';
  const message = error instanceof Error ? error.message : String(error);
  return `this should not happen, please report it: ${message}`;
}

function forEachCommand(command: ReturnType<typeof createProgram>, act: (one: typeof command) => void): void {
  act(command);
  for (const inner of command.commands) forEachCommand(inner as typeof command, act);
}
