/** A figure: how a number with its unit is written in prose, "~150-200x", "95%", "300M", "2.7 GB/s". */
export interface Figure {
  readonly value: number;
  /** What is glued to it, in lower case but for `M`: `x`, `%`, `ms`. */
  readonly unit: string;
  /** What it is bounded or valued by: `~`, `<`, `$`. */
  readonly prefix: string;
  /** The thousand, million or more that it is counted in. */
  readonly scale: number;
  /** "10,000+". */
  readonly isOpen: boolean;
}

const WRITTEN =
  /^(\d+(?:[.,'’_]\d+)*)([\p{L}%×°]{0,12})\+?(?:(?:-|–|‒|to|±|~)[~$]?(\d+(?:[.,'’_]\d+)*)([\p{L}%×]{0,12}))?\+?(?:-(\p{L}{1,12}))?$/u;
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  hundred: 100,
  thousand: 1e3,
  M: 1e6,
  mm: 1e6,
  mn: 1e6,
  mil: 1e6,
  million: 1e6,
  bn: 1e9,
  B: 1e9,
  billion: 1e9,
  T: 1e12,
  trillion: 1e12,
};
const WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
};
/** "x10", and not the names "x86" and "x509". */
const FACTOR_FIRST = /^[x×](\d{1,3}(?:\.\d+)?)$/i;
const NAMES: ReadonlySet<string> = new Set(['32', '64', '86', '509']);
const SHARE = /^(\d{1,3})\/(\d{1,3})$/;
const RAISED = /^(\d{1,12})([⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹])/;

/** The factor of a scale that stands as a word of its own, or null. */
export function scaleOf(word: string): number | null {
  return Object.hasOwn(SCALES, word) ? SCALES[word]! : null;
}

/** Reads a word without white space as a figure; null for other words and for versions, dates and names with digits. */
export function readFigure(word: string, prefix: string, hasPlus: boolean): Figure | null {
  const said = readWord(word.toLowerCase()) ?? readFactor(word);
  if (said) return { ...said, prefix, scale: 1, isOpen: false };
  const match = WRITTEN.exec(word.replace(RAISED, power));
  if (!match) return null;
  const [, first, unitOfFirst = '', second, unitOfSecond = '', tail = ''] = match;
  const value = readNumber(first!);
  const last = second === undefined ? value : readNumber(second);
  if (value === null || last === null) return null;
  // "4-5x", "4x-5x": the last unit is that of both.
  const written = unitOfSecond || unitOfFirst;
  const scale = scaleOf(written) ?? scaleOf(written.toUpperCase() === 'K' ? 'k' : '') ?? 1;
  let unit = scale === 1 ? written.toLowerCase().replaceAll('×', 'x') : '';
  if (unit === '' && prefix.endsWith('×')) unit = 'x';
  if (tail) unit = unit === '' ? `-${tail.toLowerCase()}` : unit;
  const isOpen = hasPlus || word.includes('+');
  return { value: Math.max(value, last) * scale, unit, prefix, scale, isOpen };
}

/** Reads "9/10" as ten of which nine are told; null for other words and for "24/7". */
export function readShare(word: string, prefix: string): Figure | null {
  const [, part, whole] = SHARE.exec(word) ?? [];
  if (part === undefined || Number(part) > Number(whole)) return null;
  return { value: Number(whole), unit: '', prefix, scale: 1, isOpen: false };
}

/** "ten", "twenty-five", "tenfold". */
function readWord(lower: string): Pick<Figure, 'value' | 'unit'> | null {
  const isFold = lower.endsWith('fold');
  const [tens, ones, more] = (isFold ? lower.slice(0, -'fold'.length).replace(/-$/, '') : lower).split('-');
  if (more !== undefined || !Object.hasOwn(WORDS, tens!)) return null;
  const unit = isFold ? 'fold' : '';
  if (ones === undefined) return { value: WORDS[tens!]!, unit };
  const isPair = WORDS[tens!]! >= 20 && WORDS[tens!]! < 100;
  const one = ones === 'one' ? 1 : Object.hasOwn(WORDS, ones) ? WORDS[ones]! : 10;
  return isPair && one < 10 ? { value: WORDS[tens!]! + one, unit } : null;
}

/** "x10" */
function readFactor(word: string): Pick<Figure, 'value' | 'unit'> | null {
  const factor = FACTOR_FIRST.exec(word)?.[1];
  return factor === undefined || NAMES.has(factor) ? null : { value: Number(factor), unit: 'x' };
}

/** "10³" */
function power(_: string, base: string, exponent: string): string {
  return String(Number(base) ** Number(exponent.normalize('NFKC')));
}

/** "4,000,000", "10'000" and "1.6"; not the versions "1.2.3" and "v2". */
function readNumber(text: string): number | null {
  if (/^\d{1,3}(?:([,'’_])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(text))
    return Number(text.replace(/[,'’_]/g, ''));
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return /^\d+,\d{1,2}$/.test(text) ? Number(text.replace(',', '.')) : null;
}
