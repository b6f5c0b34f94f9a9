/** What was typed in a shell, as words. Nothing is expanded: what a shell would put in place of `$x` stays as it is. */

/** The words of a command line that may end within one; the last is what is being typed, and may be empty. */
export function splitWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at]!;
    if (quote === null && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    word ??= '';
    if (char === quote) quote = null;
    else if (quote === null && (char === '"' || char === "'")) quote = char;
    else if (char === '\\' && quote !== "'" && at + 1 < line.length) word += line[(at += 1)]!;
    else word += char;
  }
  return [...words, word ?? ''];
}

/** A word without its quoting, which may not be closed yet. */
export function unquote(word: string): string {
  return splitWords(word).at(-1)!;
}
