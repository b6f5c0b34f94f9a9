/**
 * Texts that hold on to nothing else. V8 makes of a piece that a reader cuts out of a file a view of the whole file, if
 * it has 13 characters or more, and a copy, if it has fewer: each time it is written anew. A large roadmap would keep
 * every file twice, and every name a hundred thousand times.
 */

/** The same text, by itself. */
export type OwnText = (text: string) => string;

/** The characters of the shortest view. */
const VIEW = 13;
/** A copy is made by writing the bytes here. */
const BYTES = Buffer.alloc(4096);
/** No character has more bytes. */
const MOST = 3;
/** Half a character has no bytes. */
const SURROGATE = /[\uD800-\uDFFF]/;

/** Makes texts independent; of those that are often written it gives the same one. */
export function createOwnTexts(): OwnText {
  const words = new Map<string, string>();
  return (text) => {
    if (text.length >= VIEW) return copyOf(text);
    const word = words.get(text);
    if (word !== undefined) return word;
    words.set(text, text);
    return text;
  };
}

function copyOf(text: string): string {
  if (text.length * MOST > BYTES.length || SURROGATE.test(text)) return text;
  return BYTES.toString('utf8', 0, BYTES.write(text));
}
