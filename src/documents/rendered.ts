/** Text that `agentops render` wrote: it repeats the roadmap, and claims nothing by itself. */
import type { Root } from 'mdast';
import { readMarker, type Marker } from '../model/marker.ts';
import { findComments, type Comment } from './comments.ts';
import type { Stretch } from './place.ts';

/** What stands between the markers of rendered text; where the end is missing, all the rest. */
export function renderedStretches(root: Root): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from: number | null = null;
  for (const comment of findComments(root)) {
    const kind = markerOf(comment)?.kind;
    if (from === null && kind === 'begin') ({ from } = comment);
    else if (from !== null && kind === 'end') {
      stretches.push({ from, to: comment.to });
      from = null;
    }
  }
  return from === null ? stretches : [...stretches, { from, to: Number.POSITIVE_INFINITY }];
}

/** The marker that a comment is; null when it is none. */
export function markerOf({ text, line, endLine }: Comment): Marker | null {
  const marker = readMarker(text);
  return marker && line < endLine ? { kind: 'wrong' } : marker;
}
