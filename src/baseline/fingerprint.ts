/** What a finding is known again by: its rule, its file and its words, wherever in the file they stand. */
import { createHash } from 'node:crypto';
import type { RuleId } from '../diagnostics/catalog.ts';
import type { TextFinding } from '../evaluate/finding.ts';

/** How a registered claim falls short of its evidence may change from day to day, and with the permissions. */
const SHORTFALLS: ReadonlySet<RuleId> = new Set([
  'claim-unverified',
  'claim-stale',
  'claim-overstated',
  'claim-contradicted',
  'claim-unsupported',
]);

/** The fingerprint: lines may move and break otherwise, words may not change. */
export function fingerprintOf({ finding: { rule, at }, text }: TextFinding): string {
  const kind = SHORTFALLS.has(rule) ? 'claim-unproven' : rule;
  const hash = createHash('sha256').update(JSON.stringify([kind, at.file, flatten(text)]));
  return `sha256:${hash.digest('hex')}`;
}

/** The text composed (NFC), white space as single spaces. */
export function flatten(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
