/** A quantity among the words of its sentence. */
import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';

export interface Scene {
  readonly tokens: readonly Token[];
  readonly quantity: Quantity;
  /** A table's cell: what its column and its row are about; else empty. */
  readonly column: string;
}

/** The tokens that make the claim. */
export interface Match {
  readonly first: number;
  readonly last: number;
}

/** Whether a word, in lower case, is of a class. */
export type Test = (word: string) => boolean;

/** The quantity alone. */
export function whole({ quantity }: Scene): Match {
  return { first: quantity.first, last: quantity.last };
}

/** From the quantity to a word after it. */
export function to({ quantity }: Scene, last: number): Match {
  return { first: quantity.first, last: Math.max(last, quantity.last) };
}

/** From a word before the quantity to its end. */
export function from({ quantity }: Scene, first: number): Match {
  return { first: Math.min(first, quantity.first), last: quantity.last };
}

/** The nearest of the next words of the clause that passes, or null. */
export function following(
  { tokens, quantity }: Scene,
  reach: number,
  test: Test,
  ends: Test = () => false,
): number | null {
  for (let at = quantity.last; at < Math.min(tokens.length - 1, quantity.last + reach); at += 1) {
    if (tokens[at]!.closes || tokens[at + 1]!.opens) return null;
    if (test(tokens[at + 1]!.lower)) return at + 1;
    if (ends(tokens[at + 1]!.lower)) return null;
  }
  return null;
}

/** The nearest of the words before that passes, or null. Commas and colons are no matter, brackets are. */
export function preceding(
  { tokens, quantity }: Scene,
  reach: number,
  test: Test,
  isStrict = false,
): number | null {
  for (let at = quantity.first - 1; at >= Math.max(0, quantity.first - reach); at -= 1) {
    if (tokens[at]!.parts || tokens[at + 1]!.opens || (isStrict && tokens[at]!.closes)) return null;
    if (test(tokens[at]!.lower)) return at;
  }
  return null;
}

/** Whether the quantity is all that stands in its brackets. */
export function isAside({ tokens, quantity }: Scene): boolean {
  return tokens[quantity.first]!.opens && tokens[quantity.last]!.closes;
}

/** Whether the quantity is alone in brackets, and one of the words right before them passes: "accuracy (98%)". */
export function isAsideOf(scene: Scene, reach: number, test: Test): boolean {
  const { tokens, quantity } = scene;
  const at = quantity.first - 1;
  if (!isAside(scene) || at < 0 || tokens[at]!.closes) return false;
  return (
    test(tokens[at]!.lower) ||
    preceding({ ...scene, quantity: { ...quantity, first: at } }, reach - 1, test) !== null
  );
}
