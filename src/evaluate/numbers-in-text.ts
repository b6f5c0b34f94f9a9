/** The numbers that a text names. */

/** Between the digits of one number, in threes. */
const SEPARATOR = "[,'’_·٬\\s]";
/** Stands for what is a digit or a power to a reader, and is none of 0 to 9. */
const OTHER = '\uE000';
const NUMBER = new RegExp(
  String.raw`(?<![\d.,^${OTHER}])(?<!\d['’_·٬])(\d{1,3}(?:${SEPARATOR}\d{3})+(?!\d)|\d+)(\.\d+)?([eE][-+]?\d+)?` +
    String.raw`(?![\d^${OTHER}]|[.,'’_·٬][\d${OTHER}])(?:\s?([A-Za-z]+)(?![A-Za-z\d]))?`,
  'g',
);
/** Exactly as written, or in small letters. */
const SCALE: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  thousand: 1e3,
  lakh: 1e5,
  mn: 1e6,
  million: 1e6,
  crore: 1e7,
  bn: 1e9,
  billion: 1e9,
  trillion: 1e12,
};

/**
 * Whether `text` names `number`, sign aside, as a whole token: 40 is in "40x" and in "1,040 of 40", not in "140x",
 * "40.5", "4,000" or "40 000"; 10000 is in "10,000" and "10k", and 10 is not in "10k".
 */
export function hasNumber(text: string, number: number): boolean {
  for (const [, whole, fraction = '', power = '', word = ''] of asShown(text).matchAll(NUMBER)) {
    const digits = whole!.replace(/\D/g, '');
    if (/^0\d/.test(digits)) continue;
    const value = Number(digits + fraction + power) * scaleOf(word);
    // Binary fractions: 2.01k is 2010.
    if (Math.abs(value - Math.abs(number)) <= Math.abs(number) * 1e-12) return true;
  }
  return false;
}

function scaleOf(word: string): number {
  if (Object.hasOwn(SCALE, word)) return SCALE[word]!;
  const small = word.toLowerCase();
  return small.length > 1 && Object.hasOwn(SCALE, small) ? SCALE[small]! : 1;
}

/** The text without markup and what nobody sees, which could stand in the middle of a number. */
function asShown(text: string): string {
  const bare = text.replace(/<\/?[A-Za-z][^<>]*>|&#?\w+;|[*`~\\]/g, '');
  if (/^[\0-\x7f]*$/.test(bare)) return bare;
  return bare
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[^\P{N}\d]/gu, OTHER)
    .normalize('NFKC');
}
