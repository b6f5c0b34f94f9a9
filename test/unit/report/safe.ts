/** What no output may hold, said in another way than the sources say it. */

/** Code points from and to: controls, bidi controls, separators, zero-width and other hidden characters, surrogates. */
const FORBIDDEN: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
];

/** Whether a line holds none of them. */
export function isSafe(line: string): boolean {
  return Array.from(line).every((character) => {
    const code = character.codePointAt(0)!;
    return !FORBIDDEN.some(([from, to]) => from <= code && code <= to);
  });
}
