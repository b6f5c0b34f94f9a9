/** `agentops gate check --shard I/N`: checks one share of the evidence, and judges nothing. */
import { SATISFIED } from '../../report/exit-code.ts';
import { collectProofs } from '../../verify/collect.ts';
import { divideProofs } from '../../verify/collected/shares.ts';
import type { Shard } from '../../verify/collected/verdict-file.ts';
import { collectVerdicts, tellVerdicts, writeVerdicts } from '../collect-verdicts.ts';
import { describeJudged, describePermissions } from '../describe-shard.ts';
import { readPermissions } from '../evidence-options.ts';
import { tellInvalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { asOfDate, checkPhase, openRoadmap } from '../judge.ts';
import { refuseOwnFiles, type FormatRequest } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import type { GateCheckOptions } from './gate-check.ts';

/** Checks a share and writes its blob; the exit code does not depend on what came of it. */
export async function gateCheckShard(
  io: Io,
  phases: readonly string[],
  options: GateCheckOptions,
): Promise<number> {
  const place = readPlace(options.shard!);
  refuseJudging(options);
  const target = readTarget(options);
  refuseOwnFiles(io, [target], options.roadmap);
  const asOf = asOfDate(io, options.asOf);
  const permissions = describePermissions(readPermissions(io, options));
  const opened = await openRoadmap(io, options);
  if ('problems' in opened) {
    return tellInvalid(io, opened, [{ name: 'terminal', file: null }], options, asOf);
  }
  for (const id of phases) checkPhase(opened.roadmap, id);
  const judged = await describeJudged(opened, asOf);
  const shard: Shard = { ...place, ...judged, permissions, phases: [...new Set(phases)].sort() };
  const share = divideProofs(collectProofs(opened.roadmap), place.of)[place.index - 1]!;
  const verdicts = await collectVerdicts(io, options, opened, asOf, share);
  await writeVerdicts(io, target, opened, verdicts, shard);
  if (options.quiet !== true)
    await tellVerdicts(io, `shard ${place.index} of ${place.of}: `, verdicts, target);
  return SATISFIED;
}

function readPlace(text: string): Pick<Shard, 'index' | 'of'> {
  const [, index, of] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
  if (index === undefined || of === undefined)
    throw new UsageError(`--shard ${text} is no shard`, 'write I/N, such as --shard 1/4; N is 999 at most');
  if (index <= of) return { index, of };
  throw new UsageError(
    `--shard ${text}: of ${of} shards none is number ${index}`,
    `write 1/${of} to ${of}/${of}`,
  );
}

/** What is about the judgement belongs to `merge`. */
function refuseJudging(options: GateCheckOptions): void {
  if (options.verdicts !== undefined) {
    throw new UsageError('--shard checks evidence, and --verdicts checks none', 'leave one of them out');
  }
  const { json, require: required, strict, maxWarnings, base } = options;
  const given = {
    '--json': json,
    '--require': required,
    '--strict': strict,
    '--max-warnings': maxWarnings,
    '--base': base,
  };
  const judging = Object.entries(given).find(([, value]) => value !== undefined);
  if (judging === undefined) return;
  throw new UsageError(
    `with --shard nothing is judged, so ${judging[0]} means nothing`,
    'give it to agentops merge, which judges from all shards',
  );
}

function readTarget({ format, shard }: GateCheckOptions): FormatRequest {
  const [first, second] = format;
  const [, file] = /^blob(?:=(.+))?$/s.exec(first ?? '') ?? [null];
  if (first !== undefined && second === undefined && /^blob(?:=.|$)/s.test(first))
    return { name: 'json', file: file ?? null };
  throw new UsageError(
    `--shard ${shard} writes a blob, and nothing else`,
    'write --format blob=FILE; agentops merge takes the other formats',
  );
}
