/** Numbers as they are spelled in English, as far as roadmaps spell them. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};

/** A part of a pattern: any of these words. */
export const SPELLED: string = Object.keys(NUMBER_WORDS).join('|');
