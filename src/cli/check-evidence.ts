/** Checks the evidence of a roadmap as the command line asks, with a progress on the terminal, until somebody interrupts. */
import { dateOf, type IsoDate } from '../model/date.ts';
import { proofTarget } from '../model/proof-text.ts';
import type { Proof } from '../model/proof.ts';
import { escapeTerminal } from '../report/escape.ts';
import type { Evidence, Verdict } from '../verify/verdict.ts';
import { verify, type VerifyOptions } from '../verify/verify.ts';
import { Interrupted } from './interrupted.ts';
import type { Io } from './io.ts';
import type { JudgeOptions, Opened } from './judge.ts';
import { createProgress } from './progress.ts';

/**
 * Finds out what judging needs to know of the world.
 * @throws UsageError for flags that say nothing sensible
 * @throws Interrupted when it was, once nothing that was started is left running
 */
export async function checkEvidence(
  io: Io,
  options: JudgeOptions,
  opened: Opened,
  asOf: IsoDate,
  more: Pick<VerifyOptions, 'onChecked' | 'only'> = {},
): Promise<Evidence> {
  const { sources, roadmap, store } = opened;
  const flags = await readFlags(io, options, opened, asOf);
  const progress = createProgress(io, options.quiet === true);
  const ending = new AbortController();
  const release = io.onInterrupt?.(() => ending.abort(new Interrupted()));
  const told: string[] = [];
  try {
    return await verify(roadmap, {
      root: sources.project.root,
      ...flags,
      store,
      now: io.now(),
      isPast: asOf < dateOf(io.now()),
      signal: ending.signal,
      allRecords: options.allRecords === true,
      digestInputs: options.digestInputs === true,
      noteSightings: options.noteSightings === true,
      ...(more.only && { only: more.only }),
      onProgress: progress.update,
      ...((more.onChecked || options.verbose) && {
        onChecked: (proof, verdict, milliseconds) => {
          more.onChecked?.(proof, verdict, milliseconds);
          if (options.verbose) told.push(lineOf(proof, verdict, milliseconds));
        },
      }),
    });
  } finally {
    release?.();
    progress.stop();
    if (told.length > 0) await io.stderr.write(`${told.join('\n')}\n`);
  }
}

type Flags = Pick<VerifyOptions, 'permissions' | 'jobs' | 'replay'>;

/** Most runs have no such flags, and do without what reads them. */
async function readFlags(io: Io, options: JudgeOptions, opened: Opened, asOf: IsoDate): Promise<Flags> {
  if (options.blobs)
    return { replay: await (await import('./blobs.ts')).replayBlobs(options.blobs, opened, asOf) };
  const { allowRun, allowNet, headerFromEnv, jobs, verdicts, maxAge } = options;
  if ([allowRun, allowNet, headerFromEnv, jobs, verdicts, maxAge].every((one) => one === undefined))
    return {};
  const { readJobs, readPermissions, readReplay } = await import('./evidence-options.ts');
  return {
    permissions: readPermissions(io, options),
    jobs: readJobs(options),
    replay: await readReplay(io, options, opened.sources.project),
  };
}

function lineOf(proof: Proof, { verdict, observed }: Verdict, milliseconds: number): string {
  const time = `${milliseconds} ms`.padStart(9);
  return escapeTerminal(`${time}  ${verdict.padEnd(10)}  ${proof.kind} ${proofTarget(proof)}: ${observed}`);
}
