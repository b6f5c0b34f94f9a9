/** Texts from files and roadmaps as they may stand in `observed`: on one line, and short. */
const QUOTED = 60;
const LINE = 200;
/** Most texts are fine as they are. */
const PLAIN = /^\S+(?: \S+)*$/;

/** The text on one line, runs of white space as one space, cut with an ellipsis after `cap` characters. */
export function oneLine(text: string, cap: number = LINE): string {
  if (text.length <= cap && PLAIN.test(text)) return text;
  // Cut before the work: what is quoted may be a file of many megabytes.
  const flat = text
    .slice(0, cap * 4)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(flat);
  if (characters.length <= cap && text.length <= cap * 4) return flat;
  return `${characters.slice(0, cap - 1).join('')}…`;
}

/** The text on one line, short, in double quotes. */
export function quote(text: string): string {
  return `"${oneLine(text, QUOTED)}"`;
}
