/** The text of a document that people wrote with whatever editor they have. */
import { WINDOWS_1252 } from '../model/windows-1252.ts';
import { repairEncoding } from './repair-encoding.ts';

export interface DecodedDocument {
  /** Without a byte order mark; lines may still end with CR LF. */
  readonly text: string;
  /** What was done to read it, a sentence each. */
  readonly notices: readonly string[];
}

const UTF_8_MARK = [0xef, 0xbb, 0xbf];
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Reads UTF-8, UTF-16 with its byte order mark, and as a last resort Windows-1252; repairs what was encoded twice.
 * @returns null for bytes that are no text
 */
export function decodeDocument(bytes: Uint8Array): DecodedDocument | null {
  const utf16 = MARKS.find(([, mark]) => startsWith(bytes, mark))?.[0] ?? null;
  const utf8 = utf16 === null ? decode(bytes, 'utf-8', true) : null;
  const encoding = utf16 ?? (utf8 === null ? 'windows-1252' : 'utf-8');
  const decoded = utf8 ?? decode(bytes, encoding, false)!;
  // A file of zeros and the like; single ones in a text are only odd characters.
  if (encoding !== 'utf-8' && decoded.includes('\0')) return null;
  const notices =
    encoding === 'utf-8' ? [] : [`is not in UTF-8; it was read as ${NAMES[encoding] ?? encoding}`];
  const { text, count } = repairEncoding(encoding === 'windows-1252' ? withCharacters(decoded) : decoded);
  if (count > 0) {
    notices.push(
      `was encoded as UTF-8 twice; ${count} damaged ${count === 1 ? 'place was' : 'places were'} repaired`,
    );
  }
  return { text, notices };
}

const NAMES: Readonly<Record<string, string>> = {
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

function decode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  const rest = startsWith(bytes, UTF_8_MARK) ? bytes.subarray(UTF_8_MARK.length) : bytes;
  try {
    return new TextDecoder(encoding, { fatal }).decode(rest);
  } catch {
    return null;
  }
}

/** Some versions of Node read Latin-1 instead, and leave control characters where Windows has others. */
function withCharacters(text: string): string {
  return text.replaceAll(/[\u0080-\u009F]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
