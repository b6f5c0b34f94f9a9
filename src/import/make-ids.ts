/** Ids made of the words of a document. */
import { createFreeIds, joinWords, tellingWords } from '../model/make-ids.ts';

const WORDS = 6;

/** Gives ids that it has not given before. */
export type GiveId = (text: string, otherwise: string) => string;

/** Ids for things of one kind: made of the words of a text, or of `otherwise` where it has none in Latin letters. */
export function createIds(taken: Iterable<string> = []): GiveId {
  const freeId = createFreeIds(taken);
  return (text, otherwise) => freeId(idOf(text) ?? otherwise);
}

function idOf(text: string): string | null {
  const words = text
    .slice(0, 1000)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|['’]/gu, '')
    .match(/\d+(?:\.\d+)+|[a-z0-9]+(?:\.\d+)*/g);
  // A name in other letters may have a stray Latin word or number in it, which would say little.
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.normalize('NFKD').match(/[a-z]/gi)?.length ?? 0;
  if (!words || latin * 2 < letters) return null;
  return joinWords(tellingWords(words).slice(0, WORDS));
}
