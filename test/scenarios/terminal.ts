/** A command in a real terminal: util-linux's `script` makes one, and what is drawn on it is told apart by frames. */
import { spawn, spawnSync } from 'node:child_process';
import { BIN } from '../kit/files.ts';

/** Whether there is what makes a terminal. */
export const hasTerminals: boolean = (
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? ''
).includes('util-linux');

export interface Terminal {
  /** All that was written to it. */
  readonly output: () => string;
  /** What was drawn each time, without looks. */
  readonly frames: () => readonly string[];
  /** Waits until this was written. */
  readonly shows: (part: string) => Promise<void>;
  /** Waits until the last frame is as wanted. */
  readonly until: (isWanted: (frame: string) => boolean) => Promise<string>;
  readonly type: (keys: string) => void;
  /** Gives the terminal another size. */
  readonly resize: (columns: number, rows: number) => void;
  /** Sends the command a signal. */
  readonly signal: (name: string) => void;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts `agentops` in a terminal of 80 columns and 60 rows. */
export function inTerminal(root: string, argv: string, env: Readonly<Record<string, string>> = {}): Terminal {
  const command = `stty cols 80 rows 60; echo "at $(tty) pid $$"; exec '${process.execPath}' '${BIN}' ${argv}`;
  const child = spawn(
    'script',
    ['-qec', `sh -c '${command.replaceAll("'", String.raw`'\''`)}'`, '/dev/null'],
    {
      cwd: root,
      env: { ...process.env, LANG: 'C.UTF-8', TERM: 'xterm', NO_COLOR: '1', ...env },
    },
  );
  let text = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    for (const look of waiting) look();
  });
  const frames = (): readonly string[] => text.split('\u001b[H').slice(1).filter(isWhole).map(plain);
  const [at, pid] = [/at (\S+) pid/, /pid (\d+)/].map((pattern) => () => pattern.exec(text)![1]!);
  /** What `find` gives, as soon as it gives something. */
  const seen = (find: () => string | null): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = find();
        if (found === null) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      child.once('close', () => reject(new Error(`it ended before that: ${text}`)));
      look();
    });
  return {
    output: () => text,
    frames,
    shows: async (part) => void (await seen(() => (text.includes(part) ? part : null))),
    until: (isWanted) =>
      seen(() => {
        const last = frames().at(-1);
        return last !== undefined && isWanted(last) ? last : null;
      }),
    type: (keys) => child.stdin.write(keys),
    resize: (columns, rows) => {
      spawnSync('stty', ['-F', at!(), 'cols', String(columns), 'rows', String(rows)]);
    },
    signal: (name) => process.kill(Number(pid!()), name),
    ended: new Promise((resolve) => child.on('close', resolve)),
  };
}

/** A frame ends by clearing what is below it. */
function isWhole(frame: string): boolean {
  return frame.includes('\u001b[J');
}

function plain(frame: string): string {
  // eslint-disable-next-line no-control-regex
  return frame.slice(0, frame.indexOf('\u001b[J')).replaceAll(/\u001b\[K|\r/g, '');
}
