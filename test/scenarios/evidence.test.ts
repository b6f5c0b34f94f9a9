/** Keeping registers: records are added, digests pinned, evidence listed; and no file is ever lost or half written. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { EvidenceList } from '../../src/report/evidence-list.ts';
import { endOf, execute, mayBeNobody, NOBODY, start, TODAY, type Ended } from '../kit/command.ts';
import { BIN, type Files } from '../kit/files.ts';
import { hasTerminals, inTerminal } from './terminal.ts';
import { session } from './session.ts';
import { gate, MET, register } from './project.ts';
import { run as runOnce, type Outcome } from './scenario.ts';

const REVIEWS = 'roadmap/evidence/reviews.yaml';

const BASE = gate(MET);

describe('evidence add', () => {
  test('puts a record at the end of its register, tells where, and hints at what is next', async () => {
    await session(BASE, async ({ run, text }) => {
      const before = text(REVIEWS);
      const result = await run([
        ...'evidence add reviews --id kim --on 2026-02-28 --field person=kim --field stars=4'.split(' '),
        '--field',
        'tags=[a, b]',
        '--proof',
        'docs/kim.md',
        '--proof',
        '{ file: docs/jane.md, headings: [Findings] }',
      ]);
      expect(result).toEqual({
        exitCode: 0,
        stdout: `added reviews/kim to ${REVIEWS}:7\n`,
        stderr: 'see it: agentops evidence list reviews\n',
      });
      expect(text(REVIEWS)).toBe(
        `${before}  - { id: kim, on: 2026-02-28, person: kim, stars: 4, tags: [a, b], proofs: [docs/kim.md, { file: docs/jane.md, headings: [Findings] }] }\n`,
      );
    });
  });
  test('dates it today, and --quiet gives no hint', async () => {
    await session(BASE, async ({ run, text }) => {
      expect(await run('evidence add reviews --id kim --quiet')).toMatchObject({ exitCode: 0, stderr: '' });
      expect(text(REVIEWS)).toContain(`  - { id: kim, on: ${TODAY} }\n`);
    });
  });
  test('--create starts a register, and adds to one that is there', async () => {
    await session(BASE, async ({ run, text }) => {
      const { exitCode, stdout } = await run('evidence add new-ones --id a --create --proof docs/jane.md');
      expect({ exitCode, stdout }).toEqual({
        exitCode: 0,
        stdout: 'added new-ones/a to roadmap/evidence/new-ones.yaml:4\n',
      });
      await run('evidence add new-ones --id b --create');
      expect(text('roadmap/evidence/new-ones.yaml')).toBe(
        `version: 1\nregister: new-ones\nrecords:\n  - id: a\n    on: ${TODAY}\n    proofs:\n      - docs/jane.md\n  - id: b\n    on: ${TODAY}\n`,
      );
    });
  });
  test.each(['true', '2024', '1e5', '0x1F'])('--create quotes a name like %s', async (name) => {
    await session(BASE, async ({ run }) => {
      expect(await run(`evidence add ${name} --id ${name} --create`)).toMatchObject({ exitCode: 0 });
      expect((await run(`evidence list ${name} --json`)).stdout).toContain(`"id": "${name}"`);
    });
  });

  describe('where it goes', () => {
    const inline = {
      'roadmap/roadmap.yaml':
        'version: 1\nname: Demo\nphases: [alpha, beta]\nregisters:\n  reviews: []\n  logs: []\n',
    };
    const lines = { 'roadmap/evidence/logs.jsonl': '{"id":"one"}' };
    test('the last YAML file of the register', async () => {
      const files = {
        ...BASE,
        ...inline,
        'roadmap/evidence/z/a.yaml': 'version: 1\nregister: reviews\nrecords: []\n',
        'roadmap/evidence/zz.yaml': 'version: 1\nregister: others\nrecords: []\n',
        'roadmap/evidence/reviews.jsonl': '{"id":"line"}\n',
      };
      await session(files, async ({ run }) => {
        const { stdout } = await run('evidence add reviews --id kim');
        expect(stdout).toBe('added reviews/kim to roadmap/evidence/z/a.yaml:4\n');
      });
    });
    test('its JSON Lines', async () => {
      await session({ ...BASE, ...lines, ...inline }, async ({ run, text }) => {
        const { stdout } = await run('evidence add logs --id two --field n=1 --proof docs/jane.md');
        expect(stdout).toBe('added logs/two to roadmap/evidence/logs.jsonl:2\n');
        expect(text('roadmap/evidence/logs.jsonl')).toBe(
          `{"id":"one"}\n{"id":"two","on":"${TODAY}","n":1,"proofs":["docs/jane.md"]}\n`,
        );
      });
    });
    test('roadmap.yaml', async () => {
      await session({ ...BASE, ...inline }, async ({ run, text }) => {
        const { stdout } = await run('evidence add logs --id two');
        expect(stdout).toBe('added logs/two to roadmap/roadmap.yaml:7\n');
        expect(text('roadmap/roadmap.yaml')).toBe(
          `${inline['roadmap/roadmap.yaml'].replace('logs: []', 'logs:')}    - id: two\n      on: ${TODAY}\n`,
        );
      });
    });
    test('the roadmap that --roadmap names', async () => {
      const files = {
        'a/plan/roadmap.yaml': 'version: 1\nname: P\nphases: [{ id: a, name: A }]\nregisters: { r: [] }\n',
      };
      await session(files, async ({ run, text }) => {
        expect(await run('evidence add r --id x --roadmap a/plan')).toMatchObject({
          stdout: 'added r/x to plan/roadmap.yaml:4\n',
        });
        expect(text('a/plan/roadmap.yaml')).toContain(`registers: { r: [{ id: x, on: ${TODAY} }] }`);
      });
    });
  });

  describe('writes exactly the value that was given', () => {
    const HOSTILE = [
      'one\ntwo: three\n- four',
      'a # b',
      'a: b',
      '"quoted" \'twice',
      'say "hi"',
      '- a',
      '{a}',
      '!!python/object:x',
      '&a *b',
      '<<',
      '\u001b[31mred\u202e\u2028',
      '日本語 🙂',
      '\ttab',
      '\\n',
      '---',
      '%YAML 1.1',
    ].filter((text) => !/^["'{[]/.test(text));
    test.each(HOSTILE)('%j', async (text) => {
      for (const files of [
        BASE,
        { ...BASE, [REVIEWS]: 'version: 1\nregister: reviews\nrecords:\n  - id: a\n' },
      ]) {
        await session(files, async ({ run }) => {
          const added = await run([
            'evidence',
            'add',
            'reviews',
            '--id',
            'x',
            '--field',
            `note=${text}`,
            '--field',
            `${text.replaceAll('=', '')}=1`,
          ]);
          expect(added).toMatchObject({ exitCode: 0 });
          const { registers } = JSON.parse((await run('evidence list --json')).stdout) as EvidenceList;
          const { fields } = registers[0]!.records.find(({ id }) => id === 'x')!;
          expect(fields).toEqual({ note: text, [text]: 1 });
        });
      }
    });
    test('in JSON Lines as well', async () => {
      await session({ ...BASE, 'roadmap/evidence/logs.jsonl': '' }, async ({ run }) => {
        for (const [index, text] of HOSTILE.entries()) {
          await run(['evidence', 'add', 'logs', '--id', `x${index}`, '--field', `note=${text}`]);
        }
        const { registers } = JSON.parse((await run('evidence list logs --json')).stdout) as EvidenceList;
        const notes = registers[0]!.records.map(({ id, fields }) => [id, fields['note']]);
        expect(Object.fromEntries(notes)).toEqual(
          Object.fromEntries(HOSTILE.map((text, index) => [`x${index}`, text])),
        );
      });
    });
  });

  describe('writes nothing', () => {
    const add = (...more: string[]): string[] => ['evidence', 'add', 'reviews', '--id', 'kim', ...more];
    test.each<[string, string[], RegExp]>([
      [
        'no register',
        ['evidence', 'add'],
        /no register is named\n {2}write agentops evidence add REGISTER --id ID/,
      ],
      ['no id', ['evidence', 'add', 'reviews'], /--id is missing/],
      [
        'an unknown register',
        ['evidence', 'add', 'review', '--id', 'x'],
        /"review"[^]*did you mean "reviews"\? --create/,
      ],
      [
        'a register that is no id',
        ['evidence', 'add', '../x', '--id', 'x', '--create'],
        /"\.\.\/x" is no name/,
      ],
      ['a field without a value', add('--field', 'person'), /"person" has no name and value/],
      ['a field that is a key of records', add('--field', 'id=x'), /give it with --id/],
      ['a field that is a map', add('--field', 'a={b: c}'), /is a map/],
      ['a proof that is no YAML', add('--proof', '{ file: a.md'), /is no YAML/],
      ['an unknown option', add('--prof', 'x'), /--proof/],
    ])('%s is wrong usage', async (_, argv, says) => {
      await session(BASE, async ({ run, files }) => {
        const before = files();
        const { exitCode, stdout, stderr } = await run(argv);
        expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
        expect(stderr).toMatch(says);
        expect(stderr).toMatch(/^error: /);
        expect(files()).toEqual(before);
      });
    });
    test.each<[string, string[], RegExp[]]>([
      [
        'an id twice',
        ['evidence', 'add', 'reviews', '--id', 'jane'],
        [/^error: "reviews" has two records called "jane"\n {2}rename one of them\n/],
      ],
      ['an id that is none', ['evidence', 'add', 'reviews', '--id', 'a b\nc'], [/"id"/]],
      ['an impossible date', add('--on', '2026-02-30'), [/2026-02-30/]],
      ['a proof twice', add('--proof', 'a.md', '--proof', 'a.md'), [/the same proof stands twice/]],
      ['a path that leaves the root', add('--proof', '../a.md'), [/below\s[^]*root/]],
      ['unknown keys', add('--proof', '{ file: a.md, heading: X }'), [/heading/, /headings/]],
      ['the field __proto__', add('--field', '__proto__=x'), [/"__proto__" is not allowed/]],
      ['a commit without quotes', add('--proof', '{ commit: 1234567 }'), [/in quotes/]],
      [
        'all of it',
        ['evidence', 'add', 'reviews', '--id', 'jane', '--on', 'x', '--proof', '../a.md'],
        [/two records called "jane"/, /YYYY-MM-DD/, /has to be a path/],
      ],
    ])('%s is told in words, since it stands nowhere', async (_, argv, says) => {
      await session(BASE, async ({ run, files }) => {
        const before = files();
        const { exitCode, stdout, stderr } = await run(argv);
        expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
        for (const one of says) expect(stderr).toMatch(one);
        expect(stderr).not.toMatch(/^ *\d+ \| |reviews\.yaml/m);
        expect(stderr).toContain('Nothing was written: with this the roadmap would be invalid.\n');
        expect(files()).toEqual(before);
      });
    });
    describe('a register that a criterion names already', () => {
      const talks = gate('- { id: it, statement: S, count: talks, where: { kind: public }, target: 1 }');
      const argv = ['evidence', 'add', 'talks', '--id', 'first', '--field', 'kind=public', '--create'];

      test('is made with its first record', async () => {
        await session(talks, async ({ run }) => {
          expect((await run('validate')).exitCode).toBe(2);
          const { exitCode, stdout, stderr } = await run(argv);
          expect({ exitCode, stderr }).toEqual({
            exitCode: 0,
            stderr: 'see it: agentops evidence list talks\n',
          });
          expect(stdout).toBe('added talks/first to roadmap/evidence/talks.yaml:4\n');
          expect((await run('validate')).exitCode).toBe(0);
        });
      });
      test('is made at a terminal as well', async () => {
        await session(talks, async ({ run }) => {
          expect((await run(argv, [null])).exitCode).toBe(2);
          expect((await run(argv, [''])).exitCode).toBe(0);
        });
      });
      test('is not made without --create', async () => {
        await session(talks, async ({ run, files }) => {
          const before = files();
          const { exitCode, stderr } = await run(argv.slice(0, -1));
          expect(exitCode).toBe(2);
          expect(stderr).toContain('no register is called "talks"');
          expect(stderr).toContain('Nothing was written: the roadmap was invalid before.\n');
          expect(files()).toEqual(before);
        });
      });
      test('is not made where the criterion asks for a field that the record lacks', async () => {
        await session(talks, async ({ run, files }) => {
          const before = files();
          const { exitCode, stderr } = await run('evidence add talks --id first --create');
          expect(exitCode).toBe(2);
          expect(stderr).toContain('no record of "talks" has a field "kind"');
          expect(stderr).toContain('Nothing was written: with this the roadmap would be invalid.\n');
          expect(files()).toEqual(before);
        });
      });
      test.each([
        [
          'another register is missing as well',
          'version: 1\nclaims: [{ id: a, text: t 1, in: [R.md], says: 1, count: users }]\n',
        ],
        ['a file can not be parsed', 'version: 1\nclaims: [\n'],
      ])('is not made where %s', async (_, claims) => {
        await session({ ...talks, 'roadmap/claims.yaml': claims }, async ({ run, files }) => {
          const before = files();
          const { exitCode, stderr } = await run(argv);
          expect(exitCode).toBe(2);
          expect(stderr).toContain('roadmap/claims.yaml:');
          expect(stderr).toContain('Nothing was written: ');
          expect(files()).toEqual(before);
        });
      });
    });
    test('--create of a register that is there mends nothing', async () => {
      const files = { ...BASE, 'roadmap/claims.yaml': 'version: 1\nclaim: []\n' };
      await session(files, async ({ run }) => {
        const { exitCode, stderr } = await run(add('--create'));
        expect(exitCode).toBe(2);
        expect(stderr).toContain('Nothing was written: the roadmap was invalid before.\n');
      });
    });
    test('when the roadmap was invalid before', async () => {
      const files = {
        ...BASE,
        'roadmap/evidence/bad.yaml': 'version: 1\nregister: bad\nrecords: [{ id: 1 }]\n',
      };
      await session(files, async ({ run, files: all }) => {
        const before = all();
        const { exitCode, stderr } = await run(add());
        expect(exitCode).toBe(2);
        expect(stderr).toContain('roadmap/evidence/bad.yaml:3:17');
        expect(stderr).toContain('Nothing was written: the roadmap was invalid before.\n');
        expect(all()).toEqual(before);
      });
    });
    test('when there is no roadmap', async () => {
      await session({ 'a.md': '' }, async ({ run }) => {
        const { exitCode, stderr } = await run(add());
        expect(exitCode).toBe(2);
        expect(stderr).toMatch(/no\s+roadmap\/roadmap\.yaml/);
      });
    });
    test('when another register has the file', async () => {
      await session({ ...BASE, ...register('x', '[]') }, async ({ run, write, files }) => {
        write('roadmap/evidence/x.yaml', 'version: 1\nregister: y\nrecords: []\n');
        const before = files();
        const { exitCode, stderr } = await run('evidence add x --id a --create');
        expect(exitCode).toBe(2);
        expect(stderr).toMatch(/roadmap\/evidence\/x\.yaml is there, and holds another register/);
        expect(files()).toEqual(before);
      });
    });
    test('when the new record would change another list as well', async () => {
      const text =
        'version: 1\nname: N\nphases: [{ id: a, name: A }]\nregisters:\n  a: &a\n    - id: x\n  b: *a\n';
      await session({ 'roadmap/roadmap.yaml': text }, async ({ run, text: read }) => {
        const { exitCode, stderr } = await run('evidence add b --id y');
        expect(exitCode).toBe(2);
        expect(stderr).toMatch(/can't be changed safely\n {2}change it by hand/);
        expect(read('roadmap/roadmap.yaml')).toBe(text);
      });
    });
  });

  describe('at a terminal asks', () => {
    test('for everything', async () => {
      await session(BASE, async ({ run, text }) => {
        const answers = [
          'review',
          'reviews',
          'jane',
          'a b',
          'kim',
          'kim',
          'docs/jane.md',
          '{ file',
          '{ tag: v1 }',
          '',
        ];
        const { exitCode, stdout, stderr } = await run('evidence add', answers);
        expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `added reviews/kim to ${REVIEWS}:7\n` });
        expect(stderr).toMatch(
          /^register \(reviews\): no register is called "review"; did you mean "reviews"\?\n/,
        );
        expect(stderr).toContain('id: reviews has a record "jane" already; give it another id\n');
        expect(stderr).toContain('"a b" is no id');
        expect(stderr).toContain('person (Enter: none): ');
        expect(stderr).toContain('the proof { file is no YAML');
        expect(text(REVIEWS)).toContain(
          `  - { id: kim, on: ${TODAY}, person: kim, proofs: [docs/jane.md, { tag: v1 }] }\n`,
        );
      });
    });
    test('only for what is missing', async () => {
      await session(BASE, async ({ run, text }) => {
        const given = 'evidence add reviews --id kim --field person=kim --proof docs/jane.md';
        expect(await run(given, [])).toMatchObject({ exitCode: 0 });
        expect(await run('evidence add reviews --id lee --proof docs/jane.md', [''])).toMatchObject({
          exitCode: 0,
          stderr: 'person (Enter: none): see it: agentops evidence list reviews\n',
        });
        expect(text(REVIEWS)).toContain(`{ id: lee, on: ${TODAY}, proofs: [docs/jane.md] }`);
      });
    });
    test('and writes nothing when the questions are not all answered', async () => {
      await session(BASE, async ({ run, files }) => {
        const before = files();
        const { exitCode, stdout, stderr } = await run('evidence add', ['reviews', 'kim', null]);
        expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
        expect(stderr).toMatch(/error: the questions were not all answered\n {2}nothing was written/);
        expect(files()).toEqual(before);
      });
    });
    test('nothing about a roadmap that is invalid, or a register that is not there', async () => {
      await session(BASE, async ({ run, write }) => {
        expect(await run('evidence add review', [])).toMatchObject({ exitCode: 2 });
        write(REVIEWS, 'version: 2\n');
        const { exitCode, stderr } = await run('evidence add', []);
        expect(exitCode).toBe(2);
        expect(stderr).toContain('the roadmap was invalid before');
      });
    });
    test.skipIf(!hasTerminals)('a real one, until Ctrl-D or Ctrl-C end it', async () => {
      for (const [last, code] of [
        ['\n\n\n', 0],
        ['\u0004', 2],
        ['\u0003', 2],
      ] as const) {
        await session(BASE, async ({ root, text }) => {
          const terminal = inTerminal(root, 'evidence add reviews');
          await terminal.shows('id: ');
          terminal.type(code === 0 ? `kim${last}` : last);
          expect(await terminal.ended).toBe(code);
          expect(terminal.output()).toContain(
            code === 0 ? 'added reviews/kim' : 'the questions were not all answered',
          );
          expect(text(REVIEWS).includes('kim')).toBe(code === 0);
        });
      }
    });
    test('shows nothing that acts on the terminal', async () => {
      const files = { ...BASE, ...register('reviews', '- { id: a, "f\\e[31m": 1 }') };
      await session(files, async ({ run }) => {
        const { stderr } = await run('evidence add reviews --id b', ['x\u001b[31m', '{\u001b[32m', '']);
        expect(stderr).toContain('f\\x1b[31m (Enter: none)');
        expect(stderr).not.toContain('\u001b');
      });
    });
  });
});

describe('many at once', () => {
  test('lose nothing, even after one that was killed', async () => {
    await session({ ...BASE, 'roadmap/evidence/logs.jsonl': '' }, async ({ root, run, files }) => {
      const gone = spawnSync(process.execPath, ['--version']).pid;
      const lock = path.join(root, 'roadmap/.agentops.lock');
      writeFileSync(lock, JSON.stringify({ pid: gone, host: hostname() }));
      const add = (name: string, id: string): Promise<Ended> =>
        execute(root, ['evidence', 'add', name, '--id', id, '--proof', 'docs/jane.md']);
      const ids = Array.from({ length: 50 }, (_, index) => `n${index}`).sort();
      const all = [...ids.map((id) => add('reviews', id)), ...ids.slice(0, 8).map((id) => add('logs', id))];
      expect((await Promise.all(all)).filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
      const { registers } = JSON.parse((await run('evidence list --json')).stdout) as EvidenceList;
      const idsOf = (name: string): string[] =>
        registers.find((one) => one.name === name)!.records.map(({ id }) => id);
      expect(idsOf('reviews')).toEqual(['jane', ...ids, 'omar', 'rey']);
      expect(idsOf('logs')).toEqual(ids.slice(0, 8));
      expect(Object.keys(files()).filter((file) => /tmp|lock/.test(file))).toEqual([]);
    });
  }, 60_000);
});

describe('a file stays whole', () => {
  const LONG = `${BASE[REVIEWS] as string}${Array.from({ length: 500 }, (_, index) => `  - { id: r${index}, proofs: [docs/jane.md] }\n`).join('')}`;
  const ADD = ['evidence', 'add', 'reviews', '--id'];

  test('when the process is killed at any moment', async () => {
    await session({ ...BASE, [REVIEWS]: LONG }, async ({ root, text, run, files }) => {
      const began = performance.now();
      expect(await execute(root, [...ADD, 'whole'])).toMatchObject({ exitCode: 0 });
      const usual = performance.now() - began;
      let kept = text(REVIEWS);
      for (let round = 0; round < 8; round += 1) {
        const child = start(root, [...ADD, `k${round}`]);
        const ended = endOf(child);
        await setTimeout(usual * (0.5 + round / 14));
        child.kill('SIGKILL');
        await ended;
        const now = text(REVIEWS);
        expect([kept, `${kept}  - { id: k${round}, on: ${today()} }\n`]).toContain(now);
        kept = now;
      }
      expect(await run([...ADD, 'after'])).toMatchObject({ exitCode: 0 });
      expect(Object.keys(files()).filter((file) => /tmp|lock/.test(file))).toEqual([]);
    });
  });
  test('when there is no room', async () => {
    await session({ ...BASE, [REVIEWS]: LONG }, async ({ root, files }) => {
      const before = files();
      const { status, stderr } = spawnSync(
        'bash',
        ['-c', 'ulimit -f 8; exec "$@"', 'bash', process.execPath, BIN, ...ADD, 'kim'],
        { cwd: root, encoding: 'utf8' },
      );
      expect(stderr).toMatch(/^error: can't write roadmap\/evidence\/reviews\.yaml: it would be larger/);
      expect(status).toBe(2);
      expect(files()).toEqual(before);
    });
  });

  const canRun = mayBeNobody();
  test.skipIf(!canRun)('when its folder, or the roadmap, is read-only', async () => {
    await session(BASE, async ({ root, files }) => {
      const before = files();
      chmodSync(root, 0o755);
      for (const [folder, says] of [
        [
          'roadmap',
          /^error: can't write roadmap\/\.agentops\.lock: that is not permitted\n {2}nothing was written/,
        ],
        ['roadmap/evidence', /^error: can't write roadmap\/evidence\/reviews\.yaml: that is not permitted/],
      ] as const) {
        chmodSync(path.join(root, 'roadmap'), 0o777);
        chmodSync(path.join(root, folder), 0o555);
        const { exitCode, stdout, stderr } = await execute(root, [...ADD, 'kim'], NOBODY);
        chmodSync(path.join(root, folder), 0o755);
        expect(stderr).toMatch(says);
        expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
        expect(files()).toEqual(before);
      }
    });
  });
  test.skipIf(!canRun || process.getuid?.() !== 0)(
    'and the command says which were written when one of several can not be',
    async () => {
      const pinned = (file: string): string => `{ file: ${file}, covers: docs/** }`;
      const files = gate(`- { id: a, statement: S, proofs: [${pinned('docs/rey.md')}] }`, {
        [REVIEWS]: `version: 1\nregister: reviews\nrecords: [{ id: a, proofs: [${pinned('docs/jane.md')}] }]\n`,
      });
      await session(files, async ({ root, text }) => {
        chmodSync(root, 0o755);
        // Where this bit is set, only the owner of a file may replace it.
        for (const [folder, mode] of [
          ['', 0o777],
          ['evidence', 0o777],
          ['phases', 0o1777],
        ] as const) {
          chmodSync(path.join(root, 'roadmap', folder), mode);
        }
        const { exitCode, stderr } = await execute(root, 'evidence pin', NOBODY);
        expect(stderr).toMatch(
          /^error: can't write roadmap\/phases\/alpha\.yaml: that is not permitted; written before: roadmap\/evidence\/reviews\.yaml\n/,
        );
        expect(exitCode).toBe(2);
        expect(text(REVIEWS)).toContain('digest');
        expect(text('roadmap/phases/alpha.yaml')).not.toContain('digest');
        expect(readdirSync(path.join(root, 'roadmap/phases'))).toEqual(['alpha.yaml', 'beta.yaml']);
      });
    },
  );
  test('when an editor saves it meanwhile, both are there or the command says so', async () => {
    await session(BASE, async ({ root, text }) => {
      const adding = execute(root, [...ADD, 'kim']);
      const file = path.join(root, REVIEWS);
      let saved = 0;
      for (let round = 0; round < 40; round += 1) {
        appendFileSync(file, `  # saved ${round}\n`);
        saved += 1;
        await setTimeout(10);
      }
      const { exitCode, stderr } = await adding;
      const now = text(REVIEWS);
      if (exitCode === 0) expect(now).toContain('id: kim');
      else expect(stderr).toMatch(/was changed by somebody else|is held/);
      expect(now.match(/# saved/g)).toHaveLength(saved);
    });
  });
  test('and a symbolic link stays one', async () => {
    await session(BASE, async ({ root, run, text }) => {
      symlinkSync('../../docs/linked.yaml', path.join(root, 'roadmap/evidence/linked.yaml'));
      writeFileSync(path.join(root, 'docs/linked.yaml'), 'version: 1\nregister: linked\nrecords: []\n');
      expect(await run('evidence add linked --id a')).toMatchObject({ exitCode: 0 });
      expect(text('docs/linked.yaml')).toContain('- id: a');
      expect(existsSync(path.join(root, 'docs/.linked.yaml.agentops-tmp'))).toBe(false);
    });
  });
});

describe('evidence pin', () => {
  const DIGEST = /sha256:[0-9a-f]{64}/;
  const covered = (file: string): string => `{ file: ${file}, covers: src/** }`;
  const FILES: Files = {
    ...gate(
      `- { id: well, statement: S, proofs: [${covered('docs/jane.md')}] }
- id: parts
  statement: S
  all:
    - { name: one, value: { data: docs/a.json, pointer: /n, covers: src/** }, target: 1 }
    - { name: two, count: reviews, target: "<= 9", complete: ${covered('docs/rey.md')} }`,
      {
        'roadmap/evidence/reviews.yaml': `version: 1
register: reviews
records:
  - id: jane # the first
    proofs:
      - docs/jane.md
      - file: docs/jane.md
        covers:
          - src/**
        headings: [Findings]
  - id: plain
    proofs: [docs/rey.md]
`,
        'roadmap/evidence/logs.jsonl':
          '{"id":"one","proofs":[{"covers":"src/a.ts","file":"docs/jane.md"}]}\r\n',
        'roadmap/claims.yaml': `version: 1
claims:
  - { id: fast, text: Findings, in: [docs/jane.md], proofs: [${covered('docs/omar.md')}] }
`,
        'roadmap/metrics.yaml': `version: 1
metrics:
  - { id: size, name: Size, value: { data: docs/a.json, pointer: /n, covers: src/** } }
`,
        'docs/a.json': '{"n": 1}',
        'src/a.ts': 'a\n',
        'src/b.ts': 'b\n',
      },
    ),
  };
  const ALL = [
    'logs/one',
    'reviews/jane',
    'alpha/well',
    'alpha/parts',
    'alpha/parts',
    'claims/fast',
    'metrics/size',
  ];

  test('gives every proof that covers files its digest, and changes nothing else', async () => {
    await session(FILES, async ({ run, files }) => {
      const before = files();
      const { exitCode, stdout, stderr } = await run('evidence pin');
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const lines = stdout.trimEnd().split('\n');
      expect(lines.at(-1)).toBe('7 pinned, 0 unchanged.');
      expect(lines.slice(0, -1).map((line) => /^pinned (\S+): sha256/.exec(line)?.[1])).toEqual(ALL);
      expect(lines[1]).toMatch(/\(roadmap\/evidence\/reviews\.yaml:7:9\)$/);
      const now = files();
      for (const [file, text] of Object.entries(before)) {
        const removed = now[file]!.replaceAll(/,"digest":"sha256:\w+"|(?:, |\n *)digest: sha256:\w+/g, '');
        expect(removed).toBe(text);
      }
      expect(now[REVIEWS]).toMatch(/\n {10}- src\/\*\*\n {8}digest: sha256:\w{64}\n {8}headings/);
      expect(now['roadmap/evidence/logs.jsonl']).toMatch(
        /"covers":"src\/a.ts","digest":"sha256:\w{64}","file"/,
      );
      expect((await run('evidence list reviews --json')).stdout).not.toContain('stale');
    });
  });
  test('a second time there is nothing to do, until a file changes', async () => {
    await session(FILES, async ({ run, write, files }) => {
      expect((await run('evidence pin --check')).exitCode).toBe(1);
      await run('evidence pin');
      const pinned = files();
      expect(await run('evidence pin')).toEqual({
        exitCode: 0,
        stdout: '0 pinned, 7 unchanged.\n',
        stderr: '',
      });
      expect((await run('evidence pin --verbose')).stdout.match(/^unchanged /gm)).toHaveLength(7);
      expect(await run('evidence pin --check')).toMatchObject({
        exitCode: 0,
        stdout: '0 to pin, 7 up to date.\n',
      });
      expect(files()).toEqual(pinned);
      write('src/b.ts', 'changed\n');
      const changed = files();
      const check = await run('evidence pin --check');
      expect(check.exitCode).toBe(1);
      expect(check.stdout).toMatch(/^different reviews\/jane: /m);
      expect(check.stdout).toMatch(/\n6 to pin, 1 up to date\.\n$/);
      const dry = await run('evidence pin --dry-run');
      expect(dry).toMatchObject({
        exitCode: 0,
        stdout: check.stdout
          .replaceAll(/^different/gm, 'would pin')
          .replace('6 to pin, 1 up to date', '6 would be pinned, 1 unchanged'),
      });
      expect(files()).toEqual(changed);
      expect((await run('evidence pin --quiet')).stdout.trimEnd().split('\n')).toHaveLength(6);
      const shape = (all: Record<string, string>): string =>
        JSON.stringify(all).replaceAll(new RegExp(DIGEST, 'g'), 'D');
      expect(shape(files())).toBe(shape(changed));
      expect(files()).not.toEqual(changed);
    });
  });
  test('only what is named', async () => {
    await session(FILES, async ({ run, files }) => {
      const before = files();
      const { stdout } = await run('evidence pin claims/fast alpha/parts');
      expect(stdout.match(/^pinned \S+/gm)).toEqual([
        'pinned alpha/parts:',
        'pinned alpha/parts:',
        'pinned claims/fast:',
      ]);
      expect(files()[REVIEWS]).toBe(before[REVIEWS]);
    });
  });
  test('of a roadmap where nothing covers anything', async () => {
    await session(BASE, async ({ run, files }) => {
      const before = files();
      const { exitCode, stdout } = await run('evidence pin');
      expect({ exitCode, stdout }).toEqual({
        exitCode: 0,
        stdout: 'No proof says what it covers: there is nothing to pin.\n',
      });
      expect(files()).toEqual(before);
    });
  });
  test.each<[string, string, RegExp]>([
    [
      'a name that is none',
      'evidence pin reviews/jan',
      /nothing is called "reviews\/jan"\n {2}did you mean "reviews\/jane"/,
    ],
    ['a name without covers', 'evidence pin reviews/plain', /no proof of reviews\/plain says what it covers/],
    ['both ways not to write', 'evidence pin --check --dry-run', /--check/],
  ])('%s is wrong usage', async (_, command, says) => {
    await session(FILES, async ({ run, files }) => {
      const before = files();
      const { exitCode, stdout, stderr } = await run(command);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(says);
      expect(files()).toEqual(before);
    });
  });
  test.each(['evidence pin', 'evidence pin --check', 'evidence pin --dry-run'])(
    '%s: one that covers no file, or the file it stands in, is told, and nothing is written',
    async (command) => {
      const files = {
        ...FILES,
        ...register('more', '- { id: none, proofs: [{ file: a.md, covers: [lib/**, x] }] }'),
        'roadmap/evidence/own.yaml':
          'version: 1\nregister: own\nrecords:\n  - { id: own, proofs: [{ file: a.md, covers: "*/evidence/**" }] }\n',
      };
      await session(files, async ({ run, files: all }) => {
        const before = all();
        const { exitCode, stdout, stderr } = await run(command);
        expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
        expect(stderr).toBe(`error: nothing is pinned, since not all can be:
  more/none: no file matches what it covers, lib/**, x (roadmap/evidence/more.yaml:4:26)
  own/own: it covers roadmap/evidence/logs.jsonl, where digests are to be written (roadmap/evidence/own.yaml:4:25)
  correct covers, or name the others alone: agentops evidence pin REF
`);
        expect(all()).toEqual(before);
      });
    },
  );
  test('an invalid roadmap is told', async () => {
    await session({ ...FILES, [REVIEWS]: 'version: 1\n' }, async ({ run }) => {
      for (const command of ['evidence pin', 'evidence pin --check']) {
        const { exitCode, stdout, stderr } = await run(command);
        expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
        expect(stderr).toContain('the roadmap was invalid before');
      }
    });
  });
  test('both files or none: one that may not be replaced is told', async () => {
    await session(FILES, async ({ root, run, files }) => {
      symlinkSync('/etc/hostname', path.join(root, 'roadmap/evidence/out.yaml'));
      const before = files();
      expect(await run('evidence pin')).toMatchObject({ exitCode: 2, stdout: '' });
      expect(files()).toEqual(before);
    });
  });
});

describe('evidence list', () => {
  const FILES: Files = gate(MET, {
    [REVIEWS]: `version: 1
register: reviews
records:
  - { id: jane, on: 2026-01-10, stars: 5, tags: [a, b], proofs: [{ file: docs/jane.md, headings: [Findings] }] }
  - { id: zoe, on: 2026-01-10, proofs: [{ file: docs/jane.md, headings: [Findings] }] }
  - { id: omar, on: 2026-02-10, proofs: [docs/omar.md, docs/none.md] }
  - { id: rey, proofs: [{ file: docs/rey.md, covers: docs/** }] }
  - { id: kim, on: 2027-01-01, proofs: [docs/rey.md] }
  - { id: lee, on: 2026-01-10 }
`,
    'roadmap/evidence/others.yaml': `version: 1
register: others
records:
  - { id: a-name-that-is-longer-than-most, on: 2026-01-10, proofs: [roadmap/roadmap.yaml] }
  - { id: web, on: 2026-01-10, proofs: [https://example.org/] }
`,
    'roadmap/evidence/empty.yaml': 'version: 1\nregister: empty\nrecords: []\n',
  });
  const list = async (argv: string, env: Record<string, string> = {}, files = FILES): Promise<Outcome> =>
    runOnce(files, `evidence list ${argv}`.trim(), { env });

  test('every register, also those that nothing measures, a line a record', async () => {
    const { exitCode, stdout, stderr } = await list('');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "empty  no records

      others  2 records: 1 circular, 1 unverified
        ✘ a-name-that-is-longer-than-most  2026-01-10  circular
            roadmap/roadmap.yaml is the roadmap itself, or makes the claim
        ? web  2026-01-10  unverified  https://example.org/ could not be verified: is
                                       not fetched without --allow-net=example.org

      reviews  6 records: 1 proven, 4 unproven, 1 stale
        ✔ jane  2026-01-10  proven
        ✘ kim   2027-01-01  unproven    docs/rey.md is dated after the as-of date
        ✘ lee   2026-01-10  unproven    has no proof, so it never counts
        ✘ omar  2026-02-10  unproven    docs/none.md is not there
        ✘ rey   –           stale       docs/rey.md is stale: what it covers is not
                                        pinned (agentops evidence pin)
        ✘ zoe   2026-01-10  unproven    the same proofs as jane
      "
    `);
  });
  test('on 60 columns in ASCII, with every proof', async () => {
    const { stdout } = await list('--verbose', { COLUMNS: '60', LANG: 'C' });
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
    expect(stdout.split('\n').filter((line) => line.length > 60 || line.endsWith(' '))).toEqual([]);
    expect(stdout).toMatchInlineSnapshot(`
      "empty  no records

      others  2 records: 1 circular, 1 unverified
        [!] a-name-that-is-longer-than-most  2026-01-10  circular
            roadmap/roadmap.yaml is the roadmap itself, or makes
            the claim
              [!] file:  roadmap/roadmap.yaml is there (circular)
        [?] web  2026-01-10  unverified
            https://example.org/ could not be verified: is not
            fetched without --allow-net=example.org
              [?] url:
                  https://example.org/ is not fetched without
                  --allow-net=example.org

      reviews  6 records: 1 proven, 4 unproven, 1 stale
        [x] jane  2026-01-10  proven
              [x] file:  docs/jane.md has the heading "Findings"
        [!] kim   2027-01-01  unproven
            docs/rey.md is dated after the as-of date
              [!] file:  docs/rey.md is there (future)
        [!] lee   2026-01-10  unproven
            has no proof, so it never counts
        [!] omar  2026-02-10  unproven
            docs/none.md is not there
              [x] file:  docs/omar.md is there
              [!] file:  docs/none.md is not there
        [!] rey   -           stale
            docs/rey.md is stale: what it covers is not pinned
            (agentops evidence pin)
              [!] file:  docs/rey.md is there (stale)
        [!] zoe   2026-01-10  unproven    the same proofs as jane
              [x] file:  docs/jane.md has the heading "Findings"
      "
    `);
  });
  test('some registers, some states', async () => {
    expect((await list('others')).stdout).toMatch(/^others {2}2 records[^]*web/);
    const { stdout } = await list('--state stale --state unverified');
    expect(stdout).toMatchInlineSnapshot(`
      "others  2 records: 1 circular, 1 unverified
        ? web  2026-01-10  unverified  https://example.org/ could not be verified: is
                                       not fetched without --allow-net=example.org

      reviews  6 records: 1 proven, 4 unproven, 1 stale
        ✘ rey  –           stale       docs/rey.md is stale: what it covers is not
                                       pinned (agentops evidence pin)
      "
    `);
    expect((await list('others --state proven')).stdout).toBe('No record is proven.\n');
    expect((await list('others --state proven --state stale')).stdout).toBe(
      'No record is proven or stale.\n',
    );
  });
  test('nothing: says so', async () => {
    expect((await list('empty')).stdout).toBe('empty  no records\n');
    const none = { 'roadmap/roadmap.yaml': 'version: 1\nname: N\nphases: [{ id: a, name: A }]\n' };
    expect((await list('', {}, none)).stdout).toBe('The roadmap has no registers.\n');
    expect(JSON.parse((await list('--json', {}, none)).stdout)).toEqual({
      version: 1,
      asOf: TODAY,
      registers: [],
    });
  });
  test('as JSON', async () => {
    const { exitCode, stdout, stderr } = await list('--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const found = JSON.parse(stdout) as EvidenceList;
    expect(found.asOf).toBe(TODAY);
    expect(found.registers.map(({ name }) => name)).toEqual(['empty', 'others', 'reviews']);
    const [, others, reviews] = found.registers;
    expect(reviews!.records.map(({ id, state, why }) => [id, state, why])).toEqual([
      ['jane', 'proven', null],
      ['kim', 'unproven', 'future'],
      ['lee', 'unproven', 'unproven'],
      ['omar', 'unproven', 'failed'],
      ['rey', 'stale', 'stale'],
      ['zoe', 'unproven', 'reused'],
    ]);
    expect(others!.records.map(({ state }) => state)).toEqual(['circular', 'unverified']);
    expect(reviews!.records[0]).toEqual({
      id: 'jane',
      on: '2026-01-10',
      state: 'proven',
      why: null,
      fields: { stars: 5, tags: ['a', 'b'] },
      at: { file: REVIEWS, line: 4, column: 5 },
      proofs: [
        { kind: 'file', target: 'docs/jane.md', state: 'proven', observed: 'has the heading "Findings"' },
      ],
    });
    expect(reviews!.records[3]!.proofs.map(({ target, state }) => [target, state])).toEqual([
      ['docs/omar.md', 'proven'],
      ['docs/none.md', 'unproven'],
    ]);
    const stale = JSON.parse((await list('reviews --state stale --json')).stdout) as EvidenceList;
    expect(stale.registers.map(({ records }) => records.map(({ id }) => id))).toEqual([['rey']]);
  });
  test('for another day', async () => {
    const { stdout } = await list('reviews --as-of 2027-02-01 --json');
    const { asOf, registers } = JSON.parse(stdout) as EvidenceList;
    expect(asOf).toBe('2027-02-01');
    expect(registers[0]!.records.find(({ id }) => id === 'kim')).toMatchObject({
      state: 'proven',
      why: null,
    });
  });
  test.each<[string, RegExp]>([
    ['review', /no register is called "review"\n {2}did you mean "reviews"/],
    ['--state prove', /no state is called "prove"\n {2}did you mean "proven"/],
    ['--as-of now', /"now" is no date/],
  ])('%s is wrong usage', async (argv, says) => {
    const { exitCode, stdout, stderr } = await list(argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(says);
  });
  test('an invalid roadmap is told, as JSON where that is asked', async () => {
    const files = { ...FILES, [REVIEWS]: 'version: 1\n' };
    const { exitCode, stdout, stderr } = await list('', {}, files);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(REVIEWS);
    const { report } = await list('--json', {}, files);
    expect(report).toMatchObject({ summary: { exitCode: 2 } });
  });
  test('hostile texts do nothing to a terminal', async () => {
    const evil = '"x\\e[31m\\u202e.md"';
    const files = gate(
      MET,
      register('reviews', `- { id: a, proofs: [${evil}, { file: docs/jane.md, contains: ${evil} }] }`),
    );
    for (const argv of ['', '--verbose', '--json']) {
      const { stdout } = await list(argv, {}, files);
      expect(stdout).not.toContain('\u001b');
      expect(stdout).not.toContain('\u202e');
      expect(stdout).toContain('31m');
    }
  });
});

test.each(['evidence --help', 'evidence add --help', 'evidence list --help', 'evidence pin --help'])(
  '%s',
  async (command) => {
    const { exitCode, stdout, stderr } = await runOnce(BASE, command);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    if (command !== 'evidence --help')
      expect(stdout).toMatch(/\nExamples:\n {2}agentops evidence .*\n {2}agentops/);
  },
);

/** The day of the processes that were started. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
