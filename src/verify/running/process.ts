/** One process, from its start to the end of its group: without a shell, without input, with a limit to its time. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import type { Readable } from 'node:stream';
import { errorCode } from '../../diagnostics/error-code.ts';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import { endGroup, holdGroup } from './process-group.ts';
import { plural } from '../../diagnostics/plural.ts';

export interface ProcessOptions {
  /** Where it works, absolute; a program given by a relative path is looked for from there. */
  readonly folder: string;
  /** All its variables; a program given by a name is looked for on this PATH. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly seconds: number;
  /** How long, in milliseconds, it has to tidy up when it is told to end. */
  readonly grace: number;
  /** Ends it. */
  readonly signal: AbortSignal | null;
}

/** What a process that ended by itself gave. */
export interface Answer {
  /** The exit code, or the signal that ended it. */
  readonly exit: number | NodeJS.Signals;
  /** What it printed; null when that is more than is kept. */
  readonly stdout: Buffer | null;
}

type Child = ChildProcessByStdio<null, Readable, null>;

/** How many bytes of what it prints are kept. */
const MOST = 1024 * 1024;
/** How long, in milliseconds, what is in its pipe may take to arrive when somebody out of reach holds the pipe open. */
const DRAINING = 100;
/** The longest time, in milliseconds, that a timer takes. */
const LONGEST = 2 ** 31 - 1;

const REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such program',
  EACCES: 'it may not be executed',
};

/**
 * Runs a process. Nothing of its group is left afterwards; what it moved to a session of its own is out of reach.
 * @throws the signal's reason when that ends it
 */
export async function runProcess(
  argv: readonly string[],
  options: ProcessOptions,
): Promise<Answer | Problem> {
  const { seconds, grace, signal } = options;
  signal?.throwIfAborted();
  const child = await start(argv, options);
  if (isProblem(child)) return child;
  const leader = child.pid!;
  holdGroup(leader);
  const printed = collect(child.stdout);
  const closed = new Promise<true>((resolve) => {
    child.once('close', () => resolve(true));
  });
  const exit = await within(seconds * 1000, waitForExit(child, signal));
  await endGroup(leader, grace);
  if (exit !== null) await within(DRAINING, closed);
  // Whoever is still there, nobody waits for it.
  child.stdout.destroy();
  child.unref();
  signal?.throwIfAborted();
  return exit === null
    ? unreadable(`gave no answer in ${plural(seconds, 'second')}`)
    : { exit, stdout: printed() };
}

/** Starts it as the leader of a group. What it says on stderr is for nobody. */
async function start(
  [program = '', ...args]: readonly string[],
  { folder, environment }: ProcessOptions,
): Promise<Child | Problem> {
  let child: Child;
  try {
    child = spawn(program, args, {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  } catch (error) {
    return refusal(error);
  }
  if (child.pid !== undefined) return child;
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(refusal(error)));
  });
}

function refusal(error: unknown): Problem {
  const code = errorCode(error) ?? 'for an unknown reason';
  return unreadable(`can't be started: ${REFUSALS[code] ?? code}`);
}

/** How it ended; null when the signal came first. */
function waitForExit(child: Child, signal: AbortSignal | null): Promise<number | NodeJS.Signals | null> {
  // As many processes as run at once listen: that is no leak to warn of.
  if (signal) setMaxListeners(0, signal);
  return new Promise((resolve) => {
    const stop = (): void => resolve(null);
    signal?.addEventListener('abort', stop);
    child.once('exit', (code, name) => {
      signal?.removeEventListener('abort', stop);
      resolve(code ?? name);
    });
  });
}

/** Takes in all that it prints, however much, and keeps what there is room for. */
function collect(stdout: Readable): () => Buffer | null {
  const chunks: Buffer[] = [];
  let size = 0;
  stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MOST) chunks.push(chunk);
    else chunks.length = 0;
  });
  return () => (size <= MOST ? Buffer.concat(chunks) : null);
}

/** The answer, or null when it doesn't come in time. */
function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    // What has come while everybody was busy is looked at first.
    const timer = setTimeout(() => setImmediate(resolve, null), Math.min(milliseconds, LONGEST));
    void answer.then((given) => {
      clearTimeout(timer);
      resolve(given);
    });
  });
}
