/** How many values a text can hold at most, so that one file can't fill the memory. */
import { unreadable, type Problem } from '../problem.ts';

const TOO_LARGE = unreadable('holds more values than can be read');

/** A problem when the text has more than `most` of the characters that separate values. */
export function checkVolume(text: string, separators: string, most: number): Problem | null {
  let count = 0;
  for (const separator of separators) {
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) count += 1;
    if (count > most) return TOO_LARGE;
  }
  return null;
}
