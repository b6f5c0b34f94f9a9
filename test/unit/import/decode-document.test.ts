import { describe, expect, test } from 'vitest';
import { decodeDocument } from '../../../src/import/decode-document.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The characters of the bytes 0x80 to 0x9F; those without one are dropped, or are control characters. */
const CHARACTERS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** As a program does that takes UTF-8 for Windows-1252. */
function garble(text: string, drops: boolean): string {
  return [...bytes(text)]
    .map((byte) => {
      const character = CHARACTERS[byte - 0x80];
      if (character === ' ') return drops ? '' : String.fromCharCode(byte);
      return character ?? String.fromCharCode(byte);
    })
    .join('');
}

describe('encodings', () => {
  test('UTF-8, with and without a byte order mark', () => {
    expect(decodeDocument(bytes('héllo'))).toEqual({ text: 'héllo', notices: [] });
    expect(decodeDocument(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('# a')]))).toEqual({
      text: '# a',
      notices: [],
    });
  });
  test('UTF-16 by its byte order mark', () => {
    const units = [...'\uFEFF# Ж'].flatMap((one) => [one.charCodeAt(0) & 0xff, one.charCodeAt(0) >> 8]);
    const other = units.map((_, index) => units[index ^ 1]!);
    expect(decodeDocument(Uint8Array.from(units))?.text).toBe('# Ж');
    expect(decodeDocument(Uint8Array.from(other))).toEqual({
      text: '# Ж',
      notices: ['is not in UTF-8; it was read as UTF-16'],
    });
  });
  test('Windows-1252 where it is no UTF-8', () => {
    expect(decodeDocument(Uint8Array.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94]))).toEqual({
      text: '“café”',
      notices: ['is not in UTF-8; it was read as Windows-1252'],
    });
  });
  test('what is no text', () => {
    expect(decodeDocument(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]))).toBeNull();
  });
});

describe('encoded twice', () => {
  const genuine = '✅ Done – “quoted” naïve → next 🔄 ⏳ ⏸️ café';

  test('is repaired, and told', () => {
    const decoded = decodeDocument(bytes(garble(genuine, false)));
    expect(decoded?.text).toBe(genuine);
    expect(decoded?.notices[0]).toMatch(/was encoded as UTF-8 twice; \d+ damaged places were repaired/);
  });
  test('also where bytes without a character were dropped', () => {
    expect(decodeDocument(bytes(garble('⏳ Waiting ⏸️ Paused ✅ Done', true)))?.text).toBe(
      '⏳ Waiting ⏸️ Paused ✅ Done',
    );
  });
  test('and three times', () => {
    expect(decodeDocument(bytes(garble(garble(genuine, false), false)))?.text).toBe(genuine);
  });
  test.each([
    'Menü, Größe, „MENÜ“, ÄÖÜ',
    'à « É » É» — œuvre',
    'Ünïcödé €5 ‘quoted’ …',
    'ação não coração',
    'Привет, мир',
    '日本語 ✅',
    'âge Âge â',
  ])('%s is genuine', (text) => {
    expect(decodeDocument(bytes(text))).toEqual({ text, notices: [] });
  });
});
