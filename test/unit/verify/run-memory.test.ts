/** What one run remembers. */
import { expect, test } from 'vitest';
import { absent } from '../../../src/verify/problem.ts';
import { openRunMemory } from '../../../src/verify/run-memory.ts';

test('a question about the same content is worked out once', async () => {
  const memory = openRunMemory();
  let worked = 0;
  const work = async (): Promise<{ readonly many: number }> => ({ many: (worked += 1) });
  expect(await memory.about('text', 'words', work)).toEqual({ many: 1 });
  expect(await memory.about('text', 'words', work)).toEqual({ many: 1 });
  expect(await memory.about('other text', 'words', work)).toEqual({ many: 2 });
  expect(await memory.about('text', 'headings', work)).toEqual({ many: 3 });
  expect(await openRunMemory().about('text', 'words', work)).toEqual({ many: 4 });
});

test('a problem is not remembered, nor what is not worth it, nor what the world answers', async () => {
  const memory = openRunMemory();
  const problem = absent('is not there');
  expect(await memory.about<object>('text', 'words', async () => problem)).toBe(problem);
  expect(
    await memory.about(
      'text',
      'words',
      async () => ({ many: 1 }),
      () => false,
    ),
  ).toEqual({ many: 1 });
  expect(await memory.about('text', 'words', async () => ({ many: 2 }))).toEqual({ many: 2 });
  const asked = async (many: number): Promise<object> =>
    memory.recent(
      'it',
      0,
      async () => ({ many }),
      () => true,
    );
  expect([await asked(1), await asked(2)]).toEqual([{ many: 1 }, { many: 2 }]);
});
