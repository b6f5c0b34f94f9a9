import type { Ref } from './roadmap.ts';

/** The place of what is inside a place. */
export function inside(at: Ref, ...path: (string | number)[]): Ref {
  return { file: at.file, path: [...at.path, ...path] };
}
