/** The outside world of a run: handed to `main`, so that a test can hand it another. */
import { Buffer } from 'node:buffer';
import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull, homedir } from 'node:os';
import process from 'node:process';

/** A stream that output goes to. */
export interface Output {
  /** Writes all of `text`; rejects when the stream can't take it. */
  readonly write: (text: string) => Promise<void>;
  readonly isTerminal: boolean;
  /** Columns of the terminal; null when it is none, or does not know. */
  readonly columns: number | null;
}

export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Has `act` called when the person, or the machine, wants the run to end; gives the way to take that back. */
  readonly onInterrupt?: (act: () => void) => () => void;
  /** Opens a dialog with the person at the terminal; null, or not there: nobody can be asked. */
  readonly openDialog?: () => Promise<Dialog | null>;
  /** Takes the whole terminal; null, or not there: there is none that can be drawn on. */
  readonly openFullScreen?: (events: FullScreenEvents) => Promise<FullScreen | null>;
}

/** What comes from a terminal that was taken. */
export interface FullScreenEvents {
  /** A character, or the sequence of a key that is none. */
  readonly onKey: (key: string) => void;
  readonly onResize: () => void;
  /** Nothing will come from it any more. */
  readonly onGone: () => void;
}

/** A terminal that was taken as a whole. */
export interface FullScreen {
  readonly size: () => { readonly columns: number | null; readonly rows: number };
  /** Puts lines, at most as many as there are rows, in the place of what was shown; the same again is not drawn. */
  readonly show: (lines: readonly string[]) => void;
  /** Gives the terminal back as it was. */
  readonly close: () => void;
}

/** Questions to a person and their answers. */
export interface Dialog {
  /** The answer, without its line end; null when the person ended the dialog. */
  readonly ask: (question: string) => Promise<string | null>;
  readonly close: () => void;
}

/** The process's own. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: environment(),
    stdout: outputOf(1, () => process.stdout),
    stderr: outputOf(2, () => process.stderr),
    now: () => Date.now(),
    onInterrupt,
    openDialog: async () => {
      if (!mayBeTerminal(0) || !mayBeTerminal(1) || !mayBeTerminal(2)) return null;
      const { openDialog } = await import('./dialog.ts');
      return openDialog();
    },
    openFullScreen: async (events) => {
      if (!mayBeTerminal(0) || !mayBeTerminal(1)) return null;
      const { openFullScreen } = await import('./full-screen.ts');
      return openFullScreen(events);
    },
  };
}

/** With a home also where none is named, as in bare environments of services. */
function environment(): Io['env'] {
  if (process.env['HOME'] !== undefined) return process.env;
  try {
    return { ...process.env, HOME: homedir() };
  } catch {
    // A user whom the system does not know has none.
    return process.env;
  }
}

const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

function onInterrupt(act: () => void): () => void {
  // More of them change nothing: ending what was started takes a moment.
  for (const signal of INTERRUPTS) process.on(signal, act);
  return () => {
    for (const signal of INTERRUPTS) process.off(signal, act);
  };
}

/** Files and pipes are written to directly: Node's streams, needed for terminals only, take a while to load. */
function outputOf(descriptor: number, stream: () => NodeJS.WriteStream): Output {
  if (mayBeTerminal(descriptor)) return streamOutput(stream());
  return { write: (text) => writeDirectly(descriptor, stream, text), isTerminal: false, columns: null };
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== statSync(devNull).rdev;
  } catch {
    return true;
  }
}

async function writeDirectly(
  descriptor: number,
  stream: () => NodeJS.WriteStream,
  text: string,
): Promise<void> {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    // A pipe that doesn't wait is full for now; a stream knows how to wait for it.
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    await writeTo(stream(), rest);
  }
}

function streamOutput(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => writeTo(stream, text),
    isTerminal: stream.isTTY === true,
    // A terminal that was given no size says 0.
    columns: stream.isTTY && stream.columns > 0 ? stream.columns : null,
  };
}

function writeTo(stream: NodeJS.WriteStream, chunk: string | Uint8Array): Promise<void> {
  // Without a listener a closed pipe would end the process with a stack trace.
  if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
