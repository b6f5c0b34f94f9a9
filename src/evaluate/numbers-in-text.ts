/** The numbers that a text names. */
const NUMBER =
  /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\d]|[.,]\d)(?:\s?(k|K|M|B|thousand|million|billion)(?![A-Za-z\d]))?/g;
const SCALE: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};

/**
 * Whether `text` names `number`, sign aside, as a whole token: 40 is in "40x" and in "1,040 of 40", not in "140x",
 * "40.5" or "4,000"; 10000 is in "10,000" and "10k", and 10 is not in "10k".
 */
export function hasNumber(text: string, number: number): boolean {
  for (const [, whole, fraction = '', scale] of text.matchAll(NUMBER)) {
    const value = Number(whole!.replaceAll(',', '') + fraction) * (scale === undefined ? 1 : SCALE[scale]!);
    // Binary fractions: 2.01k is 2010.
    if (Math.abs(value - Math.abs(number)) <= Math.abs(number) * 1e-12) return true;
  }
  return false;
}
