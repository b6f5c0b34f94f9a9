/** Texts of the roadmap's as messages quote them. */

/** Characters; a longer text is known by its beginning. */
const LONGEST = 60;

/** The text on one line and short, its spaces as they are, with an ellipsis where something is left out. */
export function clip(text: string): string {
  // Cut before the work: a text may be as long as a file.
  const line = text.slice(0, LONGEST * 4).replace(/ *[^\S ]\s*/g, ' ');
  const characters = Array.from(line);
  if (characters.length <= LONGEST && text.length <= LONGEST * 4) return line;
  return `${characters.slice(0, LONGEST - 1).join('')}…`;
}
