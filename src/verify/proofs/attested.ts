import type { AttestedProof } from '../../model/proof.ts';
import { oneLine } from '../quote.ts';
import type { Verdict } from '../verdict.ts';

/** That a person stated it is told by the roadmap itself; how much that is worth is judged later. */
export function verifyAttested({ attested: { by, on } }: AttestedProof): Verdict {
  return { verdict: 'holds', observed: `stated by ${oneLine(by, 60)} on ${on}` };
}
