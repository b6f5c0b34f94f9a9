import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import type { Io, Output } from '../../../src/cli/io.ts';
import { createProgress } from '../../../src/cli/progress.ts';

const terminal: Output = { write: async () => {}, isTerminal: true, columns: 80 };

/** A run that began half a second ago, as its clock tells. */
function ioWith(stderr: Partial<Output>, env: Io['env'] = {}): Io {
  let now = 0;
  return {
    cwd: '/',
    env,
    stdout: terminal,
    stderr: { ...terminal, ...stderr },
    now: () => {
      now += 500;
      return now;
    },
  };
}

/** What the spinner writes to the process's stderr while half of the evidence is checked. */
async function shownOn(io: Io, isQuiet = false): Promise<string> {
  let shown = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    shown += String(text);
    return true;
  });
  const progress = createProgress(io, isQuiet);
  progress.update(1, 2, '');
  await vi.waitFor(() => expect(shown).not.toBe(''), { timeout: 1000 }).catch(() => {});
  progress.update(2, 2, '');
  progress.stop();
  await wait(1);
  return shown;
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('a terminal sees how far the checking is', async () => {
  expect(await shownOn(ioWith({}))).toContain('Checking evidence: 1 of 2');
});

test.each<[string, Io, boolean?]>([
  ['a pipe', ioWith({ isTerminal: false, columns: null })],
  ['a terminal that knows no width: it could never tell how many lines to clear', ioWith({ columns: null })],
  ['CI', ioWith({}, { CI: 'true' })],
  ['--quiet', ioWith({}), true],
])('%s sees nothing', async (_, io, isQuiet) => {
  expect(await shownOn(io, isQuiet)).toBe('');
});
