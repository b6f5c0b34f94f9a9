/** Changes of a text: pieces of it are replaced, and everything else stays as it is, byte for byte. */

/** What stands from `from` up to `to` becomes `text`; offsets in UTF-16 code units. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text after all edits. They must not overlap; one that is given twice, as by two aliases, is made once. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const once = new Map(edits.map((edit) => [`${edit.from} ${edit.to} ${edit.text}`, edit]));
  let result = '';
  let at = 0;
  for (const edit of [...once.values()].sort((a, b) => a.from - b.from)) {
    result += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + text.slice(at);
}
