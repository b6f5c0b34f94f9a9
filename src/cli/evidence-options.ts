/** How evidence is checked: what a roadmap's proofs may do, how much at once, and whose verdicts count. */
import { availableParallelism } from 'node:os';
import type { Project } from '../load/discover.ts';
import { parseDuration } from '../model/date.ts';
import { parseHostHeader } from '../verify/fetching/host-headers.ts';
import { parseHost } from '../verify/fetching/hosts.ts';
import type { Permissions } from '../verify/permissions.ts';
import type { Replay } from '../verify/collected/replay.ts';
import type { Io } from './io.ts';
import { EVERYTHING, type EvidenceOptions } from './evidence-flags.ts';
import { readGiven, refuseInside } from './given-file.ts';
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
 * @param project where the roadmap lies: no verdict comes from inside its folder
 */
export async function readReplay(io: Io, options: EvidenceOptions, project: Project): Promise<Replay | null> {
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
  const { readVerdictFile } = await import('../verify/collected/verdict-file.ts');
  const verdicts = files.flatMap((file) => {
    const read = readVerdictFile(readOutside(io, file, project));
    if (typeof read !== 'string') return read.verdicts;
    throw new UsageError(
      `${file} is no verdict file: ${read}`,
      'write one with agentops evidence verify --out FILE',
    );
  });
  return { verdicts, maxAge };
}

function readOutside(io: Io, file: string, project: Project): string {
  const { real, text } = readGiven(io, file, 'verdict file', 'agentops evidence verify --out');
  refuseInside(project, real, `verdict file ${file}`);
  return text;
}
