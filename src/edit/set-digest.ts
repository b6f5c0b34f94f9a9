/** Writes the digest of what a proof covers: over the one that is there, or else behind `covers`. */
import { isMap, type ParsedNode } from 'yaml';
import type { Edit } from './edit.ts';
import { EditError } from './edit-error.ts';
import { setPair } from './set-pair.ts';
import { createLookup, pairOf, type Path, type TreeMap } from './yaml-tree.ts';

/** A digest, and the path of the proof that it belongs to. */
export interface Pin {
  readonly path: Path;
  readonly digest: string;
}

/** The edits of a YAML text that give proofs their digests. */
export function setDigests(text: string, pins: readonly Pin[]): readonly Edit[] {
  const lookUp = createLookup(text);
  return pins.flatMap(({ path, digest }) => setDigest(text, lookUp(path).node, digest));
}

/** The same for JSON Lines, where a path begins with the line's index; a line of JSON is one of YAML. */
export function setDigestsInLines(text: string, pins: readonly Pin[]): readonly Edit[] {
  const lines = text.split('\n');
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length + 1);
  return pins.flatMap(({ path: [index, ...path], digest }) => {
    const start = starts[Number(index)]!;
    const edits = setDigests(lines[Number(index)]!, [{ path, digest }]);
    return edits.map((edit) => ({ ...edit, from: edit.from + start, to: edit.to + start }));
  });
}

function setDigest(text: string, proof: ParsedNode, digest: string): readonly Edit[] {
  const covers = isMap(proof) ? pairOf(proof as TreeMap, 'covers') : null;
  if (!isMap(proof) || !covers?.value) {
    throw new EditError('a proof that covers files is not written as a map', 'write its digest by hand');
  }
  return setPair(text, proof as TreeMap, covers, { key: 'digest', value: digest });
}
