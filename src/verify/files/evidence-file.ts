/** A proof that rests on one file. */
import { noteCopy } from './copies.ts';
import type { FoundFile } from '../facts.ts';
import { findFile } from './find-file.ts';
import { isOwn } from './own.ts';
import { isProblem, verdictOf } from '../problem.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** Finds the file, lets `judge` judge it, and notes what the verdict rests on and whether that is the roadmap itself. */
export function useFile(
  world: World,
  path: string,
  judge: (file: FoundFile) => Verdict | Promise<Verdict>,
): Verdict | Promise<Verdict> {
  const file = findFile(world, path);
  if (isProblem(file)) return verdictOf(file);
  noteCopy(world, file);
  const judged = judge(file);
  return judged instanceof Promise ? settleLater(world, file, judged) : settle(world, file, judged);
}

async function settleLater(world: World, file: FoundFile, judged: Promise<Verdict>): Promise<Verdict> {
  return settle(world, file, await judged);
}

/** Written into the verdict, which nobody else has yet: a copy of each of a hundred thousand would cost. */
function settle(world: World, file: FoundFile, judged: Verdict): Verdict {
  const verdict: { -readonly [K in keyof Verdict]: Verdict[K] } = judged;
  verdict.rests = file.rests;
  if (isOwn(world, file)) verdict.circular = true;
  return verdict;
}
