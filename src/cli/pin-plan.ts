/** Which digests a roadmap's proofs should have, and which of them they have. */
import { nearest, suggest } from '../diagnostics/nearest.ts';
import { coveredProofs, namesOfOwners, type CoveredProof } from '../edit/covered-proofs.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { digestFiles } from '../verify/files/digest.ts';
import { listFiles } from '../verify/files/globs.ts';
import { openWorld, type World } from '../verify/world.ts';
import { locatorOf } from './judge.ts';
import type { LoadedRoadmap } from './read-roadmap.ts';
import { UsageError } from './usage-error.ts';

/** A proof that covers files, and the digest of these now. */
export interface PlannedPin extends CoveredProof {
  readonly digest: string;
  readonly state: 'up to date' | 'missing' | 'different';
}

/**
 * The digests of the proofs that `refs` name; of all when it is empty.
 * @throws UsageError for a name that is none, and for files that can't be digested
 */
export async function planPins(
  opened: LoadedRoadmap,
  refs: readonly string[],
): Promise<readonly PlannedPin[]> {
  const { roadmap, loaded } = opened;
  const world = openWorld({ root: loaded.project.root }, roadmap, []);
  const pins: PlannedPin[] = [];
  const faults: { readonly proof: CoveredProof; readonly what: string }[] = [];
  for (const covered of selectProofs(roadmap, refs)) {
    const { covers, digest: old } = covered.proof;
    const digest = await digestFiles(world, covers);
    if (typeof digest === 'string') {
      pins.push({
        ...covered,
        digest,
        state: old === undefined ? 'missing' : old === digest ? 'up to date' : 'different',
      });
    } else {
      const what = digest === null ? `no file matches what it covers, ${covers.join(', ')}` : digest.why;
      faults.push({ proof: covered, what });
    }
  }
  const written = new Set(pins.filter(({ state }) => state !== 'up to date').map(({ at }) => at.file));
  for (const pin of pins) {
    const own = await firstCovered(world, pin, written);
    if (own !== null) faults.push({ proof: pin, what: `it covers ${own}, where digests are to be written` });
  }
  if (faults.length === 0) return pins;
  const locate = await locatorOf(loaded.documents);
  const lines = faults.map(({ proof: { ref, at }, what }) => {
    const { file, line, column } = locate(at);
    return `  ${ref}: ${what} (${file}:${line}:${column})`;
  });
  throw new UsageError(
    `nothing is pinned, since not all can be:\n${lines.join('\n')}`,
    'correct covers, or name the others alone: agentops evidence pin REF',
  );
}

function selectProofs(roadmap: Roadmap, refs: readonly string[]): readonly CoveredProof[] {
  const all = coveredProofs(roadmap);
  for (const ref of refs) {
    if (all.some((one) => one.ref === ref)) continue;
    const owners = namesOfOwners(roadmap);
    if (owners.includes(ref)) {
      throw new UsageError(`no proof of ${ref} says what it covers`, 'add covers: a list of globs');
    }
    const named = [...new Set(all.map((one) => one.ref))];
    const meant = nearest(ref, owners);
    const hint =
      meant === null ? suggest(ref, named, 'proofs that say what they cover') : `did you mean "${meant}"?`;
    throw new UsageError(`nothing is called "${ref}"`, hint);
  }
  return refs.length === 0 ? all : all.filter(({ ref }) => refs.includes(ref));
}

/** The first of `files` that the proof covers: pinning changes it, so that no digest of it would hold. */
async function firstCovered(
  world: World,
  { proof }: CoveredProof,
  files: ReadonlySet<string>,
): Promise<string | null> {
  for (const glob of proof.covers) {
    const { paths } = await listFiles(world, glob);
    const found = paths.find((path) => files.has(path));
    if (found !== undefined) return found;
  }
  return null;
}
