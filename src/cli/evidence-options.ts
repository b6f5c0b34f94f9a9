/** How evidence is checked: what a roadmap's proofs may do, how much at once, and whose verdicts count. */
import { availableParallelism } from 'node:os';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseDuration } from '../model/date.ts';
import { parseHostHeader } from '../verify/host-headers.ts';
import { parseHost } from '../verify/hosts.ts';
import type { Permissions } from '../verify/permissions.ts';
import type { Replay } from '../verify/replay.ts';
import type { Io } from './io.ts';
import { EVERYTHING, type EvidenceOptions } from './evidence-flags.ts';
import { UsageError } from './usage-error.ts';

/** What the flags permit. */
export function readPermissions(io: Io, options: EvidenceOptions): Permissions {
  return {
    run: readPrograms(options.allowRun),
    net: readHosts(options.allowNet),
    headers: (options.headerFromEnv ?? []).map((text) => {
      const header = parseHostHeader(text, io.env);
      if (typeof header !== 'string') return header;
      throw new UsageError(`--header-from-env: ${header}`, 'write HOST=NAME:VARIABLE');
    }),
  };
}

function readPrograms(given: string | undefined): Permissions['run'] {
  if (given === undefined) return new Set();
  const names = given.split(',');
  if (names.includes(EVERYTHING)) return 'all';
  if (names.every((name) => name.trim() !== '')) return new Set(names.map((name) => name.trim()));
  throw new UsageError(
    `--allow-run=${given} has an empty name`,
    'write --allow-run=NAME,NAME, or --allow-run alone',
  );
}

function readHosts(given: string | undefined): Permissions['net'] {
  if (given === undefined) return [];
  const names = given.split(',');
  if (names.includes(EVERYTHING)) return 'all';
  return names.map((text) => {
    const host = parseHost(text.trim());
    if (host) return host;
    throw new UsageError(`--allow-net=${given}: "${text}" is no host`, 'write --allow-net=HOST or HOST:PORT');
  });
}

/** How many commands and requests at once; null: as many as is usual. */
export function readJobs({ jobs }: EvidenceOptions): number | null {
  if (jobs === undefined) return null;
  const most = availableParallelism() * 64;
  if (/^[1-9]\d{0,4}$/.test(jobs) && Number(jobs) <= most) return Number(jobs);
  throw new UsageError(`--jobs ${jobs} is no number of jobs`, `write a whole number from 1 to ${most}`);
}

/**
 * The verdicts to judge from; null where evidence is to be checked.
 * @param folder the roadmap's folder, absolute: no verdict comes from inside it
 */
export async function readReplay(io: Io, options: EvidenceOptions, folder: string): Promise<Replay | null> {
  const files = options.verdicts ?? [];
  const acting = ['--allow-run', '--allow-net', '--header-from-env', '--jobs'].filter(
    (_, index) =>
      [options.allowRun, options.allowNet, options.headerFromEnv, options.jobs][index] !== undefined,
  );
  if (files.length > 0 && acting.length > 0) {
    throw new UsageError(
      `with --verdicts nothing is checked, so ${acting[0]} means nothing`,
      'leave one of them out',
    );
  }
  if (files.length === 0) {
    if (options.maxAge === undefined) return null;
    throw new UsageError('--max-age is about verdicts, and none are given', 'add --verdicts FILE');
  }
  const maxAge = options.maxAge === undefined ? null : parseDuration(options.maxAge);
  if (options.maxAge !== undefined && maxAge === null) {
    throw new UsageError(
      `--max-age "${options.maxAge}" is no duration`,
      'write "7 days", "2 weeks" or "P7D"',
    );
  }
  const { readVerdictFile } = await import('../verify/verdict-file.ts');
  const verdicts = files.flatMap((file) => {
    const read = readVerdictFile(readOutside(io, file, folder));
    if (typeof read !== 'string') return read.verdicts;
    throw new UsageError(
      `${file} is no verdict file: ${read}`,
      'write one with agentops evidence verify --out FILE',
    );
  });
  return { verdicts, maxAge };
}

/** Why a file can't be read, by the system's code. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
  DEVICE: 'is a device',
  LARGE: 'is larger than 256 MiB',
};
/** Bytes. */
const LARGEST = 256 * 1024 * 1024;

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function readOutside(io: Io, file: string, folder: string): string {
  let real: string;
  let text: string;
  try {
    real = realpathSync.native(path.resolve(io.cwd, file));
    const stats = statSync(real);
    // A pipe is one that the shell made; a link in the project may lead to a device without an end.
    if (stats.isCharacterDevice() || stats.isBlockDevice()) throw coded('DEVICE');
    if (stats.size > LARGEST) throw coded('LARGE');
    text = readFileSync(real, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = UNREADABLE[code ?? ''] ?? `can't be read (${code ?? String(error)})`;
    throw new UsageError(
      `the verdict file ${file} ${why}`,
      'name a file that agentops evidence verify --out wrote',
    );
  }
  if (!`${real}${path.sep}`.startsWith(`${realpathSync.native(folder)}${path.sep}`)) return text;
  throw new UsageError(
    `the verdict file ${file} lies inside the roadmap`,
    'a roadmap may not bring its own verdicts: collect them elsewhere',
  );
}
