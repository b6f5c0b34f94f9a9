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
  dozen: 12,
  twenty: 20,
  fifty: 50,
  hundred: 100,
};

/** The factor of a scale that stands as a word of its own, or null. */
export function scaleOf(word: string): number | null {
  return Object.hasOwn(SCALES, word) ? SCALES[word]! : null;
}

/** Reads a word without white space as a figure; null for other words and for versions, dates and names with digits. */
export function readFigure(word: string, prefix: string, hasPlus: boolean): Figure | null {
  const lower = word.toLowerCase();
  if (Object.hasOwn(WORDS, lower)) return { value: WORDS[lower]!, unit: '', prefix, scale: 1, isOpen: false };
  const match = WRITTEN.exec(word);
  if (!match) return null;
  const [, first, unitOfFirst = '', second, unitOfSecond = '', tail = ''] = match;
  const value = readNumber(first!);
  const last = second === undefined ? value : readNumber(second);
  if (value === null || last === null) return null;
  // "4-5x", "4x-5x": the last unit is that of both.
  const written = unitOfSecond || unitOfFirst;
  const scale = scaleOf(written) ?? scaleOf(written.toUpperCase() === 'K' ? 'k' : '') ?? 1;
  let unit = scale === 1 ? written.toLowerCase().replaceAll('×', 'x') : '';
  if (tail) unit = unit === '' ? `-${tail.toLowerCase()}` : unit;
  const isOpen = hasPlus || word.includes('+');
  return { value: Math.max(value, last) * scale, unit, prefix, scale, isOpen };
}

/** "4,000,000", "10'000" and "1.6"; not the versions "1.2.3" and "v2". */
function readNumber(text: string): number | null {
  if (/^\d{1,3}(?:([,'’_])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(text))
    return Number(text.replace(/[,'’_]/g, ''));
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return /^\d+,\d{1,2}$/.test(text) ? Number(text.replace(',', '.')) : null;
}
