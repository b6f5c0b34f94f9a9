/** The outside world of a run: handed to `main`, so that a test can hand it another. */
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
}

/** The process's own. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    now: () => Date.now(),
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  // Without a listener a closed pipe would end the process with a stack trace.
  stream.on('error', () => {});
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    isTerminal: stream.isTTY === true,
    // A terminal that was given no size says 0.
    columns: stream.isTTY && stream.columns > 0 ? stream.columns : null,
  };
}
