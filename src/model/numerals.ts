/** How numbers are written in prose: what belongs to one, and where it ends. */

/** Between the digits of one number, in threes, as a class of a regular expression; white space aside. */
export const SEPARATOR = "[,'’_·٬，]";
/** White space that never ends a line, and so stands within a number. */
export const NARROW = '[\\u00a0\\u2007\\u2009\\u202f]';

/** What a word beside a number multiplies it by; longer ones may also be written in capitals. */
export const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  thousand: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  mn: 1e6,
  million: 1e6,
  millions: 1e6,
  crore: 1e7,
  crores: 1e7,
  bn: 1e9,
  billion: 1e9,
  billions: 1e9,
  tn: 1e12,
  trn: 1e12,
  trillion: 1e12,
  trillions: 1e12,
};
