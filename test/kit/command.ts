/** The command: carried out in this process, or started as one of its own. */
import { spawn, spawnSync, type ChildProcessByStdio, type SpawnOptions } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import process from 'node:process';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { BIN } from './files.ts';

/** Words, or a line that is cut at its blanks. */
export type CommandLine = string | readonly string[];

export interface Answer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  /** Noon UTC of this day; default: TODAY. */
  readonly today?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of the terminal that stdout and stderr are; default: they are none. */
  readonly terminal?: number;
  /** What a person says to the questions, all of it; null ends the dialog. Default: nobody can be asked. */
  readonly answers?: readonly (string | null)[];
}

export const TODAY = '2026-03-01';

function wordsOf(command: CommandLine): readonly string[] {
  return typeof command === 'string' ? command.split(' ') : command;
}

/** Carries out a command line in this process. */
export async function runIn(
  cwd: string,
  command: CommandLine,
  surroundings: Surroundings = {},
  carryOut: typeof main = main,
): Promise<Answer> {
  const { today = TODAY, env, terminal, answers } = surroundings;
  const written = { stdout: '', stderr: '' };
  const outputTo = (name: 'stdout' | 'stderr'): Io['stdout'] => ({
    write: async (part) => {
      written[name] += part;
    },
    isTerminal: terminal !== undefined,
    columns: terminal ?? null,
  });
  const left = [...(answers ?? [])];
  const ask = async (question: string): Promise<string | null> => {
    written.stderr += question;
    if (left.length === 0) throw new Error(`not expected: ${question}`);
    return left.shift()!;
  };
  const exitCode = await carryOut(wordsOf(command), {
    cwd,
    env: { LANG: 'C.UTF-8', ...env },
    stdout: outputTo('stdout'),
    stderr: outputTo('stderr'),
    now: () => Date.parse(`${today}T12:00:00Z`),
    openDialog: async () => (answers === undefined ? null : { ask, close: () => {} }),
  });
  if (left.length > 0) throw new Error(`nobody asked for ${JSON.stringify(left)}`);
  return { exitCode, ...written };
}

export interface Ended {
  /** Null: a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions extends Omit<SpawnOptions, 'cwd' | 'env' | 'stdio'> {
  /** Beside PATH, a locale, and the folders of the tests. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Flags of Node. */
  readonly flags?: readonly string[];
}

/** Starts the built command, with nothing on stdin; none of the environment of whoever runs the tests is handed on. */
export function start(
  cwd: string,
  command: CommandLine,
  options: StartOptions = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const { env, flags = [], ...more } = options;
  const { PATH, XDG_CACHE_HOME, XDG_STATE_HOME } = process.env;
  return spawn(process.execPath, [...flags, BIN, ...wordsOf(command)], {
    timeout: 30_000,
    ...more,
    cwd,
    env: { PATH, XDG_CACHE_HOME, XDG_STATE_HOME, LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the built command and waits for its end. */
export async function execute(cwd: string, command: CommandLine, options: StartOptions = {}): Promise<Ended> {
  const child = start(cwd, command, options);
  const ended = endOf(child);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { exitCode: await ended, stdout, stderr };
}

/** The exit code, when all streams are closed too. */
export function endOf(child: ReturnType<typeof start>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
}

/** Somebody who may not write everywhere, which root may. */
export const NOBODY: StartOptions = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Whether that one may read the command at all. */
export function mayBeNobody(): boolean {
  return spawnSync(process.execPath, [BIN, '--version'], { ...NOBODY, env: {} }).status === 0;
}
