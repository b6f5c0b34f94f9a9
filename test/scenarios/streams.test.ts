/** What goes where: reports to stdout or files, problems to stderr, nothing else anywhere, and nothing that acts on a terminal. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { endOf, execute, start, type CommandLine, type Ended } from '../kit/command.ts';
import { ROOT, type Files, type Texts } from '../kit/files.ts';
import { claims, gate, MET, phase } from './project.ts';
import { inFolder, run } from './scenario.ts';

const WELL = gate(MET);
const WRONG = gate('- { id: it, statement: S, claim: met, proofs: [docs/none.md] }');
const INVALID = gate('- { id: it, statement: S, count: nothing, target: 1 }');

/** Runs the built command on these files. */
function executeOn(files: Files, command: CommandLine, env?: Texts): Promise<Ended> {
  return inFolder(files, (root) => execute(root, command, env && { env }));
}

describe('a process', () => {
  test.each([
    ['well', WELL, 0],
    ['a wrong claim', WRONG, 1],
  ] as const)('%s: the report on stdout, nothing on stderr, exit %i', async (_, files, exit) => {
    const { exitCode, stdout, stderr } = await executeOn(files, ['gate', 'check']);
    expect({ exitCode, stderr }).toEqual({ exitCode: exit, stderr: '' });
    expect(stdout).toContain('Demo');
    expect(stdout).not.toContain('\u001b');
    expect(stdout.endsWith('\n')).toBe(true);
  });
  test('invalid: the problem on stderr, nothing on stdout, exit 2', async () => {
    const { exitCode, stdout, stderr } = await executeOn(INVALID, ['gate', 'check']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('roadmap/phases/alpha.yaml:6:38');
    expect(stderr).not.toContain('\u001b');
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
  test('FORCE_COLOR wants colours, NO_COLOR and --no-color none', async () => {
    expect((await executeOn(WELL, ['gate', 'check'], { FORCE_COLOR: '1' })).stdout).toContain('\u001b[');
    expect(
      (await executeOn(WELL, ['gate', 'check'], { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout,
    ).not.toContain('\u001b');
    expect(
      (await executeOn(WELL, ['gate', 'check', '--no-color'], { FORCE_COLOR: '1' })).stdout,
    ).not.toContain('\u001b');
    expect((await executeOn(INVALID, ['gate', 'check'], { FORCE_COLOR: '1' })).stderr).toContain('\u001b[');
  });
  test('JSON has no colours even then', async () => {
    const { stdout } = await executeOn(WELL, ['gate', 'check', '--json'], { FORCE_COLOR: '1' });
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
  });
  test('a large report reaches a pipe whole', async () => {
    const criteria = Array.from(
      { length: 2000 },
      (_, i) => `- { id: c${i}, statement: Number ${i}, count: reviews, target: 1 }`,
    );
    const { exitCode, stdout } = await executeOn(gate(criteria.join('\n')), ['gate', 'check', '--json']);
    expect(exitCode).toBe(0);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { exitCode: 0 } });
  });
  test('a help text may be cut short by who reads it', async () => {
    const child = start(ROOT, '--help');
    child.stdout.destroy();
    const [exitCode, stderr] = await Promise.all([endOf(child), text(child.stderr)]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
  test('a pipe that is closed early gives no stack trace', async () => {
    const criteria = Array.from(
      { length: 2000 },
      (_, i) => `- { id: c${i}, statement: Number ${i}, count: reviews, target: 1 }`,
    );
    await inFolder(gate(criteria.join('\n')), async (root) => {
      const child = start(root, 'gate check --json');
      child.stdout.once('data', () => child.stdout.destroy());
      const [exitCode, stderr] = await Promise.all([endOf(child), text(child.stderr)]);
      expect(exitCode).toBe(2);
      expect(stderr).not.toMatch(/^ {4}at |EPIPE|should not happen/m);
    });
  });
});

describe('formats', () => {
  test('json=FILE writes the file and nothing to stdout', async () => {
    await run(WELL, 'gate check --format json=out.json', {
      inspect: (root) => {
        expect(JSON.parse(readFileSync(path.join(root, 'out.json'), 'utf8'))).toMatchObject({ version: 1 });
        expect(readdirSync(root).filter((name) => name.includes('tmp'))).toEqual([]);
      },
    }).then(({ exitCode, stdout, stderr }) =>
      expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: '' }),
    );
  });
  test('and the terminal report if that is asked, too', async () => {
    const { stdout, stderr } = await run(WELL, 'gate check --format json=out.json --format terminal');
    expect(stdout).toContain('Demo');
    expect(stdout).not.toContain('{');
    expect(stderr).toBe('');
  });
  test('the file has the same bytes that stdout would have', async () => {
    const { stdout } = await run(WELL);
    await run(WELL, 'gate check --format json=out.json', {
      inspect: (root) => expect(readFileSync(path.join(root, 'out.json'), 'utf8')).toBe(stdout),
    });
  });
  test('a file in a folder below, from a folder below', async () => {
    await run(WELL, 'gate check --format json=out.json', {
      cwd: 'docs',
      inspect: (root) => expect(existsSync(path.join(root, 'docs/out.json'))).toBe(true),
    });
  });
  test('invalid: the file is written all the same, the problem told on stderr', async () => {
    const { exitCode, stdout, stderr } = await run(INVALID, 'gate check --format json=out.json', {
      inspect: (root) =>
        expect(JSON.parse(readFileSync(path.join(root, 'out.json'), 'utf8'))).toMatchObject({
          decision: null,
          phases: [],
          findings: [{ rule: 'reference' }],
          summary: { exitCode: 2 },
        }),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('no register is called');
  });
  test.each([
    ['a folder that is not there', 'none/out.json'],
    ['a folder in its place', 'docs'],
  ])('a file that can not be written, %s, is told in a sentence', async (_, file) => {
    const { exitCode, stdout, stderr } = await run(WELL, `gate check --format json=${file}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/^ {4}at |should not happen/m);
  });
  describe('a report is not written over the roadmap itself', () => {
    const files = { ...WELL, 'roadmap/allowed_signers': 'jane ssh-ed25519 A\n', 'shared.yaml': '' };
    const allOf = (root: string): readonly string[] =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .toSorted()
        .map((name) => {
          const file = path.join(root, name);
          return statSync(file).isFile() ? `${name} ${readFileSync(file, 'utf8')}` : name;
        });

    test.each([
      ['gate check --format json=roadmap/roadmap.yaml', '.'],
      ['gate check --format terminal --format json=roadmap/phases/alpha.yaml', '.'],
      ['gate check --format json=../roadmap/evidence/reviews.yaml', 'docs'],
      ['gate check --format json=roadmap/evidence/new.jsonl', '.'],
      ['gate check --format json=roadmap/allowed_signers', '.'],
      ['gate check --format json=link/roadmap.yaml', '.'],
      ['gate check --format json=shared.yaml', '.'],
      ['validate --format json=roadmap/roadmap.yaml', '.'],
      ['claims check --fix --format json=roadmap/roadmap.yaml', '.'],
      ['evidence verify --out roadmap/roadmap.yaml', '.'],
    ])('%s', async (command, cwd) => {
      let before: readonly string[] = [];
      const { exitCode, stdout, stderr } = await run(files, command, {
        cwd,
        prepare: (root) => {
          symlinkSync('roadmap', path.join(root, 'link'));
          symlinkSync('../shared.yaml', path.join(root, 'roadmap/claims.yaml'));
          writeFileSync(path.join(root, 'shared.yaml'), 'version: 1\nclaims: []\n');
          before = allOf(root);
        },
        inspect: (root) => expect(allOf(root)).toEqual(before),
      });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^error: \S+ is a file of the roadmap itself\n {2}name a file outside/);
    });
    test('one beside the files of the roadmap is', async () => {
      const { exitCode } = await run(files, 'gate check --format json=roadmap/report.json');
      expect(exitCode).toBe(0);
    });
  });
  test('the same run gives the same bytes', async () => {
    expect((await run(WRONG)).stdout).toBe((await run(WRONG)).stdout);
    expect((await run(WRONG, 'gate check --verbose')).stdout).toBe(
      (await run(WRONG, 'gate check --verbose')).stdout,
    );
  });
  test('--quiet is short, --verbose is long', async () => {
    const [quiet, usual, verbose] = await Promise.all(
      ['gate check --quiet', 'gate check', 'gate check --verbose'].map((one) => run(WRONG, one)),
    );
    expect(quiet!.stdout.length).toBeLessThan(usual!.stdout.length);
    expect(verbose!.stdout.length).toBeGreaterThanOrEqual(usual!.stdout.length);
    expect(quiet!.stdout).toContain('claim-contradicted');
    expect([quiet, usual, verbose].map((one) => one?.exitCode)).toEqual([1, 1, 1]);
  });
  test.each([200, 80, 60, 40])(
    'nothing is wider than %i columns but what can not be broken',
    async (columns) => {
      const { stdout } = await run(WRONG, 'gate check --verbose', {
        terminal: columns,
        env: { CI: '1', NO_COLOR: '1' },
      });
      const wide = stdout
        .split('\n')
        .filter((line) => [...line].length > columns && line.trim().includes(' '));
      expect(wide).toEqual([]);
    },
  );
  test('without UTF-8 the report is ASCII', async () => {
    const { stdout } = await run(WRONG, 'gate check --verbose', { env: { LANG: 'C' } });
    // eslint-disable-next-line no-control-regex
    expect(stdout).toMatch(/^[\x00-\x7f]*$/);
  });
});

describe('what a terminal would act on never reaches it raw', () => {
  /** ESC, CSI, BEL, backspace, bidi override and isolate, zero width, line separator. */
  const EVIL = '\u001b[31mred\u009b2J\u0007\u0008\u202eevil\u2066x\u200b\u2028y';
  const quoted = JSON.stringify(EVIL).replaceAll(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // eslint-disable-next-line no-control-regex
  const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
  const evil: readonly (readonly [string, Files])[] = [
    [
      'a name',
      { ...gate(MET), 'roadmap/roadmap.yaml': `version: 1\nname: ${quoted}\nphases: [alpha, beta]\n` },
    ],
    ['a phase', phase(`goal: ${quoted}\nnotes: ${quoted}\ngate:\n  criteria:\n    ${MET}`)],
    ['a statement', gate(`- { id: it, statement: ${quoted}, claim: met, count: reviews, target: 9 }`)],
    [
      'a field and a member',
      gate(
        `- { id: it, statement: S, count: reviews, per: { field: person, of: [${quoted}] }, where: { person: ${quoted} }, target: 1 }`,
      ),
    ],
    [
      'a part',
      gate(`- { id: it, statement: S, claim: met, all: [{ name: ${quoted}, count: reviews, target: 9 }] }`),
    ],
    [
      'a proof',
      gate(
        `- { id: it, statement: S, claim: met, proofs: [{ file: docs/jane.md, contains: ${quoted} }, { file: ${quoted} }] }`,
      ),
    ],
    [
      'an attestation',
      gate(
        `- { id: it, statement: S, proofs: [{ attested: { by: ${quoted}, on: 2026-01-01, statement: ${quoted} } }] }`,
      ),
    ],
    [
      'a waiver',
      gate(
        `- { id: it, statement: S, count: reviews, target: 9, waiver: { reason: ${quoted}, by: ${quoted}, on: 2026-01-01, until: 2026-01-02 } }`,
      ),
    ],
    ['a claim', claims(`- { id: it, text: ${quoted}, in: [README.md], disclosed: ${quoted} }`, 'Hello\n')],
    [
      'a risk',
      phase(
        `gate:\n  criteria:\n    ${MET}\nrisks:\n  - { risk: ${quoted}, mitigation: ${quoted}, fallback: ${quoted}, trigger: { count: reviews, below: 9 } }`,
      ),
    ],
    [
      'data',
      gate('- { id: it, statement: S, claim: met, proofs: [{ data: d.json, pointer: /a, equals: b }] }', {
        'd.json': `{"a": ${quoted}}`,
      }),
    ],
    [
      'a metric',
      gate(MET, {
        'roadmap/metrics.yaml': `version: 1\nmetrics: [{ id: m, group: ${quoted}, name: ${quoted}, count: reviews }]\n`,
      }),
    ],
    ['an unknown key', gate(`- { id: it, statement: S, ${quoted}: 1 }`)],
    ['a wrong value', gate(`- { id: it, statement: S, count: ${quoted}, target: ${quoted} }`)],
    [
      'a raw line',
      gate(`- { id: it, statement: S\u202e, coutn: reviews } # \u001b[31m`.replace('\u001b', '\u009b')),
    ],
    ['a file name', gate(MET, { [`roadmap/evil\u001b[31m\u202e.yaml`]: 'a: 1\n' })],
    ['a bad line', gate(MET, { 'roadmap/evidence/talks.jsonl': '{"id":"\u202e\u001b[31m\n' })],
    ['JSON Lines', gate(MET, { 'roadmap/evidence/talks.jsonl': `{"id":${quoted}}\n` })],
  ];
  test.each(evil)('%s', async (_, files) => {
    for (const command of [
      'gate check',
      'gate check --verbose',
      'gate check --json',
      'gate explain',
      'gate explain it',
      'validate',
      'validate --json',
    ]) {
      const { stdout, stderr } = await run(files, command);
      expect([command, RAW.exec(stdout)?.[0], RAW.exec(stderr)?.[0]]).toEqual([
        command,
        undefined,
        undefined,
      ]);
      expect(JSON.parse(command.endsWith('--json') ? stdout : '{ "version": 1 }')).toMatchObject({
        version: 1,
      });
    }
  });
  const argv: readonly (readonly [string, readonly string[]])[] = [
    ['a phase', ['gate', 'check', EVIL]],
    ['a criterion', ['gate', 'explain', EVIL]],
    ['a rule', ['explain', EVIL]],
    ['a schema', ['schema', EVIL]],
    ['a format', ['gate', 'check', '--format', EVIL]],
    ['a path', ['gate', 'check', '--roadmap', EVIL]],
    ['a path, with --json', ['gate', 'check', '--json', '--roadmap', EVIL]],
    ['a date', ['gate', 'check', '--as-of', EVIL]],
    ['a requirement', ['gate', 'check', '--require', EVIL]],
    ['an option', ['gate', 'check', `--${EVIL}`]],
    ['a command', [EVIL]],
    ['a command below', ['gate', EVIL]],
  ];
  test.each(argv)('an argument: %s', async (_, words) => {
    const { exitCode, stdout, stderr } = await run(WELL, words);
    expect([exitCode, RAW.exec(stdout)?.[0], RAW.exec(stderr)?.[0]]).toEqual([2, undefined, undefined]);
  });
  test('JSON keeps the text', async () => {
    const { report } = await run(gate(`- { id: it, statement: ${quoted}, count: reviews, target: 9 }`));
    expect(report.phases[0]?.gate?.criteria[0]?.statement).toBe(EVIL);
  });
});

test('an empty folder in place of a project stays empty', async () => {
  const { exitCode, stdout } = await run({ 'README.md': 'x' }, 'gate check', {
    prepare: (root) => mkdirSync(path.join(root, '.git')),
    inspect: (root) => expect(readdirSync(root).sort()).toEqual(['.git', 'README.md']),
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
});

describe('a report file that can not be written', () => {
  test.each([
    ['no/such/report.json', 'its folder is not there'],
    ['roadmap/roadmap.yaml/report.json', 'a folder on its path is a file'],
    ['roadmap', 'it is a folder'],
  ])('%s: %s', async (file, reason) => {
    const { exitCode, stderr, stdout } = await run(WELL, ['gate', 'check', '--format', `json=${file}`]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(`error: can't write ${file}: ${reason}\n  name a file that can be written\n`);
  });
});
