/** Ids made of words. */

/** Characters of an id: it names a file, too. */
const LONGEST = 48;
const WORDS = 6;
/** Words that tell nothing apart. */
const FILLERS = new Set(
  'a an and are as at be been by for from has have in is it its of on or our that the their to via was were with'.split(
    ' ',
  ),
);

/** Gives ids that it has not given before. */
export type GiveId = (text: string, otherwise: string) => string;

/** Ids for things of one kind: made of the words of a text, or of `otherwise` where it has none in Latin letters. */
export function createIds(taken: Iterable<string> = []): GiveId {
  const given = new Set(taken);
  const next = new Map<string, number>();
  return (text, otherwise) => {
    const wanted = idOf(text) ?? otherwise;
    let id = wanted;
    let number = next.get(wanted) ?? 2;
    for (; given.has(id); number += 1) id = `${wanted}-${number}`;
    next.set(wanted, number);
    given.add(id);
    return id;
  };
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
  const telling = words.filter((word) => !FILLERS.has(word));
  let id = '';
  for (const word of (telling.length > 0 ? telling : words).slice(0, WORDS)) {
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`;
    if (longer.length > LONGEST) break;
    id = longer;
  }
  return id === '' ? null : id;
}
