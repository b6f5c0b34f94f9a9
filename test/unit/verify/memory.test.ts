import { deserialize, serialize } from 'node:v8';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/cache/store.ts';
import { openMemory } from '../../../src/verify/memory.ts';
import { unreadable } from '../../../src/verify/problem.ts';
import type { Verdict } from '../../../src/verify/verdict.ts';
import { verify } from '../../../src/verify/verify.ts';
import { writeFiles, type Files } from '../../kit/files.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { commit, git } from '../../kit/repository.ts';
import { criterion, goal, proof, roadmap } from './fixture.ts';

/** A store in memory, whose entries a test can look into. */
function shelf(): {
  store: Store;
  facts: () => Map<string, { at: number; answer: object }>;
  put: (entry: Buffer) => void;
} {
  const entries = new Map<string, Buffer>();
  const store: Store = {
    read: (name) => entries.get(name) ?? null,
    write: (name, entry) => entries.set(name, entry),
    digest: (parts) =>
      createHash('sha256')
        .update(JSON.stringify([...parts]))
        .digest('hex'),
  };
  return {
    store,
    facts: () => deserialize([...entries.values()][0]!) as Map<string, { at: number; answer: object }>,
    put: (entry) => entries.set([...entries.keys()][0]!, entry),
  };
}

async function check(root: string, source: unknown, store: Store | null): Promise<Verdict> {
  const one = proof(source);
  const checked = await verify(
    roadmap({ criteria: [criterion('c', goal({ form: 'proofs', proofs: [one] }))] }),
    {
      root,
      store,
    },
  );
  return checked.verdicts.get(one.key)!;
}

const LARGE = `{"n": 4, "filler": "${'x'.repeat(20_000)}"}`;
const FILES: Files = {
  'a.md': '# **Limits** of it\n\nThere are some.\n',
  'n.json': LARGE,
  'report.xml': '<testsuite><testcase/><testcase/></testsuite>',
  'b.txt': 'abc abc\n',
};

describe('what was found out about content is remembered', () => {
  const cases = [
    [{ file: 'a.md', headings: ['Limits of it'] }, 'a.md'],
    [{ file: 'b.txt', matches: '(abc ?)+' }, 'b.txt'],
    [{ data: 'n.json', pointer: '/n', is: 4 }, 'n.json'],
    [{ junit: 'report.xml', min_tests: 2 }, 'report.xml'],
  ] as const;

  test.each(cases)('%j', async (source, file) => {
    const root = newFolder(FILES);
    const { store, facts } = shelf();
    const bare = await check(root, source, null);
    expect(bare.verdict).toBe('holds');
    expect(await check(root, source, store)).toEqual(bare);
    const [key] = facts().keys();
    expect(await check(root, source, store)).toEqual(bare);
    expect([...facts().keys()]).toEqual([key]);
    // Other content is another question.
    writeFiles(root, { [file]: `${String(FILES[file])} ` });
    expect((await check(root, source, store)).observed).toBe((await check(root, source, null)).observed);
    expect([...facts().keys()]).not.toEqual([key]);
  });

  test.each(cases)('%j is answered from memory', async (source) => {
    const root = newFolder(FILES);
    const { store, facts, put } = shelf();
    await check(root, source, store);
    const spoiled = new Map([...facts()].map(([key, { at }]) => [key, { at, answer: SPOILED }]));
    put(serialize(spoiled));
    expect((await check(root, source, store)).verdict).toBe('fails');
  });

  /** What each of the questions above takes for a no. */
  const SPOILED = Object.assign([], { verdict: 'fails', observed: 'no', matches: false, ran: 0, failed: 1 });

  test('of commits, as long as HEAD is where it was', async () => {
    const root = newFolder();
    git(root, 'init', '--quiet');
    const first = commit(root, { 'a.md': 'x' });
    commit(root, { 'a.md': 'y' });
    const { store, facts } = shelf();
    const source = { commit: first, paths: ['a.md'] };
    const bare = await check(root, source, null);
    expect(bare.verdict).toBe('holds');
    expect(await check(root, source, store)).toEqual(bare);
    expect(await check(root, source, store)).toEqual(bare);
    expect(facts().size).toBe(1);
    git(root, 'checkout', '--quiet', '--orphan', 'other');
    git(root, 'commit', '--quiet', '--message', 'Another start');
    expect((await check(root, source, store)).observed).toBe('HEAD does not descend from it');
    // What does not hold may do so when more is fetched.
    expect((await check(root, source, store)).observed).toBe('HEAD does not descend from it');
  });
});

describe('a memory', () => {
  const memory = (store: Store, now = 1000): ReturnType<typeof openMemory> => openMemory(store, '/root', now);

  test('keeps no problem, and nothing that is not worth it', async () => {
    const { store } = shelf();
    let asked = 0;
    for (const answer of [unreadable('is unreadable'), { verdict: 'unverified' }]) {
      for (let round = 0; round < 2; round += 1) {
        const one = memory(store);
        await one.about(
          'content',
          'question',
          async () => ((asked += 1), answer),
          () => false,
        );
        one.save();
      }
    }
    expect(asked).toBe(4);
  });

  test('forgets what was not used', async () => {
    const { store, facts } = shelf();
    const first = memory(store);
    await first.about('a', 'question', async () => ({ n: 1 }));
    await first.about('b', 'question', async () => ({ n: 2 }));
    first.save();
    expect(facts().size).toBe(2);
    const second = memory(store);
    await second.about('a', 'question', async () => ({ n: 3 }));
    await second.about('c', 'question', async () => ({ n: 4 }));
    second.save();
    expect([...facts().values()].map(({ answer }) => answer)).toEqual([{ n: 1 }, { n: 4 }]);
  });

  test('takes an entry that is none for nothing', async () => {
    const { store, put } = shelf();
    const first = memory(store);
    await first.about('a', 'question', async () => ({ n: 1 }));
    first.save();
    put(Buffer.from('rubbish'));
    expect(await memory(store).about('a', 'question', async () => ({ n: 2 }))).toEqual({ n: 2 });
  });

  test('an answer that lasts is neither too old nor of the future', async () => {
    const { store } = shelf();
    let asked = 0;
    const ask = async (now: number, from: number): Promise<void> => {
      const one = memory(store, now);
      await one.recent(
        'question',
        from,
        async () => ({ n: (asked += 1) }),
        () => true,
      );
      one.save();
    };
    await ask(1000, 500);
    await ask(1200, 1000);
    expect(asked).toBe(1);
    await ask(1300, 1001);
    expect(asked).toBe(2);
    await ask(1200, 0);
    expect(asked).toBe(3);
  });
});
