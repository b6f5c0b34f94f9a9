import type { FilesProof } from '../../model/proof.ts';
import { judgeFile } from '../text/conditions.ts';
import { noteCopy } from '../files/copies.ts';
import { findFile } from '../files/find-file.ts';
import { listFiles } from '../files/globs.ts';
import { isOwn } from '../files/own.ts';
import { isProblem } from '../problem.ts';
import { plural } from '../../diagnostics/plural.ts';
import { oneLine } from '../../diagnostics/quote.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

interface Tally {
  readonly holding: string[];
  readonly failing: string[];
  readonly unread: string[];
  circular: number;
  /** Empty ones of which nothing is asked: they show nothing, and contradict nothing. */
  readonly empty: string[];
  /** What the first failing file lacks, and why the first unread one could not be read. */
  failure: string;
  trouble: string;
}

/** At least so many files match, and each of them shows what is asked. */
export async function verifyFiles(proof: FilesProof, world: World): Promise<Verdict> {
  const listing = await listFiles(world, proof.files);
  const tally: Tally = {
    holding: [],
    failing: [],
    unread: [],
    circular: 0,
    empty: [],
    failure: '',
    trouble: '',
  };
  for (const path of listing.paths) await take(world, path, proof, tally);
  if (listing.incomplete) tally.trouble ||= "a folder can't be read";
  const { holding, failing, unread, circular } = tally;
  const verdict = sumUp(tally, proof.min ?? 1, proof.each !== undefined, listing.incomplete);
  return {
    ...verdict,
    ...(tally.empty.length > 0 && { rests: tally.empty }),
    files: { holding, failing, unread, circular },
  };
}

async function take(world: World, path: string, { each }: FilesProof, tally: Tally): Promise<void> {
  const file = findFile(world, path);
  if (isProblem(file)) {
    // It was listed: what is not there now has gone meanwhile, or has a name that is no text.
    tally.unread.push(path);
    tally.trouble ||= `${oneLine(path, 60)} ${file.why}`;
    return;
  }
  noteCopy(world, file);
  if (isOwn(world, file)) {
    tally.circular += 1;
    return;
  }
  const { verdict, observed, circular } = await judgeFile(world, file, each ?? {});
  if (circular) tally.circular += 1;
  else if (verdict === 'holds') tally.holding.push(path);
  else if (verdict === 'fails' && each === undefined) tally.empty.push(path);
  else if (verdict === 'fails') {
    tally.failing.push(path);
    tally.failure ||= `${oneLine(path, 60)} ${observed}`;
  } else {
    tally.unread.push(path);
    tally.trouble ||= `${oneLine(path, 60)} ${observed}`;
  }
}

function sumUp(tally: Tally, min: number, judgesEach: boolean, incomplete: boolean): Verdict {
  const [holding, unread] = [tally.holding.length, tally.unread.length];
  const unknown = unread > 0 || incomplete;
  if (tally.failing.length > 0)
    return { verdict: 'fails', observed: withMore(tally.failure, tally.failing.length) };
  const mayHold = incomplete || holding + unread >= min;
  if (unknown && mayHold && (judgesEach || holding < min)) {
    return { verdict: 'unverified', observed: unread > 0 ? withMore(tally.trouble, unread) : tally.trouble };
  }
  if (holding >= min) return { verdict: 'holds', observed: `${plural(holding, 'file')} ${matches(holding)}` };
  if (holding + tally.circular >= min) {
    const observed = `${plural(holding + tally.circular, 'file')} match, ${tally.circular} of the roadmap's own`;
    return { verdict: 'holds', observed, circular: true };
  }
  const few = holding === 0 ? 'no file matches' : `${plural(holding, 'file')} ${matches(holding)}`;
  const asked = min === 1 ? few : `${few}, ${min} are asked`;
  const empty = tally.empty.length;
  const also = empty === 0 ? '' : `; ${plural(empty, 'file')} ${empty === 1 ? 'is' : 'are'} empty`;
  return { verdict: 'fails', observed: asked + also };
}

function matches(count: number): string {
  return count === 1 ? 'matches' : 'match';
}

function withMore(observed: string, count: number): string {
  return count > 1 ? `${observed}, and ${plural(count - 1, 'more file')} too` : observed;
}
