/** The traps that YAML sets for people who write roadmaps, each with its own way out. */
const TRAPS: readonly (readonly [pattern: RegExp, hint: (match: RegExpExecArray) => string])[] = [
  [
    /^\s*(?:- )?(\w+):\s+((?:>=|>|<=|<|==)\s*-?\d[\d.]*\s*%?)\s*(?:#.*)?$/,
    ([, key, target]) => `">" begins a block of text in YAML; quote the target: ${key}: "${target!.trim()}"`,
  ],
  [
    /^\s*(?:- )?(?:(\w+):\s+|- )(\*\S*)/,
    ([, key, glob]) => `"*" begins an alias in YAML; quote the glob: ${key ? `${key}: ` : '- '}"${glob}"`,
  ],
  [/[[{,:]\s*(\*[*./][^\s,\]}]*)/, ([, glob]) => `"*" begins an alias in YAML; quote the glob: "${glob}"`],
  [
    /^\s*(?:- )?(\w+):\s+([^"'[{|>&*!#%@`\s][^#]*?:(?:\s.*)?)$/,
    ([, key, value]) =>
      `": " begins a map in YAML; quote the text: ${key}: "${value!.trim().replaceAll('"', '\\"')}"`,
  ],
  [/^ *\t/, () => 'YAML is indented by spaces, never by tabs'],
  [
    /^\s*(?:- )?(\w+):\s+([@`%].*)$/,
    ([, key, value]) =>
      `"${value![0]}" can't begin a plain text in YAML; quote it: ${key}: "${value!.trim()}"`,
  ],
  [/^\s*-\S/, () => 'a list entry is a dash and a space: "- entry"'],
];

const BY_CODE: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'YAML is indented by spaces, never by tabs',
  BAD_INDENT: 'indent all keys of one map, and all entries of one list, by the same number of spaces',
  BAD_INDENT_IN_BRACKETS:
    'close the bracket that was opened before; if it is closed below, indent the lines up to there',
  MISSING_CHAR: 'close the bracket or the quote that was opened before',
  BAD_ALIAS: 'an alias needs an anchor of that name before it; quote the text if none is meant',
  TAG_RESOLVE_FAILED: 'leave out the tag (the word that begins with "!"), or quote the text',
  MULTIPLE_DOCS: 'one document a file: move it to a file of its own',
  BLOCK_AS_IMPLICIT_KEY: 'quote the text if it holds ": "',
  MULTILINE_IMPLICIT_KEY: 'a colon and a space end a key, as in "name: Alpha"; quote a text of several lines',
};

/**
 * How to mend a line that is no YAML.
 * @param code the name of the error: the parser's, or `BAD_INDENT_IN_BRACKETS`
 */
export function syntaxHint(line: string, code: string): string {
  for (const [pattern, hint] of TRAPS) {
    const match = pattern.exec(line);
    if (match) return hint(match);
  }
  return BY_CODE[code] ?? 'check quotes, brackets and indentation at this place';
}
