/** Answers of commands and servers that their proofs let last for a time. */
import { momentBefore } from '../model/date.ts';
import type { RunProof, UrlProof } from '../model/proof.ts';
import type { Verdict } from './verdict.ts';
import type { World } from './world.ts';

/** The verdict of a run that is not longer ago than the proof's `cache` says, else a new one. Only for what is permitted. */
export async function recallLasting(
  world: World,
  proof: RunProof | UrlProof,
  judge: () => Promise<Verdict>,
  /** What else the answer depends on. */
  circumstances: unknown = null,
): Promise<Verdict> {
  if (!proof.cache) return judge();
  const question = JSON.stringify([proof.key, circumstances]);
  const verdict = await world.memory.recent(question, momentBefore(world.now, proof.cache), judge, isLasting);
  // What is remembered stays as it is, whatever is added to the verdict.
  return { ...verdict };
}

function isLasting({ verdict, circular }: Verdict): boolean {
  return verdict !== 'unverified' && !circular;
}
