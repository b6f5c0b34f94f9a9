/** What git leaves of a merge that is not finished. */
export const CONFLICT: Readonly<{ marker: RegExp; message: string; hint: string }> = {
  marker: /^(?:<{7} .*|\|{7} .*|={7}|>{7} .*)\r?$/gm,
  message: 'a merge left a conflict marker here',
  hint: 'keep what is right of both sides, and take this line out',
};

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
  [/^\s*-[^\s-]/, () => 'a list entry is a dash and a space: "- entry"'],
];

const NO_COLON =
  'a colon and a space end a key, as in "name: Alpha"; quote a text of several lines, or indent it more than its key';
const OPEN = 'close the bracket that was opened before; if it is closed below, indent the lines up to there';
const INDENT = 'indent all keys of one map, and all entries of one list, by the same number of spaces';

/** How what the parser says begins, and the same in words that need no knowledge of YAML's grammar. */
const WORDS: readonly (readonly [says: string, message: string | null, hint: string])[] = [
  ['Tabs ', null, 'YAML is indented by spaces, never by tabs'],
  ['Implicit keys need', 'here is a key without its colon', NO_COLON],
  ['Implicit map keys need', 'here is a key without its colon', NO_COLON],
  [
    'Nested mappings',
    "a key can't stand within a value",
    'quote the text if it holds ": "; indent a key like the others of its map',
  ],
  [
    'Unexpected scalar at node end',
    'the value before this has ended',
    'quote the whole text; within single quotes an apostrophe is written twice',
  ],
  [
    'Block collections are not allowed within flow',
    "a key can't stand within a value",
    'put a comma between the entries in brackets; quote a text that holds ": "',
  ],
  [
    'Unexpected block-seq-ind',
    "a list can't begin on the line of its key",
    'begin it on the line below, or write it in brackets: [one, two]',
  ],
  ['Unexpected flow-', 'no bracket is open that this one closes', 'take it out, or quote the text'],
  ['Unexpected , in flow', 'no entry stands before this comma', 'take the comma out'],
  [
    'Block scalar header',
    '"|" and ">" begin a text on the lines below, and more stands on this one',
    'put it on the next line, or quote the text',
  ],
  ['Flow ', 'a bracket is still open here', OPEN],
  ['Sequence item without', null, INDENT],
  ['All ', null, INDENT],
  ['Block scalar values', null, INDENT],
  ['Missing closing', 'this quotation mark is never closed', 'close it where the text ends'],
  ['Block collection cannot', 'this can\'t stand on the line of "---"', 'put it on the line below'],
  ['Comments must', '"#" begins a comment after a space alone', 'put a space before it, or quote the text'],
  ['Plain value cannot', "a text can't begin with this character", 'quote the text'],
  ['Invalid escape', null, 'write "\\\\" for a backslash within double quotes, or use single quotes'],
  ['Unresolved tag', null, 'leave out the tag (the word that begins with "!"), or quote the text'],
  ['Unsupported YAML', null, 'take the line out: YAML 1.2 is read'],
  ['Unknown directive', null, 'take the line out: YAML 1.2 is read'],
];
const LIST = {
  message: 'a list begins here, where a key is asked',
  hint: 'a list stands below a key without a value; indent its entries by the same number of spaces',
};

/** What is wrong, and how to mend it. */
export interface Told {
  readonly message: string;
  readonly hint: string;
}

/**
 * Tells why a line is no YAML.
 * @param column where it isn't, counted from 1
 * @param says the parser's message
 */
export function tellSyntaxError(line: string, column: number, says: string): Told {
  const [, message, hint] = WORDS.find(([begins]) => says.startsWith(begins)) ?? [];
  if (hint === NO_COLON && line.startsWith('- ', column - 1)) return LIST;
  return {
    message: message ?? firstSentence(says),
    hint: trapHint(line) ?? hint ?? 'check quotes, brackets and indentation at this place',
  };
}

/** The way out of a trap that the line fell into; null: none is seen. */
export function trapHint(line: string): string | null {
  for (const [pattern, hint] of TRAPS) {
    const match = pattern.exec(line);
    if (match) return hint(match);
  }
  return null;
}

function firstSentence(message: string): string {
  const [line = message] = message.split('\n', 1);
  return line.charAt(0).toLowerCase() + line.slice(1);
}
