/** Ids made of words. */

/** Characters of an id: it may name a file, too. */
const LONGEST = 48;
/** Words that tell nothing apart. */
const FILLERS = new Set(
  'a an and are as at be been by can for from had has have in is it its of on or our so that the their they this to up via was we were will with you your'.split(
    ' ',
  ),
);

/** The words that tell something; all of them where none does. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !FILLERS.has(word));
  return telling.length > 0 ? telling : words;
}

/** As many of the words as an id has room for; empty: there is no word. */
export function joinWords(words: readonly string[]): string {
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`;
    if (longer.length > LONGEST) break;
    id = longer;
  }
  return id;
}

/** Gives ids that it has not given before, and that are not taken: the wanted one, or with a number behind it. */
export function createFreeIds(taken: Iterable<string>): (wanted: string) => string {
  const given = new Set(taken);
  const next = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let number = next.get(wanted) ?? 2;
    for (; given.has(id); number += 1) id = `${wanted}-${number}`;
    next.set(wanted, number);
    given.add(id);
    return id;
  };
}
