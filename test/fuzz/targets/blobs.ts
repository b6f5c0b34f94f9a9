/** Blobs: refused for a reason that people are told, or taken, and then an entry that was edited gives no credit. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBlobs, replayBlobs } from '../../../src/cli/blobs.ts';
import { TOOL } from '../../../src/cli/invalid.ts';
import type { Io } from '../../../src/cli/io.ts';
import { openRoadmap, type Opened } from '../../../src/cli/judge.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { collectProofs } from '../../../src/verify/collect.ts';
import type { Replay } from '../../../src/verify/collected/replay.ts';
import { isWhole, proofDigest } from '../../../src/verify/collected/verdict-file.ts';
import { verify } from '../../../src/verify/verify.ts';
import { ensure, textOf } from '../invariant.ts';

const AS_OF = '2026-02-24';
const ROADMAP = `version: 1
name: Demo
phases:
  - id: alpha
    name: Alpha
    gate: { criteria: [{ id: it, statement: S, proofs: [README.md, a.md] }] }
`;
const SILENT: Io['stdout'] = { write: async () => {}, isTerminal: false, columns: null };

const root = mkdtempSync(path.join(tmpdir(), 'agentops-fuzz-blobs-'));
mkdirSync(path.join(root, 'roadmap'));
writeFileSync(path.join(root, 'roadmap/roadmap.yaml'), ROADMAP);
const io: Io = { cwd: root, env: {}, stdout: SILENT, stderr: SILENT, now: () => Date.parse('2100-01-01') };
let opening: Promise<Opened> | null = null;

async function open(): Promise<Opened> {
  const opened = await openRoadmap(io, { cache: false });
  ensure('roadmap' in opened, 'the roadmap is valid');
  return opened;
}

export async function fuzz(bytes: Uint8Array): Promise<void> {
  // In the corpus, so that it outlasts a release.
  writeFileSync(path.join(root, 'blob.json'), textOf(bytes).replaceAll('$version', TOOL.version));
  const opened = await (opening ??= open());
  const replay = await readReplay(opened);
  if (replay === null) return;
  const { verdicts } = await verify(opened.roadmap, { root, replay, now: io.now() });
  for (const proof of collectProofs(opened.roadmap)) {
    const entries = replay.verdicts.filter((one) => one.proof === proofDigest(proof));
    ensure(entries.length === 1, 'of each proof there is one entry');
    const word = verdicts.get(proof.key)!.verdict;
    ensure(word === 'unverified' || entries.every(isWhole), 'an edited entry gives no credit');
  }
}

async function readReplay(opened: Opened): Promise<Replay | null> {
  try {
    return await replayBlobs(readBlobs(io, ['blob.json']), opened, AS_OF);
  } catch (error) {
    ensure(error instanceof UsageError, `it is refused in words: ${String(error)}`);
    ensure(error.message !== '' && error.hint !== '', 'what is refused is refused for a reason');
    return null;
  }
}
