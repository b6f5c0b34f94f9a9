/** Text for a terminal: made harmless, measured in columns, cut and wrapped. */

/** Characters that act on a terminal, reorder or hide text. Emoji keep their variation selectors. */
const UNSAFE =
  /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=\p{M}{8})\p{M}/gu;

/** Latin letters, dashes, quotation marks, arrows, blocks and marks, a column each: seen without a costly pattern. */
const SIMPLE =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2015\u2018-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc\u2713-\u2718]*$/;

/**
 * The text with every character that acts on a terminal, reorders or hides text made visible: `\x1b`, `\u202e`; so are
 * commands to a CI system's runner. Tabs, and line ends unless `keepsLines`, become spaces.
 */
export function escapeTerminal(text: string, keepsLines = false): string {
  if (SIMPLE.test(text)) return escapeCommands(text);
  const spaced = text.replaceAll('\r\n', '\n').replaceAll('\t', ' ');
  const safe = (keepsLines ? spaced : spaced.replaceAll('\n', ' ')).replaceAll(UNSAFE, (character) => {
    if (character === '\n') return character;
    const code = character.codePointAt(0)!;
    const hex = code.toString(16);
    if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
    return code < 0x1_0000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
  });
  return escapeCommands(safe);
}

/** Runners of CI systems carry out commands in what is printed: `##[…]` anywhere, `::name …::` at the start of a line. */
const COMMAND = /(?<=#)#(?=(?:vso)?\[)|(?<!\S):(?=:[a-z-]+(?: .*)?::)/gi;

function escapeCommands(text: string): string {
  if (!text.includes('##') && !text.includes('::')) return text;
  return text.replaceAll(COMMAND, (sign) => (sign === '#' ? '\\x23' : '\\x3a'));
}

const COMBINING = /[\p{Mn}\p{Me}]/u;
/** East Asian wide and full-width characters, and emoji, by Unicode 16's blocks. */
const WIDE =
  /[\u1100-\u115f\u231a-\u231b\u23e9-\u23ec\u23f0\u23f3\u2614-\u2615\u26a1\u2705\u270a-\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u2b1b-\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f000}-\u{1f02f}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f200}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f7e0}-\u{1f7eb}\u{1f90c}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many columns a text takes that is already escaped. */
export function widthOf(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** As much of an escaped text as fits into `room` columns, with an ellipsis when something is left out. */
export function clipText(text: string, room: number, unicode: boolean): string {
  return widthOf(text) <= room ? text : cutColumns(text, 0, Math.max(4, room), unicode);
}

/** A word without spaces up to this long may be an id or a path, and those are never broken. */
const UNBROKEN = /^[\w./:@#*"'()[\]{}<>=,;-]{1,255}$/;

/**
 * A text, escaped, in lines of at most `room` columns, broken at spaces. What may be an id or a path stays whole.
 * @param most how many lines; the last one ends in an ellipsis when there is more
 */
export function wrapText(text: string, room: number, unicode: boolean, most = 12): string[] {
  const shown = unicode ? escapeTerminal(text) : escapeTerminal(text).replaceAll('…', '...');
  const lines: string[] = [];
  let line = '';
  for (const word of shown.split(/ +/)) {
    if (lines.length > most) break;
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
    while (widthOf(line) > room && !UNBROKEN.test(line) && lines.length <= most) {
      const head = fittingPart(line, room);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  if (lines.length <= most) return lines;
  const mark = unicode ? '…' : '...';
  const cut = lines[most - 1]!;
  const end =
    widthOf(cut) + 1 + mark.length <= room ? `${cut} ${mark}` : clipText(`${cut}${mark}`, room, unicode);
  return [...lines.slice(0, most - 1), end];
}

function fittingPart(text: string, room: number): string {
  let [width, length] = [0, 0];
  for (const character of text) {
    width += widthOf(character);
    if (width > room && length > 0) break;
    length += character.length;
  }
  return text.slice(0, length);
}

/** The columns from `from` on, `room` at most, with an ellipsis where something is left out. */
export function cutColumns(text: string, from: number, room: number, unicode: boolean): string {
  const total = widthOf(text);
  if (from === 0 && total <= room) return text;
  const mark = unicode ? '…' : '...';
  if (total <= from) return '';
  const lead = from > 0 ? mark : '';
  const trail = total > from + room ? mark : '';
  let [column, kept] = [0, ''];
  for (const character of text) {
    const next = column + widthOf(character);
    if (column >= from + lead.length && next <= from + room - trail.length) {
      // A wide character cut in two leaves a space, so that what follows stays in its column.
      kept = kept.padEnd(kept === '' ? column - from - lead.length : 0) + character;
    }
    column = next;
  }
  return lead + kept + trail;
}
