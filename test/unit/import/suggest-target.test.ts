import { expect, test } from 'vitest';
import { suggestTarget } from '../../../src/import/suggest-target.ts';

test.each([
  ['3+ beta collaborators finish a review', '>= 3', 'count'],
  ['At least 2 documented failures per factor', '>= 2', 'count'],
  ['at least one production context', '>= 1', 'count'],
  ['All 12 factors validated across 3+ contexts each', '>= 3', 'count'],
  ['100+ engaged members', '>= 100', 'count'],
  ['1,000+ downloads', '>= 1000', 'count'],
  ['All 8 contracts are written', '>= 8', 'count'],
  ['grow to the 20-persona target', '>= 20', 'count'],
  ['Tests pass for 23 operations', '>= 23', 'count'],
  ['100% of reviews are answered', '>= 100%', 'share'],
  ['≥70% on services', '>= 70%', 'share'],
  ['All tests pass (>90% coverage)', '> 90%', 'share'],
  ['Answers take <100ms', '< 100', 'value'],
  ['At most 5 open bugs', '<= 5', 'value'],
  ['No more than 2 rewrites', '<= 2', 'value'],
  ['Errors stay under 1.5%', '< 1.5%', 'value'],
  ['zero critical bugs', '== 0', 'value'],
  ['не менее 3 отзывов', '>= 3', 'count'],
  ['至少 5 个用户', '>= 5', 'count'],
  ['al menos 4 usuarios', '>= 4', 'count'],
])('%s', (statement, target, form) => {
  expect(suggestTarget(statement)).toMatchObject({ target, form });
});

test.each([
  'Licensing clarified (Apache 2.0 + CC BY-SA 4.0)',
  'Runs on v1.2.3',
  'Phase 2 is done',
  'A snapshot at 4:00 PM',
  'Released on 2026-03-01',
  'Reads RFC-4180',
  'No numbers here',
  'See #12',
])('no figure: %s', (statement) => {
  expect(suggestTarget(statement)).toBeNull();
});

test('what each has to reach it', () => {
  expect(suggestTarget('At least 2 failures per factor')?.per).toBe('factor');
  expect(suggestTarget('All 12 factors have 3+ contexts each')?.per).toBe('factor');
  expect(suggestTarget('3+ posts per week')?.per).toBeNull();
});
