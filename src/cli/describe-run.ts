/** What an attestation says of a run besides its judgement: when it was, and which files it was made from. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceText } from '../load/read-sources.ts';
import type { InputFile, Run } from '../report/formats/vsa.ts';
import { hashOnce } from '../verify/files/content.ts';
import { findFile } from '../verify/files/find-file.ts';
import { isProblem } from '../verify/problem.ts';
import { openWorld } from '../verify/world.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** What was judged: the roadmap's files below the root, and what the evidence rests on. */
export interface Judgement {
  readonly root: string;
  readonly folder: string;
  readonly files: readonly SourceText[];
  /** SHA-256 by path. */
  readonly evidence: ReadonlyMap<string, string>;
  /** Files of verdicts that were given in the place of checking. */
  readonly verdicts: readonly string[];
}

/**
 * Digests the files of a run, by path.
 * @throws UsageError when one of the roadmap's files is no longer what was judged
 */
export function describeRun(io: Io, { root, folder, files, evidence, verdicts }: Judgement): Run {
  const world = openWorld({ root, now: io.now() }, { folder, claims: [], maintainers: [] }, []);
  const digests = new Map(evidence);
  for (const { file, text } of files) {
    const found = findFile(world, file);
    const digest = isProblem(found) ? null : hashOnce(world, found);
    // A byte order mark is no part of the text.
    if (typeof digest !== 'string' || ![text, `\ufeff${text}`].some((read) => sha256(read) === digest))
      throw new UsageError(`${file} changed while the roadmap was judged`, 'run the command again');
    digests.set(file, digest);
  }
  return {
    time: new Date(io.now()).toISOString(),
    inputs: byFile(digests),
    verdicts: verdicts.map((file) => ({ file, sha256: sha256(readFileSync(path.resolve(io.cwd, file))) })),
  };
}

function byFile(digests: ReadonlyMap<string, string>): readonly InputFile[] {
  return [...digests]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, digest]) => ({ file, sha256: digest }));
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
