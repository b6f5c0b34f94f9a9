/** What becomes of phases, their windows and gates, and of who is a maintainer. */
import { expect, test } from 'vitest';
import type { JsonMap } from '../../roadmap-builder.ts';
import { compare, told, type State } from './changes.ts';

const COUNT: JsonMap = { count: 'talks', target: 3 };
const GUIDE: JsonMap = { id: 'guide', statement: 'A guide', proofs: ['guide.md'] };
const FAQ: JsonMap = { id: 'faq', statement: 'A list of questions', proofs: ['faq.md'] };
const phase = (id: string, ...criteria: readonly JsonMap[]): JsonMap => ({
  id,
  name: id,
  gate: { criteria },
});
const window = (keys: JsonMap): State => ({ criterion: COUNT, phase: { window: keys } });

test.each<[before: JsonMap, after: JsonMap, text: string]>([
  [{ min: '6 weeks' }, { min: '2 weeks' }, 'its minimum is 2 weeks, not 6 weeks'],
  [{ min: '6 weeks', max: '9 weeks' }, { max: '9 weeks' }, 'it has no minimum, and had 6 weeks'],
  [{ max: '9 weeks' }, { max: '3 months' }, 'its maximum is 3 months, not 9 weeks'],
  [{ min: '1 week', max: '9 weeks' }, { min: '1 week' }, 'it has no maximum, and had 9 weeks'],
  [
    { starts: '2026-02-01', min: '6 weeks' },
    { starts: '2026-01-01', min: '6 weeks' },
    'its minimum is over on 2026-02-12, not on 2026-03-15',
  ],
  [
    { starts: '2026-01-01', max: '9 weeks' },
    { starts: '2026-02-01', max: '9 weeks' },
    'it is overdue from 2026-04-05 on, not from 2026-03-05',
  ],
  [
    { starts: '2026-01-01', max: '9 weeks' },
    { max: '9 weeks' },
    'it has no first day, so it is never overdue',
  ],
  [
    { extension: { count: 'talks', target: 3 } },
    { extension: { count: 'talks', target: 2 } },
    'extension: its target is >= 2, not >= 3',
  ],
])('a window of %j: %j', async (before, after, text) => {
  expect(told(await compare(window(before), window(after)))).toEqual([
    `criterion-loosened warning: alpha asks for less than at main: ${text}`,
  ]);
  expect(told(await compare(window(after), window(before)))).toEqual([]);
});

test('no window', async () => {
  expect(told(await compare(window({ max: '9 weeks' }), { criterion: COUNT }))).toEqual([
    'criterion-loosened warning: alpha asks for less than at main: it has no window',
  ]);
});

test('the window of a phase that has passed is over', async () => {
  const passed = (max: string): State => ({
    criterion: COUNT,
    phase: { passed: '2026-02-01', window: { starts: '2026-01-01', max } },
  });
  expect(told(await compare(passed('9 weeks'), passed('20 weeks')))).toEqual([]);
});

test('a gate that leaves a phase out', async () => {
  const after = [phase('beta', GUIDE), phase('gamma', FAQ)];
  expect(
    told(await compare({ criterion: COUNT, after }, { criterion: COUNT, opens: 'gamma', after })),
  ).toEqual(['criterion-loosened warning: alpha asks for less than at main: its gate opens gamma, not beta']);
  expect(
    told(await compare({ criterion: COUNT, opens: 'gamma', after }, { criterion: COUNT, after })),
  ).toEqual([]);
});

test('a maintainer who is none any more', async () => {
  const of = (...maintainers: readonly string[]): State => ({ criterion: COUNT, roadmap: { maintainers } });
  expect(told(await compare(of('ann', 'joe'), of('joe')))).toEqual([
    'criterion-loosened warning: roadmap/roadmap.yaml asks for less than at main: ann is no maintainer, so what ann signed is no self-attestation',
  ]);
  expect(told(await compare(of('joe'), of('ann', 'joe')))).toEqual([]);
});

test('a phase with another id is the same by its name, or by its criteria', async () => {
  const of = (one: JsonMap): State => ({ criterion: COUNT, after: [one] });
  expect(
    told(await compare(of(phase('beta', GUIDE)), of({ ...phase('gamma', GUIDE), name: 'Gamma' }))),
  ).toEqual([]);
  expect(told(await compare(of(phase('beta', GUIDE)), of({ ...phase('gamma', FAQ), name: 'beta' })))).toEqual(
    ['criterion-loosened warning: beta/guide was asked for at main: it is gone'],
  );
});

test('a gate that is gone', async () => {
  const beta = phase('beta', GUIDE);
  const without = { id: 'beta', name: 'beta' };
  expect(
    told(await compare({ criterion: COUNT, after: [beta] }, { criterion: COUNT, after: [without] })),
  ).toEqual(['criterion-loosened warning: beta was asked for at main: it has no gate any more']);
});

test('what did not count may go', async () => {
  const advisory = { ...GUIDE, kind: 'advisory' };
  const away = { ...FAQ, not_applicable: { reason: 'r', by: 'b', on: '2026-01-01' } };
  expect(told(await compare({ criterion: COUNT, criteria: [advisory, away] }, { criterion: COUNT }))).toEqual(
    [],
  );
});

test('a criterion may move to an earlier phase, not to a later one', async () => {
  const early = { criterion: COUNT, criteria: [GUIDE], after: [phase('beta', FAQ)] };
  const late = { criterion: COUNT, after: [phase('beta', FAQ, GUIDE)] };
  expect(told(await compare(early, late))).toEqual([
    'criterion-loosened warning: alpha/guide was asked for at main: it has moved to beta, a later phase',
  ]);
  expect(told(await compare(late, early))).toEqual([]);
});
