/** Judging from verdicts that were collected before: nothing is run, fetched or asked, only looked whether they still count. */
import { canonicalJson } from '../../model/canonical-json.ts';
import { momentBefore, type Duration } from '../../model/date.ts';
import { proofFile } from '../../model/proof-text.ts';
import type { Proof } from '../../model/proof.ts';
import { bindingOf, type Binding } from './binding.ts';
import { noteCopy } from '../files/copies.ts';
import { findFile } from '../files/find-file.ts';
import { listFiles } from '../files/globs.ts';
import { isOwn } from '../files/own.ts';
import { isProblem } from '../problem.ts';
import { oneLine } from '../../diagnostics/quote.ts';
import type { Verdict } from '../verdict.ts';
import { isWhole, proofDigest, type BoundVerdict } from './verdict-file.ts';
import type { World } from '../world.ts';

export interface Replay {
  readonly verdicts: readonly BoundVerdict[];
  /** Older ones don't count; null: all do. */
  readonly maxAge: Duration | null;
  /** They are parts of the very run that is judged, and what they say of permissions and days is what it says. */
  readonly isSameRun?: true;
}

/** What gives a proof its verdict. */
const COLLECT = 'agentops evidence verify';

/** Clocks of two machines differ; more than that is no difference of clocks. */
const CLOCKS_MS = 5 * 60 * 1000;

/** Finds the verdicts of proofs, the latest that counts first. */
export function openReplay(replay: Replay): (world: World, proof: Proof) => Promise<Verdict> {
  const byProof = new Map<string, BoundVerdict[]>();
  for (const bound of replay.verdicts) {
    const known = byProof.get(bound.proof);
    if (known) known.push(bound);
    else byProof.set(bound.proof, [bound]);
  }
  return async (world, proof) => {
    if (world.isPast && !replay.isSameRun && (proof.kind === 'run' || proof.kind === 'url')) {
      return { verdict: 'unverified', observed: "can't be checked for a day in the past" };
    }
    const known = (byProof.get(proofDigest(proof)) ?? []).toSorted(byWorth);
    if (known.length === 0) {
      return { verdict: 'unverified', observed: 'no verdict for it was given', needs: COLLECT };
    }
    const now = await bindingOf(world, proof);
    const doubts = known.map((bound) => doubtOf(world, bound, now, replay));
    const index = doubts.indexOf(null);
    if (index < 0) return { verdict: 'unverified', observed: doubts[0]! };
    return seeAgain(world, proof, known[index]!.verdict, replay);
  };
}

const WORTH = ['fails', 'holds', 'unverified'];

/** What says something before what does not, then the latest; of the same moment the worse. */
function byWorth(a: BoundVerdict, b: BoundVerdict): number {
  const [worthA, worthB] = [a, b].map(({ verdict }) => WORTH.indexOf(verdict.verdict)) as [number, number];
  const silence = Number(worthA === 2) - Number(worthB === 2);
  return silence || Date.parse(b.at) - Date.parse(a.at) || worthA - worthB || (a.digest < b.digest ? -1 : 1);
}

/** Why a verdict does not count; null: it does. */
function doubtOf(
  world: World,
  bound: BoundVerdict,
  now: Binding,
  { maxAge, isSameRun }: Replay,
): string | null {
  const at = Date.parse(bound.at);
  if (!isWhole(bound)) return 'its verdict was edited after it was collected';
  if (at > world.now + CLOCKS_MS) return 'its verdict is dated in the future';
  if (maxAge && at < momentBefore(world.now, maxAge))
    return `its verdict is too old: it is of ${bound.at.slice(0, 10)}`;
  const changed = whatChanged(bound.on, now, isSameRun === true);
  return changed === null ? null : `its verdict was collected on ${changed}`;
}

/** Null: nothing did. What can't be known is only within one run the same as what can't be known. */
function whatChanged(then: Binding, now: Binding, isSameRun: boolean): string | null {
  const isKnown = then.unknown === undefined && now.unknown === undefined;
  if ((isKnown || isSameRun) && canonicalJson(then) === canonicalJson(now)) return null;
  if (!isKnown) return "what can't be known";
  const paths = new Set([...Object.keys(then.files ?? {}), ...Object.keys(now.files ?? {})]);
  const file = [...paths].sort().find((path) => then.files?.[path] !== now.files?.[path]);
  if (file !== undefined) return `another content of ${oneLine(file, 80)}`;
  if (then.covers !== now.covers) return 'another content of what it covers';
  return then.tree === now.tree ? 'another revision' : 'other files of the project';
}

/** What a proof rests on may be the roadmap's own by now, or a document that makes the claim: its link may lead elsewhere. */
async function seeAgain(world: World, proof: Proof, given: Verdict, { isSameRun }: Replay): Promise<Verdict> {
  // What would have permitted checking it elsewhere is no help here.
  const { needs, ...kept } = given;
  // It was short when it was written, and is no shorter than it was.
  const observed = oneLine(given.observed, isSameRun ? given.observed.length : undefined);
  const verdict: Verdict = { ...kept, ...(isSameRun && needs !== undefined && { needs }), observed };
  const path = proofFile(proof);
  const found = path === null ? [] : [findFile(world, path)];
  if (proof.kind === 'files') {
    for (const listed of (await listFiles(world, proof.files)).paths) {
      const file = findFile(world, listed);
      if (!isProblem(file)) noteCopy(world, file);
    }
  }
  const files = [...found, ...(verdict.files?.holding ?? []).map((one) => findFile(world, one))];
  let isCircular = verdict.circular === true;
  for (const file of files) {
    if (isProblem(file)) continue;
    noteCopy(world, file);
    isCircular ||= isOwn(world, file);
  }
  const [file] = found;
  const rests = file && !isProblem(file) ? { rests: file.rests } : {};
  return { ...verdict, ...rests, ...(isCircular ? { circular: true as const } : {}) };
}
