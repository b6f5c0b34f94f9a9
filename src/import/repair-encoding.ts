/** Text whose UTF-8 was taken for Windows-1252 or Latin-1 and saved as UTF-8 again: "âœ…" for "✅". */

/** The characters of the bytes 0x80 to 0x9F in Windows-1252, where it has one. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const BYTES: ReadonlyMap<string, number> = new Map([
  ...Array.from({ length: 0x80 }, (_, index) => [String.fromCharCode(index + 0x80), index + 0x80] as const),
  ...[...WINDOWS_1252].map((character, index) => [character, index + 0x80] as const),
]);
const RUN = new RegExp(`[\\u0080-\\u00FF${WINDOWS_1252}]+`, 'g');
/** What people never write on purpose: dashes, quotes, arrows, emoji and accents as they look after that. */
const TYPICAL =
  /â(?:€|†|‡|œ|š|˜|ˆ|”|–|\u009C|\u0080|\u0086)|ðŸ|ð\u009F|ï¸|Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00A0-\u00BF]|[ÐÑ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;
/** Text can have been encoded more than twice. */
const ROUNDS = 3;

/**
 * The text as it was before, and how many runs of characters were repaired. A text of which a good part would be no
 * UTF-8 again, or that shows nothing typical, is genuine and stays as it is.
 */
export function repairEncoding(text: string): { readonly text: string; readonly count: number } {
  let [repaired, count] = [text, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = repairOnce(repaired);
    if (next === null) break;
    if (round === 0) ({ count } = next);
    repaired = next.text;
  }
  return { text: repaired, count };
}

function repairOnce(text: string): { readonly text: string; readonly count: number } | null {
  if (!TYPICAL.test(text)) return null;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let [good, bad] = [0, 0];
  const repaired = text.replace(RUN, (run) => {
    try {
      const decoded = utf8.decode(Uint8Array.from(run, (character) => BYTES.get(character)!));
      good += 1;
      return decoded;
    } catch {
      bad += 1;
      return run;
    }
  });
  return good > bad ? { text: repaired, count: good } : null;
}
