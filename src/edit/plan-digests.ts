/** From the digests of proofs to the changes of the files that they stand in. */
import type { Loaded } from '../load/load.ts';
import type { Ref } from '../model/roadmap.ts';
import { applyEdits } from './edit.ts';
import type { DocumentChange } from './edited.ts';
import { setDigests, setDigestsInLines, type Pin } from './set-digest.ts';
import { valueAt } from './value-at.ts';

/** The changes that give the proofs at these places their digests; a change a file. */
export function planDigests(
  { documents }: Loaded,
  pins: readonly { readonly at: Ref; readonly digest: string }[],
): readonly DocumentChange[] {
  return documents.flatMap((document): DocumentChange[] => {
    const own = pins
      .filter(({ at }) => at.file === document.file)
      .map(({ at, digest }): Pin => ({ path: at.path, digest }));
    if (own.length === 0) return [];
    const { text } = document;
    const value = structuredClone(document.value);
    for (const { path, digest } of own) (valueAt(value, path) as { digest: string }).digest = digest;
    const isLines = document.kind === 'records';
    const edits = isLines ? setDigestsInLines(text, own) : setDigests(text, own);
    const expected = isLines ? Object.values(value as object) : value;
    return [{ document, text: applyEdits(text, edits), value: expected }];
  });
}
