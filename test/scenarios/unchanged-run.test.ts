/** A large roadmap that nothing has happened to since is not judged again; whatever happens is noticed. */
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Files } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { isWhole } from './modes.ts';
import { inFolder, run, type Setting } from './scenario.ts';

const FILLER = Array.from({ length: 5 }, (_, index) =>
  JSON.stringify({ id: `n${index}`, note: 'x'.repeat(1_000_000), proofs: ['a.md'] }),
).join('\n');
const FILES: Files = {
  'roadmap/roadmap.yaml': `version: 1
name: Test
phases:
  - id: a
    name: A
    gate:
      opens: done
      criteria:
        - { id: file, statement: S, proofs: [{ file: a.md, contains: good }] }
        - { id: glob, statement: S, proofs: [{ files: 'docs/*.md', min: 2 }] }
        - { id: data, statement: S, proofs: [{ data: d.json, pointer: /a, is: '>= 5' }] }
        - { id: fresh, statement: S, proofs: [{ file: a.md, on: 2026-02-20 }], fresh_for: 30 days }
`,
  'roadmap/evidence/notes.jsonl': FILLER,
  'a.md': 'good text',
  'd.json': '{"a": 7}',
  'docs/1.md': 'one',
  'docs/2.md': 'two',
  'docs/x.txt': 'three',
};

let home = '';
beforeEach(() => {
  home = newFolder();
});

/** The entry of the run; null: there is none. */
function entry(): string | null {
  const folder = path.join(home, '.cache/agentops');
  const name = existsSync(folder) && readdirSync(folder).find((one) => one.startsWith('run-'));
  return name ? path.join(folder, name) : null;
}

/** Whatever is remembered is a new file. */
const writtenAs = (): number | null => (entry() ? statSync(entry()!).ino : null);

interface Seen {
  readonly text: string;
  readonly isRecalled: boolean;
}

/** Checks the gates, and makes sure that the same is said by a run that remembers nothing. */
async function check(root: string, flags = '', setting: Setting = {}): Promise<Seen> {
  const before = writtenAs();
  const command = `gate check --roadmap ${root}/roadmap ${flags}`.trim();
  const told = async (line: string): Promise<string> => {
    const { stdout, stderr, exitCode } = await run({}, line, { ...setting, env: { HOME: home } });
    return `${stdout}${stderr}${exitCode}`;
  };
  const text = await told(command);
  const isRecalled = before !== null && writtenAs() === before;
  expect(text).toBe(await told(`${command} --no-cache`));
  return { text, isRecalled };
}

/** Runs twice, the second time after `change`; tells whether that was said to be as the first. */
async function changed(change: (root: string) => void, files: Files = FILES): Promise<readonly Seen[]> {
  let seen: readonly Seen[] = [];
  await inFolder(files, async (root) => {
    const first = await check(root);
    change(root);
    seen = [first, await check(root)];
  });
  return seen;
}

test.runIf(isWhole)('a run of which nothing has changed is not worked out anew', async () => {
  const [first, second] = await changed(() => {});
  expect(first!.isRecalled).toBe(false);
  expect(second).toEqual({ text: first!.text, isRecalled: true });
  expect(first!.text).toContain('4/4');
});

describe('what has changed is noticed:', () => {
  const changes: Readonly<Record<string, (root: string) => void>> = {
    'a file of the same size and time': (root) => {
      const file = path.join(root, 'a.md');
      const { atime, mtime } = statSync(file);
      writeFileSync(file, 'evil text');
      utimesSync(file, atime, mtime);
    },
    'a value': (root) => writeFileSync(path.join(root, 'd.json'), '{"a": 3}'),
    'a file that is gone': (root) => rmSync(path.join(root, 'a.md')),
    'a file less for a glob': (root) => rmSync(path.join(root, 'docs/2.md')),
    'a file that is a link out of the root now': (root) => {
      rmSync(path.join(root, 'a.md'));
      const outside = path.join(home, 'a.md');
      writeFileSync(outside, 'good text');
      symlinkSync(outside, path.join(root, 'a.md'));
    },
    'evidence that is a copy of the roadmap now': (root) => {
      rmSync(path.join(root, 'docs/1.md'));
      linkSync(path.join(root, 'roadmap/roadmap.yaml'), path.join(root, 'docs/1.md'));
    },
    'the roadmap': (root) => {
      const file = path.join(root, 'roadmap/roadmap.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('>= 5', '>= 9'));
    },
  };
  test.each(Object.entries(changes))('%s', async (_, change) => {
    const [first, second] = await changed(change);
    expect(second!.isRecalled).toBe(false);
    expect(second!.text).not.toBe(first!.text);
  });

  test('a file more for a glob', async () => {
    const [, second] = await changed((root) => writeFileSync(path.join(root, 'docs/3.md'), 'three'));
    expect(second!.isRecalled).toBe(false);
  });
});

test.runIf(isWhole)('the day, flags and the screen are part of what is asked', async () => {
  await inFolder(FILES, async (root) => {
    const texts = new Set<string>();
    const questions: readonly (readonly [string, Setting])[] = [
      ['', {}],
      ['', { today: '2026-04-01' }],
      ['--as-of 2026-03-02', {}],
      ['--strict --quiet', {}],
      ['', { terminal: 40 }],
    ];
    for (const [flags, setting] of questions) {
      const first = await check(root, flags, setting);
      expect(first.isRecalled).toBe(false);
      expect(await check(root, flags, setting)).toEqual({ text: first.text, isRecalled: true });
      texts.add(first.text);
    }
    expect(texts.size).toBe(questions.length);
  });
});

test.runIf(isWhole)('a forged entry is worked out anew', async () => {
  await inFolder({ ...FILES, 'a.md': 'evil text' }, async (root) => {
    const honest = await check(root);
    const sealed = readFileSync(entry()!).toString('latin1');
    const [from, to] = ['3/4', '4/4'].map((one) => Buffer.from(one, 'utf16le').toString('latin1'));
    expect(sealed).toContain(from);
    writeFileSync(entry()!, Buffer.from(sealed.replaceAll(from!, to!), 'latin1'));
    expect((await check(root)).text).toBe(honest.text);
  });
});

test.runIf(isWhole)('the entry of another roadmap is none', async () => {
  await inFolder(FILES, async (good) => {
    await check(good);
    const stolen = readFileSync(entry()!);
    rmSync(entry()!);
    await inFolder({ ...FILES, 'a.md': 'evil text' }, async (root) => {
      const honest = await check(root);
      writeFileSync(entry()!, stolen);
      expect((await check(root)).text).toBe(honest.text);
    });
  });
});

const OTHERS: Readonly<Record<string, readonly [proof: string, flags: string]>> = {
  'a command': ["run: ['true']", '--allow-run'],
  'a revision': ['tag: v1', ''],
  'a server': ['url: https://example.org', ''],
};
test.each(Object.entries(OTHERS))('what rests on %s is never remembered', async (_, [proof, flags]) => {
  const roadmap = `${String(FILES['roadmap/roadmap.yaml'])}        - { id: o, statement: S, proofs: [{ ${proof} }] }\n`;
  await inFolder({ ...FILES, 'roadmap/roadmap.yaml': roadmap }, async (root) => {
    await check(root, flags);
    expect(entry()).toBe(null);
  });
});

test('other formats and --verbose are worked out each time', async () => {
  await inFolder(FILES, async (root) => {
    for (const flags of ['--json', '--verbose', '--format tap', '--format terminal=out.txt'])
      await run({}, `gate check --roadmap ${root}/roadmap ${flags}`, { env: { HOME: home } });
    expect(entry()).toBe(null);
  });
});
