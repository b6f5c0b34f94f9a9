/** The numbers that a text names. */
import { NARROW, SCALES, SEPARATOR } from '../model/numerals.ts';

/** Stands for what is a digit or a power to a reader, and is none of 0 to 9. */
const OTHER = '\uE000';
/** Stands for markup that parts what is beside it. */
const PART = '\uE001';

const SPACE = `(?: |${NARROW})`;
const BEFORE = `(?<![\\d^${OTHER}])(?<!\\d${SEPARATOR})(?<!(?:^|[^.])\\.)`;
const WHOLE = [
  // The same separator throughout: "12,400 300" are two numbers, and so are "24/7 365".
  `\\d{1,3}(?<mark>${SEPARATOR})\\d{3}(?:\\k<mark>\\d{3})*(?!\\d)`,
  `(?<!/)\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)`,
  `\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)`,
  '\\d+',
].join('|');
const FRACTION = '(\\.\\d+)?';
const POWER = '([eE][-+]?\\d+)?';
const AFTER = `(?![\\d^${OTHER}]|(?:\\.|${SEPARATOR})[\\d${OTHER}])`;
const WORD = '(?:(?:\\s*|-)([A-Za-z]+)(?![A-Za-z\\d]))?';
const NUMBER = new RegExp(`${BEFORE}(${WHOLE})${FRACTION}${POWER}${AFTER}${WORD}`, 'g');

/**
 * Whether `text` names `number`, sign aside, as a whole token: 40 is in "40x" and in "1,040 of 40", not in "140x",
 * "40.5", "4,000" or "40 000"; 10000 is in "10,000" and "10k", and 10 is not in "10k".
 */
export function hasNumber(text: string, number: number): boolean {
  for (const [, whole, , fraction = '', power = '', word = ''] of asShown(text).matchAll(NUMBER)) {
    const digits = whole!.replace(/\D/g, '');
    if (/^0\d/.test(digits)) continue;
    const value = Number(digits + fraction + power) * scaleOf(word);
    // Binary fractions: 2.01k is 2010.
    if (Math.abs(value - Math.abs(number)) <= Math.abs(number) * 1e-12) return true;
  }
  return false;
}

function scaleOf(word: string): number {
  if (Object.hasOwn(SCALES, word)) return SCALES[word]!;
  const small = word.toLowerCase();
  return Object.hasOwn(SCALES, small) ? SCALES[small]! : 1;
}

const INLINE = new Set(
  'a abbr b big code del em font i ins kbd mark q s small span strong sub tt u var'.split(' '),
);
const BLANK = /^(?:nbsp|[et]msp|ensp|emsp1[34]|thinsp|numsp|puncsp|hairsp)$/;
const NOTHING =
  /^(?:shy|zwn?j|[lr]rm|ZeroWidthSpace|Negative\w+Space|NoBreak|it|ic|af|Invisible\w+|ApplyFunction)$/;
/** Longer ones first. */
const MARKS = ['**', '*', '~~', '~', '``', '`'];

/** The text without markup and what nobody sees, which could stand in the middle of a number. */
function asShown(text: string): string {
  let bare = text
    .replace(/<\/?([A-Za-z]\w*)[^<>]*>/g, (_, name: string) => shownTag(name.toLowerCase()))
    .replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w+));/g, shownEntity);
  for (const mark of MARKS) bare = withoutPairs(bare, mark);
  bare = bare.replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  if (/^[\0-\x7f]*$/.test(bare)) return bare;
  return bare.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/(?!\d)\p{N}/gu, OTHER);
}

/** What stands between two marks is shown without them; one that nothing closes is shown itself. */
function withoutPairs(text: string, mark: string): string {
  const pieces = text.split(mark);
  const isShown = pieces.map(() => true);
  let open: number | null = null;
  for (let at = 1; at < pieces.length; at += 1) {
    const before = pieces[at - 1]!;
    if (open !== null && /[^\s\\]$/.test(before)) {
      isShown[open] = isShown[at] = false;
      open = null;
    } else if (!before.endsWith('\\') && /^\S/.test(pieces[at]!)) {
      open = at;
    }
  }
  return pieces.map((piece, at) => (at > 0 && isShown[at] ? mark + piece : piece)).join('');
}

function shownTag(name: string): string {
  if (name === 'sup') return '^';
  return INLINE.has(name) ? '' : PART;
}

function shownEntity(_: string, decimal?: string, hex?: string, name = ''): string {
  if (BLANK.test(name)) return '\u00a0';
  if (name !== '') return NOTHING.test(name) ? '' : PART;
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
  return code < 0x11_0000 ? String.fromCodePoint(code) : PART;
}
