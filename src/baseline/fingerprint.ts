/** What a finding is known again by: its rule, its file and its words, wherever in the file they stand. */
import { createHash } from 'node:crypto';
import type { RuleId } from '../diagnostics/catalog.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import { flatten } from '../model/flat-text.ts';
import type { TextFinding } from '../evaluate/finding.ts';

/** How a registered claim falls short of its evidence may change from day to day, and with the permissions. */
const SHORTFALLS: ReadonlySet<string> = new Set<RuleId>([
  'claim-unverified',
  'claim-stale',
  'claim-overstated',
  'claim-contradicted',
  'claim-unsupported',
]);

/** The fingerprint: lines may move and break otherwise, words may not change. */
export function fingerprintOf({ finding: { rule, at }, text }: TextFinding): string {
  return hashOf(rule, at.file, text);
}

/** Whether an entry says what its fingerprint is of: one that says something else knows nothing. */
export function isGenuine({ rule, file, text, fingerprint }: BaselineEntry): boolean {
  return hashOf(rule, file, text) === fingerprint;
}

function hashOf(rule: string, file: string, text: string): string {
  const kind = SHORTFALLS.has(rule) ? 'claim-unproven' : rule;
  const hash = createHash('sha256').update(JSON.stringify([kind, file, flatten(text)]));
  return `sha256:${hash.digest('hex')}`;
}
