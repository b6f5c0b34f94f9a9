/** What HTML in Markdown says, line by line; comments and tags say nothing. */

const TAG = /<!--[\s\S]*?(?:-->|$)|<\/?[A-Za-z][^<>]*>|<[!?][^<>]*>/g;

/** The lines of a block of HTML that have words in them. */
export function htmlLines(
  html: string,
  firstLine: number,
): readonly { readonly line: number; readonly text: string }[] {
  const plain = html.replaceAll(TAG, (tag) => ' ' + '\n'.repeat(tag.split('\n').length - 1));
  return plain
    .split('\n')
    .map((text, index) => ({ line: firstLine + index, text: text.replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}
