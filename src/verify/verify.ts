/** The stage that looks at the world: checks every proof once and tells what was seen, never whether that is good. */
import { join } from 'node:path';
import type { Proof } from '../model/proof.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { visitProofs } from './collect.ts';
import { readDocument, textsByDocument } from './documents.ts';
import { markNesting } from './running/nesting.ts';
import { verifyProof } from './proofs/index.ts';
import { openQueue, type Queue } from './queue.ts';
import { oneLine } from '../diagnostics/quote.ts';
import type { Replay } from './collected/replay.ts';
import type { DocumentFacts, Evidence, Verdict } from './verdict.ts';
import { takeTurns, type OnProgress, type Turns } from './turns.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export interface VerifyOptions extends WorldOptions {
  readonly onProgress?: OnProgress;
  /** Told of every proof what was seen, and how many milliseconds it took. */
  readonly onChecked?: (proof: Proof, verdict: Verdict, milliseconds: number) => void;
  /** How many commands and requests may be under way at once; null: one command, and a request for each core. */
  readonly jobs?: number | null;
  /** Verdicts to judge from, in place of checking anything. */
  readonly replay?: Replay | null;
  /** Check the proofs of all records, also of those that no measure is about. */
  readonly allRecords?: boolean;
  /** Check these alone, and look into no document. */
  readonly only?: readonly Proof[];
  /** Digest the files that the evidence rests on. */
  readonly digestInputs?: boolean;
  /** Note everything that was seen of the files. */
  readonly noteSightings?: boolean;
}

/**
 * Checks the proofs that judging the roadmap can need, and looks for its public claims in their documents. Commands and
 * requests come last, when everything was read. Whatever goes wrong with one proof becomes its verdict: this rejects
 * only when the root itself is not there, or when the signal ended it.
 */
export async function verify(roadmap: Roadmap, options: VerifyOptions): Promise<Evidence> {
  markNesting(join(options.root, roadmap.folder), process.env);
  const { queue, texts } = whatToCheck(roadmap, options);
  const inputs = options.digestInputs ? (await import('./files/inputs.ts')).openInputs() : null;
  const sightings = options.noteSightings ? await import('./files/sightings.ts') : null;
  const watch = sightings?.openWatch();
  const world = openWorld(
    { ...options, ...(inputs && { onRead: inputs.note }), ...(watch && { over: watch.over }) },
    roadmap,
    queue.revisions,
  );
  const turn = takeTurns(queue.length + texts.size, options.onProgress);
  const verdicts = new Map<string, Verdict>();
  const find = options.replay ? await replaying(options.replay) : check;
  const { onChecked } = options;
  const note = (proof: Proof, verdict: Verdict, began: number): void => {
    verdicts.set(proof.key, verdict);
    turn.count();
    onChecked?.(proof, verdict, Date.now() - began);
  };
  const take = (proof: Proof): void | Promise<void> => {
    if (verdicts.has(proof.key)) return turn.count();
    const began = onChecked ? Date.now() : 0;
    const verdict = find(world, proof);
    return verdict instanceof Promise
      ? verdict.then((one) => note(proof, one, began))
      : note(proof, verdict, began);
  };
  for (const proofs of queue.reading) await readAll(proofs, turn, take, options.signal);
  const documents = new Map<string, DocumentFacts>();
  for (const [path, wanted] of texts) {
    documents.set(path, await read(world, path, wanted));
    turn.count();
    if (turn.isOver()) await turn.pass();
  }
  if (queue.acting.length > 0) await actAll(queue.acting, options.jobs ?? null, turn, take);
  options.signal?.throwIfAborted();
  world.memory.save();
  turn.finish();
  return {
    verdicts,
    copies: world.copies,
    documents,
    ...(inputs && { inputs: inputs.finish(world, verdicts.values()) }),
    ...(watch && { sightings: queue.restsOnFiles ? watch.finish() : null }),
  };
}

function whatToCheck(roadmap: Roadmap, { only, allRecords }: VerifyOptions): ToCheck {
  const line = openQueue();
  if (only) only.forEach(line.add);
  else visitProofs(roadmap, allRecords === true, line.add);
  return { queue: line.queue, texts: only ? new Map() : textsByDocument(roadmap.claims) };
}

interface ToCheck {
  readonly queue: Queue;
  /** What to look for, by document. */
  readonly texts: ReturnType<typeof textsByDocument>;
}

/** Takes them one after the other. */
async function readAll(
  proofs: readonly Proof[],
  turn: Turns,
  take: (proof: Proof) => void | Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const proof of proofs) {
    const taken = take(proof);
    if (taken instanceof Promise) await taken;
    if (turn.isOver()) await turn.pass();
    signal?.throwIfAborted();
  }
}

/** Takes them all, so many at once. What the signal ended has ended when this returns. */
async function actAll(
  proofs: readonly Proof[],
  jobs: number | null,
  turn: Turns,
  take: (proof: Proof) => void | Promise<void>,
): Promise<void> {
  const { default: limit } = await import('p-limit');
  const commands = limit(jobs ?? 1);
  const requests = jobs === null ? limit((await import('node:os')).availableParallelism()) : commands;
  const takeOne = async (proof: Proof): Promise<void> => {
    turn.begin(proof);
    await take(proof);
    turn.end(proof);
  };
  const ended = await Promise.allSettled(
    proofs.map((proof) => (proof.kind === 'run' ? commands : requests)(() => takeOne(proof))),
  );
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  await turn.pass();
}

async function replaying(replay: Replay): Promise<(world: World, proof: Proof) => Promise<Verdict>> {
  const { openReplay } = await import('./collected/replay.ts');
  const find = openReplay(replay);
  return async (world, proof) => {
    try {
      return await find(world, proof);
    } catch (error) {
      return { verdict: 'unverified', observed: reason(world, error) };
    }
  };
}

function check(world: World, proof: Proof): Verdict | Promise<Verdict> {
  try {
    const verdict = verifyProof(proof, world);
    return verdict instanceof Promise || proof.covers ? finish(world, proof, verdict) : verdict;
  } catch (error) {
    world.signal?.throwIfAborted();
    return { verdict: 'unverified', observed: reason(world, error) };
  }
}

async function finish(world: World, proof: Proof, verdict: Verdict | Promise<Verdict>): Promise<Verdict> {
  try {
    const { addDigest } = await import('./files/digest.ts');
    return await addDigest(world, proof, await verdict);
  } catch (error) {
    world.signal?.throwIfAborted();
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
