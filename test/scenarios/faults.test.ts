/** What goes wrong around a run: the disk, the process, the clock, the streams, files that change meanwhile. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import limit from 'p-limit';
import { describe, expect, test } from 'vitest';
import { execute, mayBeNobody, NOBODY, type CommandLine, type Ended } from '../kit/command.ts';
import { BIN, ROOT, writeFiles, type Files, type Texts } from '../kit/files.ts';
import { git } from '../kit/repository.ts';
import { gate, MET } from './project.ts';
import { inFolder, run } from './scenario.ts';

const SABOTAGE = path.join(import.meta.dirname, 'sabotage.cjs');
const ALPHA = 'roadmap/phases/alpha.yaml';
const REVIEWS = 'roadmap/evidence/reviews.yaml';
const PINNED = '{ file: docs/rey.md, covers: docs/** }';
const FILES = gate(`${MET}\n- { id: pinned, statement: S, proofs: [${PINNED}] }`, {
  [REVIEWS]: `version: 1\nregister: reviews\nrecords:\n  - { id: a, proofs: [{ file: docs/jane.md, covers: docs/** }] }\n`,
  'STATUS.md': '# Status\n\n<!-- agentops:begin status -->\n<!-- agentops:end -->\n',
});

/** Runs the built command, which something may go wrong for. */
function sabotaged(root: string, command: CommandLine, env: Texts = {}): Promise<Ended> {
  return execute(root, command, { env: { SABOTAGE_AT: '-1', ...env }, flags: ['--require', SABOTAGE] });
}

function textsIn(root: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

/** Carries the command out once for each call of the file system that counts, which then goes wrong. */
async function atEveryCall(
  how: string,
  files: Files,
  argv: readonly string[],
  check: (ended: Ended, root: string, n: number) => void | Promise<void>,
): Promise<number> {
  const one = (at: number, look: (ended: Ended, root: string) => void | Promise<void>): Promise<void> =>
    inFolder(prefixed(files), async (top) => {
      const root = path.join(top, 'project');
      const env = {
        SABOTAGE: how,
        SABOTAGE_AT: String(at),
        SABOTAGE_ROOT: root,
        SABOTAGE_COUNT: path.join(top, 'count'),
        HOME: path.join(top, 'home'),
      };
      await look(await sabotaged(root, argv, env), root);
    });
  let count = 0;
  await one(0, (ended, root) => {
    expect(ended).toMatchObject({ exitCode: 0 });
    count = Number(readFileSync(path.join(root, '../count'), 'utf8'));
  });
  const turn = limit(4);
  const calls = Array.from({ length: count }, (_, index) => index + 1);
  await Promise.all(calls.map((n) => turn(() => one(n, (ended, root) => check(ended, root, n)))));
  return count;
}

function prefixed(files: Files): Files {
  const inside = Object.entries(files).map(([name, content]) => [`project/${name}`, content] as const);
  const outside = Object.keys(files).filter((name) => name.startsWith('docs/'));
  return {
    ...Object.fromEntries(inside),
    ...Object.fromEntries(outside.map((name) => [name.replace('docs', 'outside'), 'Outside, outside it.\n'])),
  };
}

describe('an edit', { timeout: 60_000 }, () => {
  const ADD = ['evidence', 'add', 'reviews', '--on', '2026-01-01', '--proof', 'docs/omar.md', '--id'];
  const edits: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['evidence add', [...ADD, 'kim'], [REVIEWS]],
    ['evidence pin', ['evidence', 'pin'], [ALPHA, REVIEWS]],
    ['render', ['render', 'STATUS.md'], ['STATUS.md']],
  ];
  const names = Object.keys(FILES);

  /** All files as they are when nothing goes wrong. */
  async function finished(argv: readonly string[]): Promise<Record<string, string>> {
    return inFolder(FILES, async (root) => {
      expect(await sabotaged(root, argv)).toMatchObject({ exitCode: 0 });
      return textsIn(root, names);
    });
  }

  test.each(edits)('%s, killed at every write, leaves each file old or new', async (_, argv, changed) => {
    const after = await finished(argv);
    const seen = new Set<string>();
    const count = await atEveryCall('kill', FILES, argv, async ({ exitCode }, root, n) => {
      expect([n, exitCode]).toEqual([n, null]);
      const texts = textsIn(root, names);
      for (const name of names) expect([FILES[name], after[name]]).toContain(texts[name]);
      for (const name of changed) seen.add(texts[name] === after[name] ? 'new' : 'old');
      // The next one is not held up, and clears away. One kind of edit shows it: all write the same way.
      if (argv[1] !== 'add') return;
      expect(await sabotaged(root, [...ADD, 'next'])).toMatchObject({ exitCode: 0 });
      const left = readdirSync(path.join(root, path.dirname(REVIEWS)));
      expect(left).toEqual(['reviews.yaml']);
    });
    expect(count).toBeGreaterThan(3);
    expect([...seen].sort()).toEqual(['new', 'old']);
  });

  test.each(['ENOSPC', 'EROFS'])('a disk that says %s at any write loses nothing', async (code) => {
    const [, argv, changed] = edits[0]!;
    const after = await finished(argv);
    let refused = 0;
    await atEveryCall(code, FILES, argv, ({ exitCode, stdout, stderr }, root) => {
      const texts = textsIn(root, names);
      // What is only remembered may fail without a word.
      expect(texts).toEqual(exitCode === 0 ? after : { ...after, [changed[0]!]: FILES[changed[0]!] });
      expect(readdirSync(path.join(root, 'roadmap'), { recursive: true }).join()).not.toMatch(/tmp|lock/);
      if (exitCode === 0) return;
      refused += 1;
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^error: can't write \S+: the disk is (?:full|read-only)\n {2}nothing was/);
    });
    expect(refused).toBeGreaterThan(3);
  });

  test('a report is whole or not there, when the process is killed at any write', async () => {
    const argv = ['gate', 'check', '--no-cache', '--format', 'json=report.json'];
    await atEveryCall('kill', FILES, argv, ({ exitCode }, root) => {
      expect(exitCode).toBe(null);
      expect(existsSync(path.join(root, 'report.json'))).toBe(false);
    });
  });
});

describe('files that change meanwhile', { timeout: 60_000 }, () => {
  const files = gate(
    '- { id: it, statement: S, proofs: [docs/rey.md, { file: docs/jane.md, contains: outside }] }',
    {
      'docs/jane.md': 'Nothing of that sort\n',
      'docs/rey.md': 'Nothing of that sort\n',
    },
  );
  const argv = ['gate', 'check', '--json', '--no-cache'];
  const met = (stdout: string): number =>
    (JSON.parse(stdout) as { phases: { gate: { criteria: { value: number }[] } }[] }).phases[0]!.gate
      .criteria[0]!.value;

  test('evidence that is deleted at any moment is not there, and nothing else', async () => {
    const values = new Set<number>();
    const count = await atEveryCall('delete', files, argv, ({ exitCode, stdout, stderr }) => {
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).not.toContain('"unverified"');
      values.add(met(stdout));
    });
    expect(count).toBeGreaterThan(5);
    expect([...values].sort()).toEqual([0, 1]);
  });

  test('a symbolic link out of the root that takes its place at any moment is not followed', async () => {
    const values = new Set<number>();
    await atEveryCall('swap', files, argv, ({ exitCode, stdout, stderr }) => {
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).not.toContain('has \\"outside\\"');
      values.add(met(stdout));
    });
    expect([...values].sort()).toEqual([0, 1]);
  });
});

describe('the streams', () => {
  const shell = (command: string, files: Files = gate(MET)) =>
    inFolder(files, async (cwd) =>
      spawnSync('sh', ['-c', command.replace('agentops', `"${process.execPath}" "${BIN}"`)], {
        cwd,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] },
      }),
    );

  test('stdout that is closed from the start changes no exit code', async () => {
    const wrong = gate(MET.replace('proofs', 'claim: met, proofs').replace('jane', 'none'));
    expect(await shell('agentops gate check >&-')).toMatchObject({ status: 0, stderr: '' });
    expect(await shell('agentops gate check >&-', wrong)).toMatchObject({ status: 1, stderr: '' });
    expect(await shell('agentops gate check >&- 2>&- <&-', wrong)).toMatchObject({ status: 1 });
  });

  const isDevice = existsSync('/dev/full') && statSync('/dev/full').isCharacterDevice();
  test
    .runIf(isDevice)
    .each(['gate check', 'gate check --json', 'validate', 'explain schema', '--help', '--version'])(
    'a full disk behind stdout is told: %s',
    async (command) => {
      const { status, stderr } = await shell(`agentops ${command} >/dev/full`);
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: 'error: the disk is full: the report could not be written\n',
      });
    },
  );

  test('a report does not take the place of a device or a pipe', async () => {
    const files = gate(MET);
    await inFolder(files, async (root) => {
      const pipe = path.join(root, 'pipe');
      spawnSync('mkfifo', [pipe]);
      for (const command of [`gate check --format json=${pipe}`, `evidence verify --out ${pipe}`]) {
        const { exitCode, stderr } = await run({}, `${command} --roadmap ${root}/roadmap`);
        expect(exitCode).toBe(2);
        expect(stderr).toMatch(/^error: can't write \S+: it is no regular file\n/);
      }
      expect(statSync(pipe).isFIFO()).toBe(true);
      expect(readdirSync(root).filter((name) => name.includes('tmp'))).toEqual([]);
    });
  });
});

describe('the surroundings', () => {
  /** A roadmap whose dates, names and marks could come out otherwise elsewhere. */
  const files = gate('- { id: it, statement: Zoë’s 3 reviews, count: reviews, since: 1 month, target: 3 }', {
    'docs/zoë.md': 'Zoë found that it works.\n',
    [REVIEWS]: `version: 1\nregister: reviews\nrecords: [{ id: a, on: 2026-01-31, proofs: [docs/zoë.md] }]\n`,
  });
  const same = (
    envs: readonly Record<string, string>[],
    argv: readonly string[],
  ): Promise<readonly Ended[]> =>
    inFolder(files, (root) => Promise.all(envs.map((env) => sabotaged(root, argv, env))));

  test('no time zone from -12 to +14 changes a report', async () => {
    const zones = ['Etc/GMT+12', 'America/St_Johns', 'UTC', 'Asia/Kathmandu', 'Etc/GMT-14'];
    const all = await same(
      zones.map((TZ) => ({ TZ })),
      ['gate', 'check', '--json', '--as-of', '2026-02-28'],
    );
    for (const one of all) expect(one).toEqual(all[0]);
    expect(JSON.parse(all[0]!.stdout)).toMatchObject({ asOf: '2026-02-28', summary: { exitCode: 0 } });
  });

  test('today is the day in UTC, in whatever time zone', async () => {
    const days = (): string => new Date().toISOString().slice(0, 10);
    const before = days();
    const all = await same(
      ['Etc/GMT+12', 'Etc/GMT-14'].map((TZ) => ({ TZ })),
      ['gate', 'check', '--json'],
    );
    for (const { stdout } of all)
      expect([before, days()]).toContain((JSON.parse(stdout) as { asOf: string }).asOf);
  });

  test('a locale without UTF-8 changes no verdict, and prints ASCII only', async () => {
    const locales = [{ LC_ALL: 'C' }, { LANG: 'POSIX' }, { LC_ALL: 'en_US.ISO-8859-1' }, { LANG: '' }];
    const argv = ['gate', 'check', '--as-of', '2026-02-28'];
    const json = await same([{}, ...locales], [...argv, '--json']);
    for (const one of json) expect(one).toEqual(json[0]);
    expect(json[0]!.stdout).toContain('"value": 1');
    for (const { exitCode, stdout, stderr } of await same(locales.slice(0, 3), argv)) {
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      // eslint-disable-next-line no-control-regex
      expect(stdout).toMatch(/^[\x00-\x7f]*$/);
    }
  });

  test.each(['1970-01-01', '2100-12-31'])('a clock that says %s judges all the same', async (today) => {
    await inFolder({}, async (root) => {
      cpSync(path.join(ROOT, 'roadmap'), path.join(root, 'roadmap'), { recursive: true });
      const { report, stderr } = await run({}, `gate check --json --roadmap ${root}/roadmap`, { today });
      expect(stderr).toBe('');
      expect(report).toMatchObject({ asOf: today, simulated: false });
      expect(report.current).toBe(today < '2000' ? 'foundation' : 'alpha');
      for (const { gate: judged } of report.phases) expect(judged?.status).not.toBe('met');
    });
  });

  test.skipIf(!mayBeNobody())('a tree that is read-only is judged as any other', async () => {
    await inFolder(gate(MET), async (root) => {
      const home = path.join(root, 'home');
      mkdirSync(home);
      const env = { HOME: home, XDG_CACHE_HOME: '', XDG_STATE_HOME: '' };
      const judge = () => execute(root, 'gate check --json --as-of 2026-03-01', { env, ...NOBODY });
      const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
      const setMode = (folder: number, file: number): void => {
        for (const name of ['.', ...names]) {
          const one = path.join(root, name);
          chmodSync(one, statSync(one).isDirectory() ? folder : file);
        }
      };
      setMode(0o555, 0o444);
      const { exitCode, stdout, stderr } = await judge();
      setMode(0o755, 0o644);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toBe((await judge()).stdout);
    });
  });

  test('a repository with 100,000 commits', { timeout: 60_000 }, async () => {
    await inFolder({}, async (root) => {
      git(root, 'init', '--quiet');
      const commits = Array.from({ length: 100_000 }, (_, index) => {
        const who = `Jane <jane@example.org> ${1_700_000_000 + index} +0000`;
        return `commit refs/heads/main\ncommitter ${who}\ndata 1\nm\n`;
      });
      const { status } = spawnSync('git', ['-c', 'core.fsync=none', 'fast-import', '--quiet'], {
        cwd: root,
        input: commits.join(''),
      });
      expect(status).toBe(0);
      const first = git(root, 'rev-list', '--max-parents=0', 'HEAD');
      git(root, 'tag', 'v0', first);
      git(root, 'checkout', '--quiet', '--orphan', 'other');
      git(root, 'commit', '--quiet', '--allow-empty', '--message', 'Another');
      const other = git(root, 'rev-parse', 'HEAD');
      git(root, 'checkout', '--quiet', 'main');
      const proofs = [`{ commit: "${first.slice(0, 12)}" }`, '{ tag: v0 }', `{ commit: "${other}" }`];
      const all = gate(`- { id: it, statement: S, proofs: [${proofs.join(', ')}] }`);
      writeFiles(root, all);
      const { exitCode, report } = await run({}, `gate check --json --roadmap ${root}/roadmap`);
      expect(exitCode).toBe(0);
      const [criterion] = report.phases[0]!.gate!.criteria;
      expect(criterion!.evidence.map(({ proofs: [one] }) => one!.verdict)).toEqual([
        'holds',
        'holds',
        'fails',
      ]);
      rmSync(path.join(root, '.git'), { recursive: true });
    });
  });
});
