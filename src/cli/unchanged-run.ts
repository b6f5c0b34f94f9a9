/**
 * What a check of a large roadmap said, as long as nothing has changed: not the command, not the roadmap, not the day,
 * and no answer that verifying got of the files. Smaller roadmaps are judged as quickly as all that is compared.
 */
import { deserialize, serialize } from 'node:v8';
import { dateOf } from '../model/date.ts';
import { isUnchanged, type Sightings } from '../verify/files/sightings.ts';
import type { Io } from './io.ts';
import type { Found } from './judge.ts';
import { digestSources } from './remembered-roadmap.ts';
import { screenFor, type DisplayOptions } from './screen.ts';

/** What checking gave. */
export interface Checked {
  readonly exitCode: number;
  /** Null: nobody can tell whether anything has changed. */
  readonly sightings: Sightings | null;
}

interface Remembered {
  readonly digest: string;
  readonly sightings: Sightings;
  readonly exitCode: number;
  /** What was written to stdout. */
  readonly text: string;
}

/**
 * Says again what the last run said, where nothing has changed; else has `check` say it, and remembers that.
 * @param question all that the outcome depends on besides the files, the day and the screen
 */
export async function repeatRun(
  io: Io,
  { sources, store }: Found,
  options: DisplayOptions,
  question: readonly unknown[],
  check: (io: Io) => Promise<Checked>,
): Promise<number> {
  if (store === null) return (await check(io)).exitCode;
  const { root, path } = sources.project;
  const { width, unicode, style } = await screenFor(io, io.stdout, options);
  const circumstances = [dateOf(io.now()), width, unicode, style.red('red')];
  const digest = digestSources(store, sources, JSON.stringify([...question, ...circumstances]));
  const name = `run-${store.digest([root, path]).slice(0, 32)}`;
  const known = readEntry(store.read(name));
  if (known?.digest === digest && isUnchanged(root, known.sightings)) {
    await io.stdout.write(known.text);
    return known.exitCode;
  }
  let text = '';
  const write = (part: string): Promise<void> => {
    text += part;
    return io.stdout.write(part);
  };
  const { exitCode, sightings } = await check({ ...io, stdout: { ...io.stdout, write } });
  if (sightings) store.write(name, serialize({ digest, sightings, exitCode, text } satisfies Remembered));
  return exitCode;
}

/** An entry is what was written, since it is sealed; another version of Node.js may have written it otherwise. */
function readEntry(entry: Buffer | null): Remembered | null {
  try {
    return entry && (deserialize(entry) as Remembered);
  } catch {
    return null;
  }
}
