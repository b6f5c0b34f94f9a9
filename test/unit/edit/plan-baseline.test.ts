import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../src/edit/edited.ts';
import { planBaseline, writeBaseline } from '../../../src/edit/plan-baseline.ts';
import type { Baseline } from '../../../src/model/baseline.ts';
import { validate } from '../../../src/validate/validate.ts';
import { filesOf, loadFiles } from '../../roadmap-builder.ts';
import { read } from './reading.ts';

const entry = (text: string, digit: string) => ({
  rule: 'claim-unregistered',
  file: 'docs/a b.md',
  fingerprint: `sha256:${digit.repeat(64)}`,
  text,
  since: '2026-01-12',
});
const BASELINE: Baseline = {
  version: 1,
  reset: { on: '2026-01-13', reason: 'It is: so' },
  entries: [entry('40x faster', 'a'), { ...entry('- "no": # \u202e', 'b'), count: 3 }],
};

test('the file', () => {
  expect(writeBaseline(BASELINE))
    .toBe(`# Claims that were false or unregistered when they were first checked: known, and no reason to fail.
# Written by agentops claims baseline; from here on it can only shrink.
version: 1
reset: { on: 2026-01-13, reason: "It is: so" }
entries:
  - rule: claim-unregistered
    file: docs/a b.md
    text: 40x faster
    since: 2026-01-12
    fingerprint: sha256:${'a'.repeat(64)}
  - rule: claim-unregistered
    file: docs/a b.md
    text: "- \\"no\\": # \\u202e"
    since: 2026-01-12
    count: 3
    fingerprint: sha256:${'b'.repeat(64)}
`);
});

describe('is read as it was written', () => {
  test.each<[string, Baseline]>([
    ['with entries', BASELINE],
    ['empty', { version: 1, entries: [] }],
  ])('%s', async (_, baseline) => {
    expect(await read(writeBaseline(baseline))).toEqual(baseline);
    for (const before of [{}, { 'baseline.yaml': 'version: 1\nentries: []\n' }]) {
      const loaded = await loadFiles({ ...filesOf({ proofs: ['a.md'] }), ...before });
      const change = planBaseline(loaded, baseline);
      expect(loaded.documents.includes(change.document)).toBe('baseline.yaml' in before);
      const edited = await applyChanges(loaded, [change]);
      const validated = await validate(edited);
      expect(validated).toMatchObject({ roadmap: { baseline } });
    }
  });
});
