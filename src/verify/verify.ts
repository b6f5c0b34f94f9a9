/** The stage that looks at the world: checks every proof once and tells what was seen, never whether that is good. */
import type { Proof } from '../model/proof.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { collectProofs } from './collect.ts';
import { addDigest } from './digest.ts';
import { readDocument, textsByDocument } from './documents.ts';
import { verifyProof } from './proofs/index.ts';
import { oneLine } from './quote.ts';
import type { DocumentFacts, Evidence, Verdict } from './verdict.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export interface VerifyOptions extends WorldOptions {
  /** Check the proofs of all records, also of those that no measure is about. */
  readonly allRecords?: boolean;
  /** Told now and then how many of all checks are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** How long, in milliseconds, work goes on before others get a turn: a spinner has to spin. */
const TURN = 50;

/**
 * Checks the proofs that judging the roadmap can need, and looks for its public claims in their documents. Whatever
 * goes wrong with one proof becomes its verdict: this rejects only when the root itself is not there.
 */
export async function verify(roadmap: Roadmap, options: VerifyOptions): Promise<Evidence> {
  const proofs = groupByFile(collectProofs(roadmap, options.allRecords));
  const texts = textsByDocument(roadmap.claims);
  const revisions = proofs.filter((proof) => proof.kind === 'commit' || proof.kind === 'tag');
  const world = openWorld(options, roadmap, revisions);
  const turn = takeTurns(proofs.length + texts.size, options.onProgress);
  const verdicts = new Map<string, Verdict>();
  for (const proof of proofs) {
    const verdict = check(world, proof);
    verdicts.set(proof.key, verdict instanceof Promise ? await verdict : verdict);
    if (turn.isOver()) await turn.pass();
  }
  const documents = new Map<string, DocumentFacts>();
  for (const [path, wanted] of texts) {
    documents.set(path, await read(world, path, wanted));
    if (turn.isOver()) await turn.pass();
  }
  turn.finish();
  return { verdicts, copies: world.copies, documents };
}

function check(world: World, proof: Proof): Verdict | Promise<Verdict> {
  try {
    const verdict = verifyProof(proof, world);
    return verdict instanceof Promise || proof.covers ? finish(world, proof, verdict) : verdict;
  } catch (error) {
    return { verdict: 'unverified', observed: reason(world, error) };
  }
}

async function finish(world: World, proof: Proof, verdict: Verdict | Promise<Verdict>): Promise<Verdict> {
  try {
    return await addDigest(world, proof, await verdict);
  } catch (error) {
    return { verdict: 'unverified', observed: reason(world, error) };
  }
}

async function read(world: World, path: string, wanted: ReadonlySet<string>): Promise<DocumentFacts> {
  try {
    return await readDocument(world, path, wanted);
  } catch (error) {
    return { problem: reason(world, error), places: new Map() };
  }
}

function reason(world: World, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return oneLine(`could not be checked: ${message.slice(0, 1000).replaceAll(world.root, '.')}`);
}

/** Proofs of one file one after another, so that what was read of it is still at hand. */
function groupByFile(proofs: readonly Proof[]): readonly Proof[] {
  const groups = new Map<string, Proof[]>();
  for (const proof of proofs) {
    const path = pathOf(proof);
    const group = groups.get(path);
    if (group) group.push(proof);
    else groups.set(path, [proof]);
  }
  return [...groups.values()].flat();
}

/** The file that a proof reads; '' when it is not just one. */
function pathOf(proof: Proof): string {
  if (proof.kind === 'file') return proof.file;
  if (proof.kind === 'data') return proof.data;
  return proof.kind === 'junit' ? proof.junit : '';
}

interface Turns {
  /** Counts one more check as done. */
  readonly isOver: () => boolean;
  readonly pass: () => Promise<void>;
  readonly finish: () => void;
}

function takeTurns(total: number, onProgress: VerifyOptions['onProgress']): Turns {
  let done = 0;
  let began = Date.now();
  return {
    isOver: () => {
      done += 1;
      return Date.now() - began > TURN;
    },
    pass: async () => {
      onProgress?.(done, total);
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      began = Date.now();
    },
    finish: () => onProgress?.(total, total),
  };
}
