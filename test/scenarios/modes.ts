/**
 * Ways to carry out whole runs that must make no difference: AGENTOPS_TEST_MODE picks one. `jobs-1` does one thing at a
 * time, `shards` makes every gate check of four shards and a merge. `full-reader` is for vitest.config.ts: every file is
 * read by the readers that know all of the format. Without a mode the fast readers read all that they are trusted with.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

const MODE = process.env['AGENTOPS_TEST_MODE'];
const SHARDS = 4;

/** How many times longer than usual a run may take. */
export const patience: number = MODE === undefined ? 1 : 5;

/** Whether one run does everything: what its commands leave behind it sees, and it knows how long each of them took. */
export const isWhole: boolean = MODE !== 'shards';

/** Carries out a command line in the way that is asked for. */
export function carryOut(argv: readonly string[], io: Io): Promise<number> {
  if (MODE === 'jobs-1') return main(withJobs(argv), io);
  return MODE === 'shards' && isShareable(argv) ? inShards(argv, io) : main(argv, io);
}

const CHECKING = /^(?:gate check|gate explain|claims check|evidence list|evidence verify) /;

function withJobs(argv: readonly string[]): readonly string[] {
  const line = `${argv.join(' ')} `;
  const isOther = /--(?:help|jobs|verdicts|shard)\b/.test(line);
  return CHECKING.test(line) && !isOther ? [...argv.slice(0, 2), '--jobs', '1', ...argv.slice(2)] : argv;
}

function isShareable(argv: readonly string[]): boolean {
  const line = argv.join(' ');
  return /^gate check(?: |$)/.test(line) && !/--(?:help|verdicts|shard|history)\b/.test(line);
}

/** Options of merge; all others are of shards. The first ones belong to both. */
const OF_BOTH = /^--(?:roadmap|as-of|no-cache|quiet|verbose)\b/;
const OF_MERGE = /^--(?:format|json|require|base|strict|max-warnings|no-color)\b/;
const TAKES_VALUE = /^--(?:roadmap|as-of|format|require|base|max-warnings|header-from-env|jobs)$/;

async function inShards(argv: readonly string[], io: Io): Promise<number> {
  const [shared, merging] = [[] as string[], [] as string[]];
  const words = argv.slice(2);
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const value = TAKES_VALUE.test(word) ? words.splice(0, 1) : [];
    if (OF_BOTH.test(word) || OF_MERGE.test(word)) merging.push(word, ...value);
    if (!OF_MERGE.test(word)) shared.push(word, ...value);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'agentops-blobs-'));
  try {
    const blobs: string[] = [];
    for (let index = 1; index <= SHARDS; index += 1) {
      const blob = path.join(folder, `${index}.json`);
      const flags = ['--shard', `${index}/${SHARDS}`, '--format', `blob=${blob}`];
      let said = '';
      const stderr = { ...SILENT, write: async (text: string) => void (said += text) };
      const exitCode = await main(['gate', 'check', ...flags, ...shared], { ...io, stdout: SILENT, stderr });
      // Several roadmaps have no shards.
      if (said.includes('--shard is for one roadmap')) return await main(argv, io);
      // What a shard refuses, one machine has to refuse as well, and says why.
      if (exitCode !== 0) return mustRefuse(await main(argv, io));
      blobs.push(blob);
    }
    return await main(['merge', ...merging, ...blobs.toReversed()], io);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SILENT: Io['stdout'] = { write: async () => {}, isTerminal: false, columns: null };

function mustRefuse(exitCode: number): number {
  if (exitCode !== 2) throw new Error(`a shard was refused, and the whole run gave ${exitCode}`);
  return exitCode;
}
