/** Registers the statements that no claim covers, still without evidence. */
import { compareBaseline } from '../baseline/compare.ts';
import { plural } from '../diagnostics/plural.ts';
import { unregisteredFinding } from '../documents/unregistered.ts';
import { claimsOf } from '../edit/new-claims.ts';
import { planClaims } from '../edit/plan-claims.ts';
import { checkDocuments } from './check-documents.ts';
import { editRoadmap, tellingEditErrors, tellRefused } from './edit-roadmap.ts';
import type { Io } from './io.ts';
import type { RoadmapOptions } from './judge.ts';
import type { LoadedRoadmap } from './read-roadmap.ts';
import type { DisplayOptions } from './screen.ts';

/**
 * Registers them, those aside that the baseline knows.
 * @param named the documents; none: all
 * @returns null, or the exit code of what went wrong
 */
export async function registerClaims(
  io: Io,
  named: readonly string[],
  options: RoadmapOptions & DisplayOptions,
): Promise<number | null> {
  return tellingEditErrors(async () => {
    let registered = 0;
    let file = '';
    const edited = await editRoadmap(io, options, {
      plan: async ({ loaded, roadmap }) => {
        const statements = await findFresh(io, { loaded, roadmap }, named);
        const claims = claimsOf(
          statements,
          roadmap.claims.map(({ id }) => id),
        );
        registered = new Set(claims).size;
        if (registered === 0) return [];
        const planned = planClaims(loaded, claims);
        ({ file } = planned.document);
        return [planned];
      },
    });
    if ('problems' in edited) {
      // A roadmap that was invalid before is told by the check, in the formats that were asked for.
      return edited.when === 'before' ? null : tellRefused(io, edited, options);
    }
    if (registered > 0 && !options.quiet)
      await io.stderr.write(`Registered ${plural(registered, 'claim')} in ${file}, without evidence.\n`);
    return null;
  });
}

/** What can't be read is told by the check that follows. */
async function findFresh(
  io: Io,
  { loaded, roadmap }: LoadedRoadmap,
  named: readonly string[],
): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const { root } = loaded.project;
  const checked = await checkDocuments({ root, cwd: io.cwd, roadmap, named, judged: null, onlyShown: true });
  if ('problems' in checked) return [];
  const found = checked.unregistered.map(({ file, statement }) => ({
    ...unregisteredFinding(file, statement, ''),
    file,
  }));
  return compareBaseline(roadmap.baseline, found).fresh;
}
