/** Sentences that end in a status: "The limits are complete." They say one only where a marker names what they are about. */
import type { Status } from '../model/phase.ts';
import { bareStatusOf, leastOf, piecesOf, wordsOf } from './status-words.ts';

/** A status and a date are no more words. */
const LONGEST_END = 7;
/** Before a status these make it something that is wished for, conditional, denied, or true of a part only. */
const DOUBT =
  /\b(?:not|no|none|never|nobody|nothing|neither|nor|[nt] t|cannot|without|hardly|barely|almost|nearly|mostly|largely|partly|partially|half|most|some|few|only|if|whether|when|once|until|unless|before|after|will|would|should|shall|must|may|might|can|could|needs?|has to|have to|be|being|\S+ ?(?:%|percent)|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) ?(?:of|out of|\/))(?![\p{L}\p{N}])/u;

/** The least status that sentences of the text end in; null where none does, or what it says of it is in doubt. */
export function statusAtEnds(text: string): Status | null {
  return leastOf(piecesOf(text).flatMap((piece) => statusAtEnd(piece) ?? []));
}

function statusAtEnd(piece: string): Status | null {
  const words = wordsOf(piece)
    .replace(/[\s,.!]+$/, '')
    .split(' ');
  for (let count = Math.min(words.length, LONGEST_END); count > 0; count -= 1) {
    const status = bareStatusOf(words.slice(-count).join(' '));
    if (status !== null) return DOUBT.test(words.slice(0, -count).join(' ')) ? null : status;
  }
  return null;
}
