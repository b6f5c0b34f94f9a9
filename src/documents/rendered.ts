/** Comments as markers of text that `agentops render` writes. */
import { readMarker, type Marker } from '../model/marker.ts';
import type { Comment } from './comments.ts';

/** The marker that a comment is; null when it is none. */
export function markerOf({ text, line, endLine }: Comment): Marker | null {
  const marker = readMarker(text);
  return marker && line < endLine ? { kind: 'wrong' } : marker;
}
