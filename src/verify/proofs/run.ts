import { join } from 'node:path';
import type { RunProof } from '../../model/proof.ts';
import { recallLasting } from '../lasting.ts';
import { isNested } from '../running/nesting.ts';
import { oneLine } from '../../diagnostics/quote.ts';
import { judgeAnswer, judgeControl } from '../running/run-conditions.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** Seconds that a command has where its proof does not say. */
export const TIMEOUT = 60;

/** A command that ends as asked and prints what is asked, and whose negative control fails. */
export function verifyRun(proof: RunProof, world: World): Verdict | Promise<Verdict> {
  return whyNotRun(proof, world) ?? recallLasting(world, proof, () => judgeRun(proof, world));
}

function whyNotRun(proof: RunProof, world: World): Verdict | null {
  if (isNested(join(world.root, world.folder), process.env)) return unverified('is not run inside itself');
  if (world.isPast) return unverified("commands can't be run for a day in the past");
  const { run: permitted } = world.permissions;
  if (permitted === 'all') return null;
  // A name permits what PATH has under it, never a path: `./node` is a file of the roadmap's author.
  const programs = [proof.run[0]!, ...(proof.must_fail ?? []).slice(0, 1)];
  const refused = new Set(programs.filter((program) => !permitted.has(program)));
  if (refused.size === 0) return null;
  const needs = flagFor([...refused]);
  return { ...unverified(`is not run without ${oneLine(needs)}`), needs };
}

/** People copy what they are told: a name that a shell would act on is not told. */
function flagFor(programs: readonly string[]): string {
  const arePlain = programs.every((program) => /^[\w./@+-]{1,100}$/.test(program));
  return arePlain ? `--allow-run=${programs.join(',')}` : '--allow-run';
}

function unverified(observed: string): Verdict {
  return { verdict: 'unverified', observed };
}

async function judgeRun(proof: RunProof, world: World): Promise<Verdict> {
  const { runOnce } = await import('../running/command.ts');
  const seconds = proof.timeout ?? TIMEOUT;
  const main = await runOnce(world, proof.run, seconds);
  const verdict = await judgeAnswer(proof, main.answer);
  if (verdict.verdict !== 'holds' || !proof.must_fail) return tellNesting(verdict, main.isNested);
  const control = await runOnce(world, proof.must_fail, seconds);
  return tellNesting(judgeControl(proof, control.answer, verdict), main.isNested || control.isNested);
}

function tellNesting(verdict: Verdict, nested: boolean): Verdict {
  if (!nested) return verdict;
  const observed = oneLine(`runs agentops on this very roadmap: ${verdict.observed}`);
  return { ...verdict, observed, circular: true };
}
