/** Blobs: what the shards of a run wrote, to be judged from as if one machine had checked all of it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { IsoDate } from '../model/date.ts';
import { collectProofs } from '../verify/collect.ts';
import type { Replay } from '../verify/collected/replay.ts';
import { divideProofs } from '../verify/collected/shares.ts';
import {
  proofDigest,
  readVerdictFile,
  type Shard,
  type VerdictFile,
} from '../verify/collected/verdict-file.ts';
import { oneLine } from '../diagnostics/quote.ts';
import { describeJudged } from './describe-shard.ts';
import { readGiven, refuseInside } from './given-file.ts';
import { TOOL } from './invalid.ts';
import type { Io } from './io.ts';
import type { Opened } from './judge.ts';
import { UsageError } from './usage-error.ts';

/** What one shard wrote. */
export interface Blob extends Pick<VerdictFile, 'tool' | 'verdicts'> {
  /** As the command line names it. */
  readonly file: string;
  /** Absolute, symbolic links resolved. */
  readonly real: string;
  readonly shard: Shard;
}

const COLLECT = 'agentops gate check --shard I/N --format blob=FILE';
/** Of the shards that are missing, so many are named. */
const NAMED = 10;
const ANEW = 'collect all shards anew, from one commit and with one command line';

/**
 * Reads the blobs of all shards of a run.
 * @throws UsageError when one is missing, is there twice, or is of another run
 */
export function readBlobs(io: Io, files: readonly string[]): readonly Blob[] {
  const isThere = (file: string): boolean => existsSync(path.resolve(io.cwd, file));
  const gone = files.filter((file) => !isThere(file));
  const blobs = files.filter(isThere).map((file) => readBlob(io, file));
  const [first] = blobs;
  if (!first)
    throw new UsageError(`none of the blobs is there: ${gone.join(', ')}`, `write them with ${COLLECT}`);
  for (const blob of blobs) {
    const difference = differenceOf(blob, first);
    if (difference !== null)
      throw new UsageError(`${blob.file} does not go with ${first.file}: ${difference}`, ANEW);
  }
  refuseDoubled(blobs);
  refuseMissing(blobs, first.shard.of, gone);
  return blobs;
}

function readBlob(io: Io, file: string): Blob {
  const { real, text } = readGiven(io, file, 'blob', COLLECT);
  const read = readVerdictFile(text);
  const why = typeof read === 'string' ? read : 'it does not say which shard it is';
  if (typeof read === 'string' || !read.shard)
    throw new UsageError(`${file} is no blob: ${why}`, `write one with ${COLLECT}`);
  const { tool, verdicts, shard } = read;
  if (shard.index > shard.of)
    throw new UsageError(`${file} is no blob: it says it is shard ${shard.index} of ${shard.of}`, ANEW);
  return { file, real, tool, verdicts, shard };
}

function refuseDoubled(blobs: readonly Blob[]): void {
  for (const [n, { file, shard }] of blobs.entries()) {
    const other = blobs.slice(0, n).find((one) => one.shard.index === shard.index);
    if (other === undefined) continue;
    throw new UsageError(
      `shard ${shard.index} of ${shard.of} is given twice: ${other.file} and ${file}`,
      'leave one of them out',
    );
  }
}

function refuseMissing(blobs: readonly Blob[], of: number, gone: readonly string[]): void {
  const there = new Set(blobs.map(({ shard }) => shard.index));
  const missing: number[] = [];
  // However many shards a blob speaks of, only some are looked for.
  for (let index = 1; index <= of && missing.length <= NAMED; index += 1)
    if (!there.has(index)) missing.push(index);
  const named = gone.length === 0 ? '' : ` (not there: ${gone.join(', ')})`;
  const [index] = missing;
  if (index === undefined) {
    if (gone.length === 0) return;
    throw new UsageError(`all ${of} shards are given, and more are named${named}`, 'leave those out');
  }
  const more = missing.length > NAMED ? ', …' : '';
  const which =
    missing.length === 1 ? `shard ${index}` : `shards ${missing.slice(0, NAMED).join(', ')}${more}`;
  throw new UsageError(
    `${which} of ${of} ${missing.length === 1 ? 'is' : 'are'} missing${named}`,
    `its run may have died: repeat it with ${COLLECT.replace('I/N', `${index}/${of}`)}`,
  );
}

/**
 * What gives the proofs their verdicts.
 * @throws UsageError when the blobs are not of the roadmap at hand, its commit and its day
 */
export async function replayBlobs(blobs: readonly Blob[], opened: Opened, asOf: IsoDate): Promise<Replay> {
  const judged = await describeJudged(opened, asOf);
  for (const blob of blobs) {
    refuseInside(opened.sources.project, blob.real, `blob ${blob.file}`);
    const difference = differenceOf(blob, { tool: TOOL, shard: { ...blob.shard, ...judged } });
    if (difference !== null)
      throw new UsageError(`${blob.file} is not of what is judged: ${difference}`, ANEW);
  }
  const shares = divideProofs(collectProofs(opened.roadmap), blobs.length);
  for (const { file, shard, verdicts } of blobs) {
    const share = shares[shard.index - 1]!.map(proofDigest).sort();
    if (
      share.join() ===
      verdicts
        .map(({ proof }) => proof)
        .sort()
        .join()
    )
      continue;
    throw new UsageError(`${file} does not hold what shard ${shard.index} of ${shard.of} has to hold`, ANEW);
  }
  return { verdicts: blobs.flatMap(({ verdicts }) => verdicts), maxAge: null, isSameRun: true };
}

/** In what two blobs are not of one run; null: they are. */
function differenceOf(a: Pick<Blob, 'tool' | 'shard'>, b: Pick<Blob, 'tool' | 'shard'>): string | null {
  const facts: readonly (readonly [string, ({ tool, shard }: typeof a) => string])[] = [
    ['it was written by', ({ tool }) => `${tool.name} ${tool.version}`],
    ['it is of another revision:', ({ shard }) => shard.revision ?? 'no commit'],
    ['it is of a roadmap with other files:', ({ shard }) => shard.roadmap],
    ['it is as of', ({ shard }) => shard.asOf],
    ['it was checked', ({ shard }) => `with ${shard.permissions.join(' ') || 'no permission'}`],
    ['it is about', ({ shard }) => shard.phases.join(', ') || 'all phases'],
    ['it is a shard of', ({ shard }) => String(shard.of)],
  ];
  for (const [what, tell] of facts)
    if (tell(a) !== tell(b)) return `${what} ${oneLine(tell(a))}, not ${oneLine(tell(b))}`;
  return null;
}
