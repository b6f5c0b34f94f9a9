/** `status --watch` where the terminal and the clock are the test's own; in a real one: scenarios/watch.test.ts. */
import { expect, test } from 'vitest';
import type { FullScreenEvents, Io } from '../../../src/cli/io.ts';
import { main } from '../../../src/cli/main.ts';
import { gate, MET } from '../../scenarios/project.ts';
import { inFolder } from '../../scenarios/scenario.ts';

test('a new day is shown when it begins', async () => {
  await inFolder(gate(MET), async (root) => {
    const midnight = Date.UTC(2026, 2, 2);
    const frames: string[] = [];
    // The clock stands still until there is something to see.
    let began: number | null = null;
    let events: FullScreenEvents | null = null;
    const output: Io['stdout'] = { write: async () => {}, isTerminal: true, columns: 80 };
    const io: Io = {
      cwd: root,
      env: { LANG: 'C.UTF-8' },
      stdout: output,
      stderr: output,
      now: () => midnight - 200 + (began === null ? 0 : Date.now() - began),
      openFullScreen: async (given) => {
        events = given;
        return {
          size: () => ({ columns: 80, rows: 24 }),
          show: (lines) => {
            began ??= Date.now();
            frames.push(lines.join('\n'));
            if (frames.at(-1)!.includes('as of 2026-03-02')) events!.onKey('q');
          },
          close: () => {},
        };
      },
    };
    expect(await main(['status', '--watch', '--no-cache'], io)).toBe(0);
    expect(frames[0]).toContain('as of 2026-03-01');
    expect(frames.at(-1)).toContain('as of 2026-03-02');
  });
});
