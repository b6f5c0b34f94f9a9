/** What a finding is known again by from run to run, wherever in its file it stands. */
import { createHash } from 'node:crypto';
import type { Finding } from './report.ts';

/** Lines and columns in a message: they move when something is written above. */
const LINES = /:\d+(?::\d+)?\b|\blines? \d+/g;

/** A fingerprint for each finding: of its rule, its file and its words; of equal ones each has its own. */
export function fingerprintsOf(findings: readonly Finding[]): readonly string[] {
  const times = new Map<string, number>();
  return findings.map(({ rule, message, at }) => {
    const words = message.normalize('NFC').replaceAll(LINES, '').replaceAll(/\s+/g, ' ').trim();
    const key = JSON.stringify([rule, at.file, words]);
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    return createHash('sha256').update(`${key}${nth}`).digest('hex');
  });
}
