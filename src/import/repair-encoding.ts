/** Text whose UTF-8 was taken for Windows-1252 or Latin-1 and saved as UTF-8 again: "âœ…" for "✅". */
import { WINDOWS_1252 } from '../model/windows-1252.ts';

const BYTES: ReadonlyMap<string, number> = new Map([
  ...Array.from({ length: 0x80 }, (_, index) => [String.fromCharCode(index + 0x80), index + 0x80] as const),
  ...[...WINDOWS_1252].map((character, index) => [character, index + 0x80] as const),
]);
/** Bytes that Windows-1252 has no character for: many programs drop them. */
const DROPPED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const RUN = new RegExp(`[\\u0080-\\u00FF${WINDOWS_1252}]+`, 'g');
const BEHIND = `\\u0080-\\u00BF${WINDOWS_1252}`;
/** What people never write on purpose: dashes, quotes, arrows, emoji and accents as they look after that. */
const TYPICAL = new RegExp(`â[${BEHIND}]{2}|ð[Ÿ\\u009F]|ï¸|[ÃÐÑ][${BEHIND}]|Â[\\u00A0-\\u00BF]`);
/** Text can have been encoded more than twice. */
const ROUNDS = 3;

interface Repaired {
  readonly text: string;
  readonly count: number;
}

/**
 * The text as it was before, and how many runs of characters were repaired. A text of which a good part would be no
 * UTF-8 again, or that shows nothing typical, is genuine and stays as it is.
 */
export function repairEncoding(text: string): Repaired {
  const first = repairOnce(text);
  if (first === null) return { text, count: 0 };
  let repaired = first.text;
  for (let round = 1; round < ROUNDS; round += 1) repaired = repairOnce(repaired)?.text ?? repaired;
  return { text: repaired, count: first.count };
}

function repairOnce(text: string): Repaired | null {
  if (!TYPICAL.test(text)) return null;
  let [count, bad] = [0, 0];
  const repaired = text.replace(RUN, (run) => {
    const decoded = decodeRun(Array.from(run, (character) => BYTES.get(character)!));
    if (decoded === null) bad += 1;
    else count += 1;
    return decoded ?? run;
  });
  return count > bad ? { text: repaired, count } : null;
}

/** The characters of the bytes; null: they are no UTF-8, and would not be with one dropped byte for each sign. */
function decodeRun(bytes: readonly number[]): string | null {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    let end = at + 1;
    while (end < at + length && bytes[end] !== undefined && bytes[end]! < 0xc0) end += 1;
    const sequence = bytes.slice(at, end);
    const decoded = decode(sequence) ?? (sequence.length === length - 1 ? restoreSign(sequence) : null);
    if (decoded === null) return null;
    text += decoded;
    at = end;
  }
  return text;
}

/** The one emoji that has these bytes and a dropped one. */
function restoreSign(bytes: readonly number[]): string | null {
  const found = DROPPED.flatMap((dropped) =>
    bytes.map((_, index) => decode([...bytes.slice(0, index + 1), dropped, ...bytes.slice(index + 1)])),
  ).filter((sign): sign is string => sign !== null && /^(?:\p{Emoji}|\uFE0F)$/u.test(sign));
  const [sign, ...others] = new Set(found);
  return sign !== undefined && others.length === 0 ? sign : null;
}

function decode(bytes: readonly number[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
