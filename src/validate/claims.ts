/** Public claims, from claims.yaml and from roadmap.yaml. */
import type { ClaimSource } from '../model/claims.ts';
import type { PublicClaim, Ref } from '../model/roadmap.ts';
import { readAsk } from './ask.ts';
import { inside } from '../model/inside.ts';
import { reportDuplicates, type Context } from './context.ts';

/** A claim as written, and where. */
export interface FoundClaim {
  readonly source: ClaimSource;
  readonly at: Ref;
  readonly damaged: boolean;
}

/**
 * Reads the claims; `says` is the target of a claim's measure.
 * @param isCut whether a comment follows the text at a place, which may have been part of it
 */
export function readClaims(
  context: Context,
  found: readonly FoundClaim[],
  isCut: (ref: Ref) => boolean,
): readonly PublicClaim[] {
  reportDuplicates(
    context,
    found,
    ({ source }) => source.id,
    ({ at }) => inside(at, 'id'),
    'claims',
  );
  return found.map(({ source, at, damaged }) => {
    const { id, text, in: documents, says = null, disclosed = null, ...measure } = source;
    const ask = readAsk(context, { ...measure, target: source.says }, at, {
      targetKey: 'says',
      ofClaim: true,
      damaged,
    });
    return { id, text, textIsCut: isCut(inside(at, 'text')), in: documents, says, disclosed, ask, at };
  });
}
