/** JSON as text, with nothing in it that a terminal or a CI system's log would act on. */

/**
 * What JSON may hold as it is and nobody should see: DEL, C1 controls, separators, invisible marks, and the second sign
 * of `##[` and `##vso[`, by which runners of CI systems know their commands wherever they stand in a line.
 */
const HIDDEN = new RegExp(
  [
    /[\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]/,
    /\u034f|[\u180b-\u180f]/,
    /[\udb40-\udb43][\udc00-\udfff]/,
    /(?<=#)#(?=(?:vso)?\[)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The value as JSON, indented, ended by a newline. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(HIDDEN, escapeUnits)}\n`;
}

function escapeUnits(text: string): string {
  return Array.from({ length: text.length }, (_, index) => unitText(text.charCodeAt(index))).join('');
}

function unitText(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
