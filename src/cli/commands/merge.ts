/** `agentops merge`: judges from what all shards of a run checked. */
import { readBlobs } from '../blobs.ts';
import type { Io } from '../io.ts';
import type { GateCheckOptions } from './gate-check.ts';

/** Options of a gate check that checks nothing itself. */
export type MergeOptions = Pick<
  GateCheckOptions,
  | 'roadmap'
  | 'asOf'
  | 'cache'
  | 'format'
  | 'json'
  | 'require'
  | 'base'
  | 'strict'
  | 'maxWarnings'
  | 'quiet'
  | 'verbose'
  | 'color'
>;

/** Judges as `gate check` would have, had it checked everything by itself. */
export async function merge(io: Io, files: readonly string[], options: MergeOptions): Promise<number> {
  const blobs = readBlobs(io, files);
  // Imported late, or the bundle would have it in two parts, and every gate check would load one more.
  const { gateCheck } = await import('./gate-check.ts');
  return gateCheck(io, blobs[0]!.shard.phases, { ...options, verdicts: files, blobs });
}
