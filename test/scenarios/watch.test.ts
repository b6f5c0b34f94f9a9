/** `agentops status --watch` in a real terminal: what it draws when, and how it leaves the terminal. */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeFiles, type Files } from '../kit/files.ts';
import { gate } from './project.ts';
import { inFolder } from './scenario.ts';
import { hasTerminals, inTerminal, type Terminal } from './terminal.ts';

if (!hasTerminals) console.warn('No util-linux script: the tests of --watch are skipped.');

const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l';
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const ALPHA = 'roadmap/phases/alpha.yaml';
const CRITERIA = `- { id: reviews, statement: Reviews, count: reviews, target: 3 }
- { id: deep, statement: Deep, proofs: [docs/new/deep.md] }
- { id: notes, statement: Notes, proofs: [{ files: "notes/**/*.md", min: 2 }] }`;
const FILES: Files = gate(CRITERIA, { 'notes/one.md': 'One.\n', 'other/x.md': 'X\n' });

interface Watching {
  readonly terminal: Terminal;
  readonly write: (file: string, text: string) => void;
  readonly root: string;
}

/** Watches the files, and ends it by `q` when `act` is done. */
async function watching(
  act: (watching: Watching) => Promise<void>,
  argv = 'status --watch',
  files = FILES,
): Promise<void> {
  await inFolder(files, async (root) => {
    const write = (file: string, text: string): void => writeFiles(root, { [file]: text });
    const terminal = inTerminal(root, argv);
    await terminal.until((frame) => frame.includes('q ends'));
    await act({ terminal, write, root });
    terminal.type('q');
    await terminal.ended;
  });
}

const line =
  (id: string, text: string) =>
  (frame: string): boolean =>
    new RegExp(`^ {2}. ${id} +${text}`, 'm').test(frame);

describe.skipIf(!hasTerminals)('it draws anew', () => {
  test('when evidence changes, comes, goes or is replaced', async () => {
    await watching(async ({ terminal, write, root }) => {
      await terminal.until(line('reviews', '3 of 3'));
      write('docs/jane.md', '');
      await terminal.until(line('reviews', '2 of 3'));
      write('.jane.tmp', 'Jane.\n');
      renameSync(path.join(root, '.jane.tmp'), path.join(root, 'docs/jane.md'));
      await terminal.until(line('reviews', '3 of 3'));
      rmSync(path.join(root, 'docs'), { recursive: true });
      await terminal.until(line('reviews', '0 of 3'));
      write('docs/omar.md', 'Omar.\n');
      await terminal.until(line('reviews', '1 of 3'));
      write('docs/new/deep.md', 'Deep.\n');
      await terminal.until(line('deep', '1 of 1'));
      write('notes/far/below/two.md', 'Two.\n');
      await terminal.until(line('notes', '1 of 1'));
    });
  });
  test('when folders are put in the place of others', async () => {
    await watching(async ({ terminal, write, root }) => {
      const at = (name: string): string => path.join(root, name);
      write('docs/new/deep.md', 'Deep.\n');
      await terminal.until(line('deep', '1 of 1'));
      write('new/jane.md', 'Jane.\n');
      write('new/new/deep.md', 'Deep.\n');
      renameSync(at('docs'), at('old'));
      renameSync(at('new'), at('docs'));
      await terminal.until(line('reviews', '1 of 3'));
      write('docs/omar.md', 'Omar.\n');
      await terminal.until(line('reviews', '2 of 3'));
      write('docs/new/deep.md', '');
      await terminal.until(line('deep', '0 of 1'));
      rmSync(at('docs'), { recursive: true });
      write('docs/jane.md', 'Jane.\n');
      await terminal.until(line('reviews', '1 of 3'));
      write('docs/omar.md', 'Omar.\n');
      await terminal.until(line('reviews', '2 of 3'));
    });
  });
  test('when the roadmap changes; errors while it is edited end nothing', async () => {
    await watching(async ({ terminal, write, root }) => {
      const text = readFileSync(path.join(root, ALPHA), 'utf8');
      write(ALPHA, text.replace('target: 3', 'target: many'));
      const wrong = await terminal.until((frame) => frame.includes('error  schema'));
      expect(wrong).toContain('roadmap/phases/alpha.yaml:6:');
      expect(wrong).not.toContain('Alpha -> Beta');
      write(ALPHA, text.replace('target: 3', 'target: 5'));
      await terminal.until(line('reviews', '3 of 5'));
      write(
        'roadmap/evidence/more.yaml',
        'version: 1\nregister: reviews\nrecords:\n  - { id: x, proofs: [other/x.md] }\n',
      );
      await terminal.until(line('reviews', '4 of 5'));
      write('other/x.md', '');
      await terminal.until(line('reviews', '3 of 5'));
    });
  });
  test('when the verdicts that it is given change; none that can be read end nothing', async () => {
    const verdicts = (name: string): string =>
      JSON.stringify({
        version: 1,
        tool: { name: 'agentops', version: '0.1.0' },
        roadmap: { name, path: 'roadmap/roadmap.yaml' },
        verdicts: [],
      });
    await watching(
      async ({ terminal, write }) => {
        await terminal.until(line('reviews', '0 of 3'));
        write('given.json', '{');
        await terminal.until((frame) => frame.startsWith('error: '));
        write('given.json', verdicts('Demo'));
        await terminal.until(line('reviews', '0 of 3'));
      },
      'status --watch --verdicts given.json',
      { ...FILES, 'given.json': verdicts('Demo') },
    );
  });
  test('when the size changes', async () => {
    await watching(async ({ terminal }) => {
      terminal.resize(50, 40);
      const frame = await terminal.until((one) => one.split('\n').length === 40);
      expect(frame.split('\n').filter((one) => one.length > 50)).toEqual([]);
    });
  });
  test('in place: each time in one piece that clears no screen, and the same twice not at all', async () => {
    await watching(async ({ terminal, write }) => {
      const before = terminal.frames().length;
      write('docs/jane.md', 'Jane, in other words.\n');
      write('other/y.md', 'Nobody asks for it.\n');
      write('docs/new/deep.md', 'Deep.\n');
      await terminal.until(line('deep', '1 of 1'));
      const frames = terminal.frames();
      expect(frames).toHaveLength(before + 1);
      expect(frames.filter((frame, index) => frame === frames[index - 1])).toEqual([]);
      expect(terminal.output()).not.toContain('\u001b[2J');
      expect(new Set(terminal.frames().map((frame) => frame.split('\n').length))).toEqual(new Set([60]));
    });
  });
});

describe.skipIf(!hasTerminals)('where there is no room for all', () => {
  test('arrows and pages scroll', async () => {
    await watching(async ({ terminal }) => {
      terminal.resize(80, 8);
      const top = await terminal.until((frame) => frame.includes('more lines'));
      expect(top.split('\n')[0]).toContain('Demo');
      terminal.type('\u001b[B\u001b[B');
      await terminal.until((frame) => frame.split('\n')[0]!.includes('Alpha'));
      terminal.type('\u001b[6~\u001b[6~\u001b[6~\u001b[6~');
      await terminal.until((frame) => frame.includes('What is wrong') || frame.includes('Why:'));
      terminal.type('\u001b[5~\u001b[5~\u001b[5~\u001b[5~');
      await terminal.until((frame) => frame === top);
    });
  });
});

describe.skipIf(!hasTerminals)('it ends, and leaves the terminal as it was', () => {
  const END: readonly (readonly [string, (terminal: Terminal) => void])[] = [
    ['by q', (terminal) => terminal.type('q')],
    ['by Ctrl-C', (terminal) => terminal.type('\u0003')],
    ['by SIGTERM', (terminal) => terminal.signal('SIGTERM')],
    ['by SIGINT', (terminal) => terminal.signal('SIGINT')],
  ];
  test.each(END)('%s', async (_, end) => {
    await inFolder(FILES, async (root) => {
      const terminal = inTerminal(root, 'status --watch');
      await terminal.until((frame) => frame.includes('q ends'));
      end(terminal);
      expect(await terminal.ended).toBe(0);
      const { length } = terminal.output().split(ENTER);
      expect(length).toBe(2);
      expect(terminal.output().endsWith(LEAVE)).toBe(true);
    });
  });
  test('with 2 when the roadmap is invalid at the end', async () => {
    await inFolder({ ...FILES, [ALPHA]: 'version: 2\n' }, async (root) => {
      const terminal = inTerminal(root, 'status --watch');
      await terminal.until((frame) => frame.includes('error'));
      terminal.type('q');
      expect(await terminal.ended).toBe(2);
    });
  });
  test('before an error is told', async () => {
    await inFolder(FILES, async (root) => {
      const terminal = inTerminal(root, 'status --watch --as-of tomorrow');
      expect(await terminal.ended).toBe(2);
      const [, after] = terminal.output().split(LEAVE);
      expect(after).toMatch(/^error: --as-of "tomorrow" is no date/);
    });
  });
  test('when the run dies of something else', async () => {
    await inFolder({ ...FILES, 'die.cjs': DIE }, async (root) => {
      const terminal = inTerminal(root, 'status --watch', { NODE_OPTIONS: `--require ${root}/die.cjs` });
      expect(await terminal.ended).not.toBe(0);
      expect(terminal.output().split(ENTER)).toHaveLength(2);
      expect(terminal.output()).toContain(LEAVE);
    });
  });
  test('a dumb terminal is none', async () => {
    await inFolder(FILES, async (root) => {
      const terminal = inTerminal(root, 'status --watch', { TERM: 'dumb' });
      expect(await terminal.ended).toBe(2);
      expect(terminal.output()).toContain('--watch needs a terminal to draw on');
      expect(terminal.output()).not.toContain('\u001b[?');
    });
  });
});

/** Breaks the process once it has drawn. */
const DIE = `const { write } = process.stdout;
process.stdout.write = function (text, ...more) {
  if (String(text).includes('q ends')) setImmediate(() => { throw new Error('broken'); });
  return write.call(this, text, ...more);
};
`;
