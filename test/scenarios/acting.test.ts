/** Commands that evidence rests on: run where that is permitted, never else, and nothing of them is left. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endOf, start } from '../kit/command.ts';
import { BIN } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { isWhole } from './modes.ts';
import { criterionOf, inFolder, run, type Outcome } from './scenario.ts';

function roadmap(...proofs: readonly string[]): string {
  const criteria = proofs
    .map((proof, n) => `        - { id: c${n}, statement: S, proofs: [${proof}] }\n`)
    .join('');
  return `version: 1\nname: Test\nphases:\n  - id: a\n    name: A\n    gate:\n      opens: done\n      criteria:\n${criteria}`;
}

function seen(outcome: Outcome, id = 'c0'): string {
  const { verdict, observed } = criterionOf(outcome, `a/${id}`).evidence[0]!.proofs[0]!;
  return `${verdict}: ${observed}`;
}

const lines = (file: string): number =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;

describe('permission to run', () => {
  const proofs = ["{ run: [sh, -c, 'echo x >> ran'] }", "{ run: [node, -e, '0'] }", '{ run: [./tool] }'];
  const judge = (...flags: readonly string[]) => {
    let count = -1;
    const judged = run(
      { 'roadmap/roadmap.yaml': roadmap(...proofs) },
      ['gate', 'check', '--json', ...flags],
      {
        inspect: (root) => {
          count = lines(path.join(root, 'ran'));
        },
      },
    );
    return judged.then((outcome) => ({ outcome, count }));
  };

  test('without a flag nothing is run', async () => {
    const { outcome, count } = await judge();
    expect(count).toBe(0);
    expect(['c0', 'c1', 'c2'].map((id) => seen(outcome, id))).toEqual([
      'unverified: is not run without --allow-run=sh',
      'unverified: is not run without --allow-run=node',
      'unverified: is not run without --allow-run=./tool',
    ]);
  });

  test.each([
    [['--allow-run'], 1, 'met', 'met'],
    [['--allow-run', 'a'], 1, 'met', 'met'],
    [['--allow-run=sh'], 1, 'met', 'not-met'],
    [['--allow-run=node,sh'], 1, 'met', 'met'],
    [['--allow-run=node'], 0, 'not-met', 'met'],
    [['--allow-run=/bin/sh'], 0, 'not-met', 'not-met'],
  ] as const)('%j', async (flags, times, shell, node) => {
    const { outcome, count } = await judge(...flags);
    expect(count).toBe(times);
    expect(criterionOf(outcome, 'a/c0').status).toBe(shell);
    expect(criterionOf(outcome, 'a/c1').status).toBe(node);
    expect(criterionOf(outcome, 'a/c2').status).toBe('not-met');
  });

  test('a day in the past is no day to run anything', async () => {
    const { outcome, count } = await judge('--allow-run', '--as-of', '2026-02-28');
    expect(count).toBe(0);
    expect(seen(outcome)).toBe("unverified: commands can't be run for a day in the past");
  });

  test.each(['2026-03-01', '2026-03-02'])(
    '%s, today or later, is judged by what is so today',
    async (day) => {
      const { count } = await judge('--allow-run', '--as-of', day);
      expect(count).toBe(1);
    },
  );

  test.each([
    [['--allow-run=sh,'], '--allow-run=sh, has an empty name'],
    [['--allow-net=a b'], '--allow-net=a b: "a b" is no host'],
    [['--allow-net=example.org:0'], '"example.org:0" is no host'],
    [['--jobs', '0'], '--jobs 0 is no number of jobs'],
    [['--jobs', 'many'], '--jobs many is no number of jobs'],
    [['--header-from-env', 'example.org'], '--header-from-env: it is not HOST[:PORT]=NAME:VARIABLE'],
    [['--header-from-env', 'a.org=A:NO_SUCH'], '--header-from-env: the environment variable NO_SUCH, for A'],
  ])('%j is refused', async (flags, message) => {
    const { exitCode, stdout, stderr } = await run({ 'roadmap/roadmap.yaml': roadmap(...proofs) }, [
      'gate',
      'check',
      ...flags,
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('how it goes on', () => {
  test.runIf(isWhole)('--verbose tells on stderr what each proof saw, and how long it took', async () => {
    const files = {
      'roadmap/roadmap.yaml': roadmap('{ run: [sleep, "0.1"] }', 'a.md', 'b.md'),
      'a.md': 'text',
    };
    const { stderr } = await run(files, 'gate check --json --verbose --allow-run');
    const told = stderr.trimEnd().split('\n');
    expect(told).toHaveLength(3);
    expect(told[0]).toMatch(/^ +\d+ ms {2}holds {7}file a\.md: is there$/);
    expect(told[1]).toMatch(/^ +\d+ ms {2}fails {7}file b\.md: is not there$/);
    // Commands come last.
    expect(told[2]).toMatch(/^ +\d{3,} ms {2}holds {7}run sleep 0\.1: exited with 0$/);
  });

  test.runIf(isWhole)('commands are run one at a time, unless --jobs says more', async () => {
    const command = "{ run: [sh, -c, 'echo s >> log; sleep 0.3; echo e >> log; exit N'], exit: N }";
    const proofs = [0, 1, 2].map((n) => command.replaceAll('N', String(n)));
    const order = async (...flags: readonly string[]): Promise<string> => {
      let log = '';
      await run({ 'roadmap/roadmap.yaml': roadmap(...proofs) }, ['gate', 'check', '--allow-run', ...flags], {
        inspect: (root) => {
          log = readFileSync(path.join(root, 'log'), 'utf8').replaceAll('\n', '');
        },
      });
      return log;
    };
    expect(await order()).toBe('sesese');
    expect(await order('--jobs', '3')).toBe('ssseee');
  });

  test('a command that calls agentops on the same roadmap is circular', async () => {
    const proof = `{ run: [node, ${BIN}, gate, check, --allow-run] }`;
    const outcome = await run(
      { 'roadmap/roadmap.yaml': roadmap(proof) },
      'gate check --json --allow-run=node',
    );
    expect(seen(outcome)).toMatch(/^holds: runs agentops on this very roadmap/);
    expect(outcome.report.findings.map(({ rule }) => rule)).toEqual(['evidence-circular']);
    expect(outcome.exitCode).toBe(1);
  });
});

describe('a run that is interrupted', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s ends with 2, and nothing is left', async (signal) => {
    const command = "{ run: [sh, -c, 'echo $$ > pid; sleep 600 & sleep 600'] }";
    await inFolder({ 'roadmap/roadmap.yaml': roadmap(command) }, async (root) => {
      const child = start(root, 'gate check --allow-run --format json=report.json');
      const ended = Promise.all([endOf(child), readAll(child.stdout), readAll(child.stderr)]);
      const file = path.join(root, 'pid');
      while (lines(file) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      const group = readFileSync(file, 'utf8').trim();
      child.kill(signal);
      // People press it twice.
      child.kill(signal);
      expect(await ended).toEqual([2, '', 'error: interrupted: nothing was judged\n']);
      expect(existsSync(path.join(root, 'report.json'))).toBe(false);
      const { stdout: left } = spawnSync('ps', ['-o', 'stat=', '-g', group], { encoding: 'utf8' });
      expect(left.split('\n').filter((state) => state !== '' && !state.startsWith('Z'))).toEqual([]);
    });
  });
});

describe('an answer that lasts', () => {
  let home = '';
  beforeEach(() => {
    home = newFolder();
  });

  test('is not asked for again while its proof says so', async () => {
    const proofs = [
      "{ run: [sh, -c, 'echo x >> lasting'], cache: 2 days }",
      "{ run: [sh, -c, 'echo x >> fresh'] }",
      "{ run: [sh, -c, 'echo x >> failing; exit 77'], cache: 2 days }",
    ];
    await inFolder({ 'roadmap/roadmap.yaml': roadmap(...proofs) }, async (root) => {
      const counts: string[] = [];
      const judge = async (today: string, ...flags: readonly string[]): Promise<Outcome> => {
        const command = ['gate', 'check', '--json', '--roadmap', `${root}/roadmap`, ...flags];
        const outcome = await run({}, command, { today, env: { HOME: home } });
        counts.push(['lasting', 'fresh', 'failing'].map((name) => lines(path.join(root, name))).join(' '));
        return outcome;
      };
      const first = await judge('2026-03-01', '--allow-run');
      const second = await judge('2026-03-03', '--allow-run');
      expect(second.report.phases).toEqual(first.report.phases);
      await judge('2026-03-04', '--allow-run');
      await judge('2026-03-04', '--allow-run', '--no-cache');
      // What is remembered is no permission.
      const refused = await judge('2026-03-04');
      expect(seen(refused)).toBe('unverified: is not run without --allow-run=sh');
      expect(counts).toEqual(['1 1 1', '1 2 2', '2 3 3', '3 4 4', '3 4 4']);
    });
  });
});

test('a program of the project is not taken for one of that name', async () => {
  const outcome = await run(
    { 'roadmap/roadmap.yaml': roadmap('{ run: [sh, -c, exit 1] }') },
    'gate check --json --allow-run=sh',
    {
      prepare: (root) => {
        mkdirSync(path.join(root, 'bin'));
        writeFileSync(path.join(root, 'bin/sh'), '#!/bin/bash\nexit 0\n', { mode: 0o755 });
        process.env['PATH'] = `${root}/bin:${process.env['PATH']}`;
      },
      inspect: (root) => {
        process.env['PATH'] = process.env['PATH']!.replace(`${root}/bin:`, '');
      },
    },
  );
  expect(seen(outcome)).toBe('fails: exited with 1, not 0');
});

describe('permission to ask servers', () => {
  let server: Server;
  let asked = 0;
  beforeEach(async () => {
    asked = 0;
    server = createServer((request, response) => {
      asked += 1;
      const isKnown = request.headers['x-token'] === 'secret';
      response.statusCode = isKnown || request.url !== '/private' ? 200 : 403;
      response.end('{"status": "ok"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  /** Judges a project of its own below `home`, so that what is remembered is of the same one. */
  const judgeAt = async (home: string, proof: string, ...flags: readonly string[]): Promise<string> => {
    const { port } = server.address() as AddressInfo;
    const folder = path.join(home, 'project/roadmap');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'roadmap.yaml'), roadmap(proof.replace('PORT', String(port))));
    const given = flags.map((flag) => flag.replace('PORT', String(port)));
    const command = ['gate', 'check', '--json', '--roadmap', folder, ...given];
    const outcome = await run({}, command, { env: { TOKEN: 'secret', HOME: home } });
    return seen(outcome).replace(String(port), 'PORT');
  };
  let home = '';
  beforeEach(() => {
    home = newFolder();
  });
  const judge = (proof: string, ...flags: readonly string[]): Promise<string> =>
    judgeAt(home, proof, ...flags);
  const STATUS = '{ url: "http://127.0.0.1:PORT/", pointer: /status, equals: ok }';

  test('without a flag none is asked', async () => {
    expect(await judge(STATUS)).toBe('unverified: is not fetched without --allow-net=127.0.0.1:PORT');
    expect(asked).toBe(0);
  });

  test('a server of this machine has to be named', async () => {
    expect(await judge(STATUS, '--allow-net')).toMatch(/^unverified: /);
    expect(asked).toBe(0);
    expect(await judge(STATUS, '--allow-net=127.0.0.1:PORT')).toBe('holds: answers 200, and /status is "ok"');
    expect(asked).toBe(1);
  });

  test('what was answered to whoever had more permission is not recalled', async () => {
    const proof = '{ url: "http://127.0.0.1:PORT/private", cache: 2 days }';
    const header = '--header-from-env=127.0.0.1=X-Token:TOKEN';
    expect(await judge(proof, '--allow-net=127.0.0.1', header)).toBe('holds: answers 200');
    expect(await judge(proof, '--allow-net=127.0.0.1', header)).toBe('holds: answers 200');
    expect(asked).toBe(1);
    expect(await judge(proof, '--allow-net=127.0.0.1')).toBe('unverified: answers 403');
    expect(await judge(proof, '--allow-net')).toMatch(/^unverified: /);
  });

  test('it gets a header only where the command line says so', async () => {
    const proof = '{ url: "http://127.0.0.1:PORT/private" }';
    expect(await judge(proof, '--allow-net=127.0.0.1')).toBe('unverified: answers 403');
    const header = '--header-from-env=127.0.0.1=X-Token:TOKEN';
    expect(await judge(proof, '--allow-net=127.0.0.1', header)).toBe('holds: answers 200');
  });
});
