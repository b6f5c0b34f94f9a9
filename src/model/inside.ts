import type { EvidenceRecord, Ref } from './roadmap.ts';

/** The place of what is inside a place. */
export function inside(at: Ref, ...path: (string | number)[]): Ref {
  return { file: at.file, path: [...at.path, ...path] };
}

/** The place of a record. */
export function placeOf({ list, position }: EvidenceRecord): Ref {
  return inside(list, position);
}
