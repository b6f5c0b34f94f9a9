/** What a finding is known again by: its rule, its file and its words, wherever in the file they stand. */
import { createHash } from 'node:crypto';
import type { TextFinding } from '../evaluate/finding.ts';

/** The fingerprint: lines may move and break otherwise, words may not change. */
export function fingerprintOf({ finding: { rule, at }, text }: TextFinding): string {
  const hash = createHash('sha256').update(JSON.stringify([rule, at.file, flatten(text)]));
  return `sha256:${hash.digest('hex')}`;
}

/** The text composed (NFC), white space as single spaces. */
export function flatten(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
