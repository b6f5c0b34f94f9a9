import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RunProof } from '../../../src/model/proof.ts';
import type { Permissions } from '../../../src/verify/permissions.ts';
import { verifyRun } from '../../../src/verify/proofs/run.ts';
import type { Verdict } from '../../../src/verify/verdict.ts';
import { openWorld } from '../../../src/verify/world.ts';
import { BIN, ROOT } from '../../kit/files.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { proof, roadmap, told as tellOptions, verdict, verdicts, type Options } from './fixture.ts';

const permit = (...names: readonly string[]): Options => ({
  permissions: { run: new Set(names), net: [], headers: [] },
});
const ALL: Permissions = { run: 'all', net: [], headers: [] };
const told = (root: string, source: unknown, options: Options = { permissions: ALL }): Promise<string> =>
  tellOptions(root, source, options);
const sh = (script: string): readonly string[] => ['sh', '-c', script];

const environment = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});

/** A folder with executable files. */
function programs(files: Readonly<Record<string, string>>): string {
  const root = newFolder(files);
  for (const path of Object.keys(files)) chmodSync(join(root, path), 0o755);
  return root;
}

/** The processes whose ids were written to the file `pids`, one a line, that are not over. */
function alive(root: string): string[] {
  const pids = readFileSync(join(root, 'pids'), 'utf8').trim().split('\n');
  const states = spawnSync('ps', ['-o', 'pid=,stat=', '-p', pids.join(',')], { encoding: 'utf8' }).stdout;
  // A zombie is over; who its parent is now is not our business.
  return states.split('\n').filter((line) => /^\s*\d+\s+[^Z\s]/.test(line));
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((again) => {
      setTimeout(again, 10);
    });
  }
}

/** What a proof gives in a world that can be ended. */
async function runUntil(root: string, source: unknown, signal: AbortSignal): Promise<Verdict> {
  return verifyRun(proof(source) as RunProof, openWorld({ root, permissions: ALL, signal }, roadmap({}), []));
}

describe('permission', () => {
  const canary = { run: ['touch', 'canary'] };
  const local = { './touch': '#!/bin/sh\n/usr/bin/touch canary\n' };

  test.each<[string, Record<string, unknown>, Options, string]>([
    ['none', canary, {}, 'is not run without --allow-run=touch'],
    ['another', canary, permit('true'), 'is not run without --allow-run=touch'],
    ['a path to it', canary, permit('./touch', '/usr/bin/touch'), 'is not run without --allow-run=touch'],
    ['a name', { run: ['./touch'] }, permit('touch'), 'is not run without --allow-run=./touch'],
    [
      'its path otherwise',
      { run: ['./touch'] },
      permit('././touch'),
      'is not run without --allow-run=./touch',
    ],
    [
      'not of the control',
      { ...canary, must_fail: ['false'] },
      permit('touch'),
      'is not run without --allow-run=false',
    ],
    [
      'of the control only',
      { ...canary, must_fail: ['false'] },
      permit('false'),
      'is not run without --allow-run=touch',
    ],
    ['of neither', { ...canary, must_fail: ['false'] }, {}, 'is not run without --allow-run=touch,false'],
    ['of neither, once', { ...canary, must_fail: ['touch'] }, {}, 'is not run without --allow-run=touch'],
    ['the past', canary, { permissions: ALL, isPast: true }, "commands can't be run for a day in the past"],
  ])('%s: nothing is run', async (_, source, options, expected) => {
    const root = programs(local);
    expect(await told(root, source, options)).toBe(`unverified: ${expected}`);
    expect(existsSync(join(root, 'canary'))).toBe(false);
  });

  test.each<[string, Record<string, unknown>, Options]>([
    ['all', canary, { permissions: ALL }],
    ['its name', canary, permit('touch')],
    ['its path', { run: ['./touch'] }, permit('./touch')],
    ['both names', { ...canary, must_fail: ['false'] }, permit('touch', 'false')],
  ])('%s: it is run', async (_, source, options) => {
    const root = programs(local);
    expect(await told(root, source, options)).toMatch(/^holds: /);
    expect(existsSync(join(root, 'canary'))).toBe(true);
  });
});

describe('the exit code', () => {
  const root = programs({
    'ok.sh': '#!/bin/sh\nexit 0\n',
    'bin/three': '#!/bin/sh\nexit 3\n',
    'gone.sh': '#!/no/such\n',
  });
  writeFileSync(join(root, 'plain.txt'), 'text');

  test.each<[Record<string, unknown>, string]>([
    [{ run: ['true'] }, 'holds: exited with 0'],
    [{ run: ['false'] }, 'fails: exited with 1, not 0'],
    [{ run: ['true'], exit: 3 }, 'fails: exited with 0, not 3'],
    [{ run: ['bin/three'], exit: 3 }, 'holds: exited with 3'],
    [{ run: ['./ok.sh'] }, 'holds: exited with 0'],
    [{ run: sh('exit 77') }, 'unverified: skipped itself: exit code 77'],
    [{ run: sh('exit 77'), exit: 77 }, 'unverified: skipped itself: exit code 77'],
    [{ run: sh('exit 1'), exit: 77 }, 'fails: exited with 1, not 77'],
    [{ run: sh('kill -SEGV $$') }, 'fails: was ended by SIGSEGV'],
    [{ run: sh('kill -KILL $$'), exit: 137 }, 'fails: was ended by SIGKILL'],
    [{ run: ['no-such-program'] }, "unverified: can't be started: there is no such program"],
    [{ run: ['./no-such-program'] }, "unverified: can't be started: there is no such program"],
    [{ run: ['./gone.sh'] }, "unverified: can't be started: there is no such program"],
    [{ run: ['./plain.txt'] }, "unverified: can't be started: it may not be executed"],
    [{ run: ['./bin'] }, "unverified: can't be started: it may not be executed"],
    [{ run: ['true', 'a\0b'] }, "unverified: can't be started: ERR_INVALID_ARG_VALUE"],
    [{ run: ['sh', '-c', 'test "$1" = "a b*\\$HOME"', 'sh', 'a b*$HOME'] }, 'holds: exited with 0'],
    [{ run: ['cat'], timeout: 5 }, 'holds: exited with 0'],
    [{ run: ['sleep', '0.2'], timeout: 10_000_000 }, 'holds: exited with 0'],
  ])('%j', async (source, expected) => {
    expect(await told(root, source)).toBe(expected);
  });
});

describe('what is printed', () => {
  const root = newFolder({ 'latin.txt': Buffer.from([0x34, 0x32, 0xe9]) });
  const printf = (text: string): readonly string[] => ['printf', '%b', text];
  const json = printf('{"ratio": 38.2, "ok": true, "no": false}');
  const rendered = printf('<!-- agentops:begin status -->\\nmet\\n<!-- agentops:end -->\\nShown.\\n');

  test.each<[readonly string[], Record<string, unknown>, string]>([
    [printf('a\\nb'), { contains: 'a\r\nb' }, 'holds: exited with 0, stdout has "a b"'],
    [
      printf('a\\r\\nb'),
      { contains: ['a\nb', 'b'] },
      'holds: exited with 0, stdout has "a b", stdout has "b"',
    ],
    [printf('a'), { contains: ['a', 'b'] }, 'fails: stdout lacks "b"'],
    [sh('echo a >&2'), { contains: 'a' }, 'fails: stdout lacks "a"'],
    [sh('echo a; exit 1'), { contains: 'a' }, 'fails: exited with 1, not 0'],
    [printf('v1.2'), { matches: '^v\\d' }, 'holds: exited with 0, stdout matches "^v\\d"'],
    [printf('v1.2'), { matches: '^\\d' }, 'fails: stdout does not match "^\\d"'],
    [printf('v1.2'), { contains: 'v', matches: '^v', is: 1 }, 'fails: stdout is "v1.2", not a number'],
    [
      printf('v1.2'),
      { matches: '(?=v)' },
      'unverified: could not be searched: the pattern is no RE2 expression',
    ],
    [json, { pointer: '/ratio', is: '>= 38' }, 'holds: exited with 0, stdout#/ratio is 38.2'],
    [json, { pointer: '/ratio', is: '>= 40' }, 'fails: stdout#/ratio is 38.2, not >= 40'],
    [json, { pointer: '/ok' }, 'holds: exited with 0, stdout#/ok is true'],
    [json, { pointer: '/no' }, 'fails: stdout#/no is false'],
    [json, { pointer: '/gone' }, 'fails: has nothing at stdout#/gone'],
    [json, { pointer: '/ok', is: 1 }, 'fails: stdout#/ok is true, not a number'],
    [printf('{"a": 1'), { pointer: '/a' }, 'unverified: stdout is not valid JSON'],
    [printf('{"a": 1'), { pointer: '/a', contains: 'b' }, 'fails: stdout lacks "b"'],
    [['true'], { pointer: '/a' }, 'unverified: stdout is not valid JSON'],
    [printf('42\\n'), { is: '>= 40' }, 'holds: exited with 0, stdout is 42'],
    [printf('42\\n'), { is: '>= 50' }, 'fails: stdout is 42, not >= 50'],
    [printf('1e999'), { is: '>= 40' }, 'fails: stdout is "1e999", not a number'],
    [printf('42 ms'), { is: '>= 40' }, 'fails: stdout is "42 ms", not a number'],
    [['cat', 'latin.txt'], { contains: '42' }, 'unverified: printed what is not UTF-8 text'],
    [['head', '-c', '1048576', '/dev/zero'], { contains: '\0' }, 'holds: exited with 0, stdout has "\0"'],
    [['head', '-c', '1048577', '/dev/zero'], { contains: '\0' }, 'unverified: printed more than 1 MiB'],
    [
      rendered,
      { contains: ['Shown', 'met'] },
      'holds (circular): exited with 0, stdout has "Shown", stdout has "met"',
    ],
    [rendered, { matches: '(?m)^met$' }, 'holds (circular): exited with 0, stdout matches "(?m)^met$"'],
    [
      rendered,
      { contains: 'Shown', matches: 'S' },
      'holds: exited with 0, stdout has "Shown", stdout matches "S"',
    ],
  ])('%j %j', async (run, stdout, expected) => {
    expect(await told(root, { run, stdout })).toBe(expected);
  });

  test.each<[readonly string[], Record<string, unknown>, number | undefined]>([
    [printf(' -4.5e1\\n\\n'), {}, -45],
    [printf('42'), { stdout: { contains: '4' } }, 42],
    [printf('\\0357\\0273\\027742'), {}, 42],
    [printf('007'), {}, undefined],
    [printf('+1'), {}, undefined],
    [printf('.5'), {}, undefined],
    [printf('1e999'), {}, undefined],
    [printf('0x10'), {}, undefined],
    [printf('1 2'), {}, undefined],
    [printf('1,000'), {}, undefined],
    [printf('"1"'), {}, undefined],
    [printf('[1]'), {}, undefined],
    [['true'], {}, undefined],
    [['cat', 'latin.txt'], {}, undefined],
    [sh('echo 1; head -c 2000000 /dev/zero'), {}, undefined],
    [sh('head -c 1000000 /dev/zero | tr "\\0" " "; echo 42'), {}, 42],
    [json, { stdout: { pointer: '/ratio' } }, 38.2],
    [json, { stdout: { pointer: '/ok' } }, undefined],
    [printf('{"a": 7}'), { stdout: { pointer: '/a', contains: '7', is: 7 } }, 7],
    [printf('42'), { must_fail: ['false'] }, 42],
  ])('the number of %j %j', async (run, more, number) => {
    const seen = await verdict(root, { run, ...more }, { permissions: ALL });
    expect(seen.verdict).toBe('holds');
    expect(seen.number).toBe(number);
  });

  test('a flood is neither kept nor cut off', { timeout: 60_000 }, async () => {
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
    expect(await told(root, { run: sh('head -c 1000000000 /dev/zero && exit 3'), exit: 3 })).toBe(
      'holds: exited with 3',
    );
    clearInterval(watch);
    expect(most - before).toBeLessThan(600_000_000);
  });
});

describe('a negative control', () => {
  const root = newFolder();
  test.each<[readonly string[], Record<string, unknown>, string]>([
    [['false'], {}, 'holds: exited with 0, its negative control exited with 1'],
    [sh('kill -ABRT $$'), {}, 'holds: exited with 0, its negative control was ended by SIGABRT'],
    [['true', 'too'], {}, 'fails: its negative control passed too: true too'],
    [['true'], {}, 'fails: its negative control passed too: true'],
    [sh('exit 77'), {}, 'unverified: its negative control skipped itself: exit code 77'],
    [['no-such-program'], {}, "unverified: its negative control can't be started: there is no such program"],
    [sh('sleep 1000'), { timeout: 1 }, 'unverified: its negative control gave no answer in 1 second'],
    [
      sh('exit 4'),
      { run: sh('exit 3'), exit: 3 },
      'holds: exited with 3, its negative control exited with 4',
    ],
    [sh('exit 3;'), { run: sh('exit 3'), exit: 3 }, 'fails: its negative control passed too: sh -c exit 3;'],
    [['true'], { run: sh('exit 3'), exit: 3 }, 'fails: its negative control passed too: true'],
    [['touch', 'canary'], { run: ['false'] }, 'fails: exited with 1, not 0'],
    [['touch', 'canary'], { run: sh('exit 77') }, 'unverified: skipped itself: exit code 77'],
  ])('%j %j', async (control, more, expected) => {
    expect(await told(root, { run: ['true'], must_fail: control, ...more })).toBe(expected);
    expect(existsSync(join(root, 'canary'))).toBe(false);
  });
});

describe('what a command is given', () => {
  test('the root to work in, and only variables that are no secrets', async () => {
    const root = newFolder();
    Object.assign(process.env, {
      GITHUB_TOKEN: 'secret',
      LC_TOKEN_OF: 'secret',
      NODE_OPTIONS: '--no-warnings',
      HOME: '/home/jane',
      USER: 'jane',
      LANG: 'C',
      LC_ALL: 'C',
      TZ: 'UTC',
      TERM: 'xterm',
    });
    delete process.env['TMPDIR'];
    const script = "fs.writeFileSync('seen.json', JSON.stringify({ cwd: process.cwd(), env: process.env }))";
    expect(await told(root, { run: [process.execPath, '-e', script] })).toBe('holds: exited with 0');
    const { cwd, env } = JSON.parse(readFileSync(join(root, 'seen.json'), 'utf8'));
    expect(cwd).toBe(root);
    const { AGENTOPS_PARENT_MARK: mark, PATH, ...rest } = env;
    expect(rest).toEqual({
      HOME: '/home/jane',
      USER: 'jane',
      LANG: 'C',
      LC_ALL: 'C',
      TZ: 'UTC',
      TERM: 'dumb',
      AGENTOPS_PARENT_ROADMAP: join(root, 'roadmap'),
    });
    expect(PATH.split(':').every((entry: string) => entry.startsWith('/'))).toBe(true);
    expect(mark).toMatch(/^\//);
  });

  test.each(['.:', ':', '', '.', 'bin', './bin:bin/../bin', '::/usr/bin:/bin::'])(
    'no program of the root by its name: PATH is "%s"',
    async (path) => {
      const files = { true: '#!/bin/sh\ntouch canary\n', sneaky: '#!/bin/sh\ntouch canary\n' };
      const root = programs({ ...files, 'bin/true': files.true, 'bin/sneaky': files.sneaky });
      process.env['PATH'] = path;
      const options = permit('true', 'sneaky');
      expect(await told(root, { run: ['sneaky'] }, options)).toBe(
        "unverified: can't be started: there is no such program",
      );
      expect(await told(root, { run: ['true'] }, options)).toBe('holds: exited with 0');
      expect(existsSync(join(root, 'canary'))).toBe(false);
    },
  );

  test('a program by its name is the one on PATH', async () => {
    const bin = programs({ tool: '#!/bin/sh\necho 7\n' });
    process.env['PATH'] = `${bin}:/usr/bin:/bin`;
    expect((await verdict(newFolder(), { run: ['tool'] }, permit('tool'))).number).toBe(7);
  });
});

test('the same command is run once, whatever is asked of it', async () => {
  const root = newFolder();
  const run = sh('echo x >> runs; echo 5');
  const seen = await verdicts(
    root,
    [
      { run },
      { run, exit: 1 },
      { run, stdout: { contains: '5' } },
      { run, must_fail: run },
      { run: ['true'], must_fail: run },
      { run, timeout: 60, on: '2026-01-01' },
      { run, timeout: 59 },
      { run: [...run, 'x'] },
    ],
    { permissions: ALL },
  );
  expect(seen.map((one) => one.verdict)).toEqual([
    'holds',
    'fails',
    'holds',
    'fails',
    'fails',
    'holds',
    'holds',
    'holds',
  ]);
  expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('x\nx\nx\n');
});

describe.concurrent('nothing is left running', () => {
  const late = 'unverified: gave no answer in 1 second';
  const leader = 'echo $$ >> pids;';
  test.for<[string, string, string]>([
    ['when it forks and hangs', `${leader} sleep 1000 & echo $! >> pids; sleep 1000`, late],
    [
      'when all of it ignores being told',
      `trap '' TERM; ${leader} (while :; do sleep 1; done) & echo $! >> pids; while :; do sleep 1; done`,
      late,
    ],
    ['when it says success once it is told', `trap 'exit 0' TERM; ${leader} sleep 1000 & wait`, late],
    ['when it prints for ever', `${leader} exec yes`, late],
    ['when it leaves a child behind', `sleep 1000 >/dev/null & echo $! >> pids`, 'holds: exited with 0'],
    [
      'when a child holds its output',
      `sleep 1000 & echo $! >> pids; echo 1`,
      'holds: exited with 0, stdout is 1',
    ],
    ['when it fails', `sleep 1000 & echo $! >> pids; exit 2`, 'fails: exited with 2, not 0'],
    [
      'when a child that is left ignores being told',
      `(trap '' TERM; echo go > ready; while :; do sleep 1; done) & echo $! >> pids; until [ -f ready ]; do sleep 0.01; done`,
      'holds: exited with 0',
    ],
  ])('%s', async ([, script, expected], { expect: expectHere }) => {
    const root = newFolder();
    expectHere(await told(root, { run: sh(script), timeout: 1 })).toBe(expected);
    expectHere(alive(root)).toEqual([]);
  });

  test('but first it may tidy up, also when its parent has gone', async ({ expect: expectHere }) => {
    const root = newFolder();
    const tidy = `trap 'sleep 0.1; touch tidied; exit' TERM; touch ready; while :; do sleep 0.01; done`;
    const script = `(${tidy}) & echo $! >> pids; until [ -f ready ]; do sleep 0.01; done`;
    expectHere(await told(root, { run: sh(script) })).toBe('holds: exited with 0');
    expectHere(existsSync(join(root, 'tidied'))).toBe(true);
    expectHere(alive(root)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'when a child makes a group of its own',
    async ({ expect: expectHere }) => {
      const root = newFolder();
      const tidy = `trap "touch tidied; exit" TERM; echo $$ >> pids; while :; do sleep 0.01; done`;
      const script = `timeout 1000 sh -c '${tidy}' & echo $! >> pids; sleep 1000`;
      expectHere(await told(root, { run: sh(script), timeout: 1 })).toBe(late);
      expectHere(existsSync(join(root, 'tidied'))).toBe(true);
      expectHere(alive(root)).toEqual([]);
    },
  );

  test('a process out of reach that holds the output is not waited for', async ({ expect: expectHere }) => {
    const root = newFolder();
    const script = `const child = require('node:child_process').spawn('sleep', ['1000'], { detached: true, stdio: ['ignore', 1, 'ignore'] });
      fs.writeFileSync('pids', String(child.pid)); child.unref(); console.log(42);`;
    expectHere(await told(root, { run: [process.execPath, '-e', script] })).toBe(
      'holds: exited with 0, stdout is 42',
    );
    process.kill(Number(readFileSync(join(root, 'pids'), 'utf8')), 'SIGKILL');
  });

  test.for([
    ['hangs', `echo $$ >> pids; sleep 1000 & echo $! >> pids; touch ready; wait`],
    ['ignores being told', `trap '' TERM; echo $$ >> pids; touch ready; while :; do sleep 1; done`],
  ] as const)('when all is ended while it %s', async ([, script], { expect: expectHere }) => {
    const root = newFolder();
    const control = new AbortController();
    const ended = runUntil(root, { run: sh(script) }, control.signal);
    void until(() => existsSync(join(root, 'ready'))).then(() => control.abort(new Error('enough')));
    await expectHere(ended).rejects.toThrow('enough');
    expectHere(alive(root)).toEqual([]);
  });

  test('when this process exits', async ({ expect: expectHere }) => {
    const root = newFolder();
    buildSync({
      entryPoints: [join(ROOT, 'src/verify/running/process.ts')],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: join(root, 'process.cjs'),
    });
    writeFileSync(
      join(root, 'main.cjs'),
      `const { runProcess } = require('./process.cjs');
      const { existsSync } = require('node:fs');
      const options = { folder: __dirname, environment: process.env, seconds: 60, grace: 1000, signal: null };
      runProcess(['sh', '-c', "trap '' TERM; echo $$ >> pids; sleep 1000 & echo $! >> pids; touch ready; wait"], options);
      setInterval(() => existsSync('ready') && process.exit(5), 10);`,
    );
    const { status } = spawnSync(process.execPath, ['main.cjs'], { cwd: root, stdio: 'ignore' });
    expectHere(status).toBe(5);
    await until(() => alive(root).length === 0);
  });
});

test('many at once are nothing to warn of', async () => {
  const root = newFolder();
  const { signal } = new AbortController();
  const warned = vi.fn<(warning: Error) => void>();
  process.on('warning', warned);
  const seen = await Promise.all(
    Array.from({ length: 20 }, (_, n) => runUntil(root, { run: ['printf', String(n)] }, signal)),
  );
  process.off('warning', warned);
  expect(seen.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(warned).not.toHaveBeenCalled();
});

test('nothing is started once all is ended', async () => {
  const root = newFolder();
  const ended = runUntil(root, { run: ['touch', 'canary'] }, AbortSignal.abort(new Error('enough')));
  await expect(ended).rejects.toThrow('enough');
  expect(existsSync(join(root, 'canary'))).toBe(false);
});

describe('agentops on its own roadmap', () => {
  const files = { 'roadmap/roadmap.yaml': 'version: 1\nname: Test\nphases: [{ id: a, name: A }]\n' };
  const check = [process.execPath, BIN, 'gate', 'check', '--quiet'];

  test('is circular', async () => {
    const root = newFolder(files);
    const own = 'runs agentops on this very roadmap:';
    const options = { permissions: ALL };
    expect(await told(root, { run: check }, options)).toBe(`holds (circular): ${own} exited with 0`);
    expect(await told(root, { run: ['true'], must_fail: [...check, '--unknown'] }, options)).not.toContain(
      own,
    );
    expect(await told(root, { run: ['true'], must_fail: [...check, '--require', 'met'] }, options)).toBe(
      `holds (circular): ${own} exited with 0, its negative control exited with 1`,
    );
  });

  test('is circular by whatever name', async () => {
    const root = newFolder(files);
    const link = newFolder();
    symlinkSync(root, join(link, 'project'));
    expect(await told(root, { run: [...check, '--roadmap', join(link, 'project/roadmap')] })).toMatch(
      /^holds \(circular\)/,
    );
  });

  test('is not circular on another roadmap', async () => {
    const root = newFolder({ ...files, 'other/roadmap/roadmap.yaml': files['roadmap/roadmap.yaml'] });
    expect(await told(root, { run: [...check, '--roadmap', 'other/roadmap'] })).toBe('holds: exited with 0');
  });

  test('is told to all above, and runs nothing itself', async () => {
    const root = newFolder(files);
    const [first, second] = [join(root, 'first'), join(root, 'second')];
    process.env['AGENTOPS_PARENT_ROADMAP'] = `${join(root, 'elsewhere')}\n${join(root, 'roadmap')}`;
    process.env['AGENTOPS_PARENT_MARK'] = `${first}\n${second}`;
    const options = { permissions: ALL };
    const expected = 'unverified: is not run inside itself';
    expect(await told(root, { run: ['touch', 'canary'] }, options)).toBe(expected);
    expect(await told(root, { run: ['touch', 'canary'] }, options)).toBe(expected);
    expect([first, second, join(root, 'canary')].map((path) => existsSync(path))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('is found two below', async () => {
    const root = newFolder({ ...files, 'other/roadmap/roadmap.yaml': files['roadmap/roadmap.yaml'] });
    process.env['AGENTOPS_PARENT_ROADMAP'] = join(root, 'roadmap');
    process.env['AGENTOPS_PARENT_MARK'] = join(root, 'mark');
    const other = join(root, 'other');
    expect(await told(other, { run: [...check, '--roadmap', '../roadmap'] })).toBe('holds: exited with 0');
    expect(existsSync(join(root, 'mark'))).toBe(true);
  });
});
