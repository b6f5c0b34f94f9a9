/**
 * Cuts a long document into pieces that can be parsed one after the other: the parser's time grows faster than the text
 * does. A heading begins a new block wherever it stands, so that is where it is cut.
 */

export interface Piece {
  readonly text: string;
  /** How many lines of the document are before it. */
  readonly linesBefore: number;
}

/** Characters that a piece has at least, but for the last. */
const LEAST = 32 * 1024;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^#{1,6}[ \t]/;

/** The pieces in order; together they are the text. */
export function splitDocument(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let [from, at, line, linesBefore] = [0, 0, 0, 0];
  let fence: string | null = null;
  let isComment = false;
  const isFrontMatter = /^---\r?\n/.test(text);
  for (const source of text.split('\n')) {
    const mark = FENCE.exec(source)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence)))
      fence = fence === null ? mark : null;
    if (source.includes('<!--') || source.includes('-->')) {
      isComment = source.lastIndexOf('<!--') > source.lastIndexOf('-->');
    }
    // What front matter is is seen by the parser, in the first piece.
    const mayCut = fence === null && !isComment && !(isFrontMatter && pieces.length === 0 && line < 100);
    if (mayCut && at - from >= LEAST && HEADING.test(source)) {
      pieces.push({ text: text.slice(from, at), linesBefore });
      [from, linesBefore] = [at, line];
    }
    at += source.length + 1;
    line += 1;
  }
  return [...pieces, { text: text.slice(from), linesBefore }];
}
