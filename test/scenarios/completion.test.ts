/** `agentops completion`: what is offered, and the scripts in the real shells. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { BIN, type Files } from '../kit/files.ts';
import { hasTerminals } from './terminal.ts';
import { phase, register } from './project.ts';
import { inFolder, run, type Setting } from './scenario.ts';

const EVIL = '$(touch pwned) `touch pwned`; touch pwned "\'';

const ROADMAP: Files = {
  ...phase(
    `gate:
  criteria:
    - { id: well, statement: ${JSON.stringify(`${EVIL}\t\u001B[31m`)}, proofs: [docs/jane.md] }
    - { id: worn, statement: It lasts, proofs: [{ run: [touch, pwned] }] }`,
    {
      'roadmap/claims.yaml':
        'version: 1\nclaims: [{ id: fast, text: 3x, in: [README.md], disclosed: Nobody knows. }]\n',
      'roadmap/metrics.yaml': 'version: 1\nmetrics: [{ id: stars, name: Stars }]\n',
    },
  ),
  ...register('trials', '- { id: t1 }\n- { id: t2 }'),
  'other/roadmap.yaml': 'version: 1\nname: Other\nphases: [{ id: omega, name: Omega }]\n',
};

/** What is offered for the words, the last of which is being typed. */
async function offered(words: readonly string[], files = ROADMAP, setting: Setting = {}): Promise<string[]> {
  const { exitCode, stdout, stderr } = await run(files, ['__complete', 'zsh', '--', ...words], setting);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const [kind, ...lines] = stdout.split('\n').slice(0, -1);
  return kind === 'words' ? lines.map((line) => line.split('\t')[0]!) : [`(${kind})`];
}

const FILES = (prefix = ''): string[] => [`(files\t${prefix})`];

describe('what is offered', () => {
  test.each<[string[], string[]]>([
    [['ga'], ['gate']],
    [
      ['gate', ''],
      ['check', 'explain', 'decide', 'help'],
    ],
    [['gate', 'decide', 'ad'], ['advance']],
    [['evidence', 's'], ['sign']],
    [['claims', 'b'], ['baseline']],
    [['help', 'evid'], ['evidence']],
    [['gate', 'help', 'ch'], ['check']],
    [['--v'], ['--version']],
    [
      ['gate', 'check', '--no'],
      ['--no-cache', '--no-color'],
    ],
    [['gate', 'check', 'alpha', '--as'], ['--as-of']],
    [['render', '--ch'], ['--check']],
    [
      ['gate', 'check', ''],
      ['alpha', 'beta'],
    ],
    [['gate', 'check', 'beta', 'al'], ['alpha']],
    [['gate', 'check', './'], FILES()],
    [['gate', 'check', 'services/a', 'services/'], FILES()],
    [['gate', 'check', '--', 'al'], ['alpha']],
    [['gate', 'check', '--', '--'], []],
    [
      ['gate', 'explain', ''],
      ['alpha/well', 'alpha/worn'],
    ],
    [['gate', 'explain', 'alpha/we'], ['alpha/well']],
    [['gate', 'explain', 'alpha/well', ''], []],
    [
      ['gate', 'check', '--require', ''],
      ['advance', 'met'],
    ],
    [['gate', 'check', '--require=m'], ['--require=met']],
    [['gate', 'check', '--format', 'js'], ['json']],
    [['gate', 'check', '--format=js'], ['--format=json']],
    [['gate', 'check', '--format', 'blo'], ['blob']],
    [['merge', '--format', 'blo'], []],
    [['merge', ''], FILES()],
    [['gate', 'check', '--shard', ''], []],
    [['gate', 'check', '--format', 'json=a'], FILES('json=')],
    [['gate', 'check', '--format=json=a'], FILES('--format=json=')],
    [['gate', 'check', '--roadmap', ''], FILES()],
    [['gate', 'check', '--roadmap=a'], FILES('--roadmap=')],
    [['gate', 'check', '--as-of', ''], []],
    [['gate', 'check', '--as-of', '2026-01-01', 'a'], ['alpha']],
    [['gate', 'check', '--allow-run', 'a'], ['alpha']],
    [['gate', 'check', '--unknown', 'a'], ['alpha']],
    [['gate', 'check', '--unknown=a'], []],
    [['gate', 'check', '--roadmap', 'other', ''], ['omega']],
    [['gate', 'check', '--roadmap=other/roadmap.yaml', ''], ['omega']],
    [
      ['evidence', 'list', ''],
      ['reviews', 'trials'],
    ],
    [['evidence', 'list', '--state', 'st'], ['stale']],
    [['evidence', 'add', 't'], ['trials']],
    [['evidence', 'add', 'trials', '--proof', ''], FILES()],
    [
      ['evidence', 'pin', 'trials/'],
      ['trials/t1', 'trials/t2'],
    ],
    [['evidence', 'pin', 'claims/'], ['claims/fast']],
    [['evidence', 'pin', 'metrics/'], ['metrics/stars']],
    [
      ['evidence', 'sign', 'alpha/w'],
      ['alpha/well', 'alpha/worn'],
    ],
    [['claims', 'check', ''], FILES()],
    [['render', 'docs/'], FILES()],
    [['explain', 'claim-over'], ['claim-overstated']],
    [['schema', 'ro'], ['roadmap']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['nothing', ''], []],
    [['validate', ''], []],
    [['gate', 'check', 'al ph'], []],
    [['gate', 'check', 'a:b'], []],
  ])('%j', async (words, expected) => {
    expect(await offered(words)).toEqual(expected);
  });
  test('with what it means, in a line that acts on no terminal', async () => {
    const { stdout } = await run(ROADMAP, ['__complete', 'fish', '--', 'gate', 'explain', '']);
    expect(stdout).toBe(`words\nalpha/well\t${EVIL} \\x1b[31m\nalpha/worn\tIt lasts\n`);
  });
  test('no ids, and no message, where there is no valid roadmap', async () => {
    expect(await offered(['gate', 'check', ''], {})).toEqual([]);
    const invalid = { 'roadmap/roadmap.yaml': 'version: 1\nname: X\nphases: [none]\n' };
    expect(await offered(['gate', 'check', ''], invalid)).toEqual([]);
    expect(await offered(['gate', 'ch'], invalid)).toEqual(['check']);
  });
  test('from a folder below', async () => {
    expect(await offered(['gate', 'check', 'al'], ROADMAP, { cwd: 'docs' })).toEqual(['alpha']);
  });
  test.each([
    ['agentops gate check al', 'al', ['alpha']],
    ['agentops gate explain "alpha/we', '"alpha/we', ['alpha/well']],
    ["agentops gate explain 'alpha/we", 'alpha/we', ['alpha/well']],
    ['agentops gate explain alpha\\/we', 'alpha\\/we', ['alpha/well']],
    ['agentops gate check --format=js', 'js', ['json']],
    ['agentops gate check --format=', '', ['json', 'junit', 'tap']],
    ['agentops gate check --roadmap "no such" ', '', []],
    ["agentops gate check --roadmap 'oth'er ", '', ['omega']],
    ['agentops  gate\tcheck ', '', ['alpha', 'beta']],
    ['agentops gate check --roadmap \\', '', []],
    ['agentops', '', ['gate']],
  ])('bash, of the line %j', async (line, replaced, expected) => {
    const { stdout } = await run(ROADMAP, ['__complete', 'bash', '--', line, replaced]);
    const values = stdout
      .split('\n')
      .slice(1, -1)
      .map((one) => one.split('\t')[0]);
    expect(values).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(values).toEqual([]);
  });
  test('the hidden command is not told of', async () => {
    const { stdout } = await run(ROADMAP, '--help');
    expect(stdout).not.toContain('__complete');
    expect(stdout).toContain('completion');
    expect(await offered(['__'])).toEqual([]);
  });
  test('for another shell there is none', async () => {
    const { exitCode, stdout, stderr } = await run(ROADMAP, 'completion fishh');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/"fishh"[^]*did you mean "fish"/);
  });
});

/** Whether the program can be started; where it can't, what needs it is skipped, and that is told. */
function isInstalled(program: string): boolean {
  const isThere = spawnSync(program, ['--version']).status === 0;
  if (!isThere) process.stderr.write(`skipped: ${program} is not installed\n`);
  return isThere;
}

/** Names of documents as nobody should choose them. */
const NAMES = [
  'my notes.md',
  'we$(touch pwned).md',
  "qu'ote.md",
  'co:lon.md',
  'eq=ual.md',
  'ti`touch pwned`ck.md',
];

/** Runs a shell in the project, with `agentops` on its path; calls of it that complete nothing are only noted. */
async function inShell(
  argv: readonly string[],
  input: string,
): Promise<{ readonly stdout: string; readonly calls: readonly string[] }> {
  const documents = Object.fromEntries(NAMES.map((name) => [`papers/${name}`, 'Text.\n']));
  return inFolder({ ...ROADMAP, ...documents }, async (root) => {
    const bin = path.join(root, '.bin');
    mkdirSync(bin);
    const log = path.join(bin, 'log');
    writeFileSync(log, '');
    writeFileSync(
      path.join(bin, 'agentops'),
      `#!/bin/sh
case "$1" in
  __complete | completion) exec '${process.execPath}' '${BIN}' "$@" ;;
  *) { for word; do printf '[%s]' "$word"; done; echo; } >>'${log}' ;;
esac
`,
    );
    chmodSync(path.join(bin, 'agentops'), 0o755);
    const { stdout } = spawnSync(argv[0]!, argv.slice(1), {
      cwd: root,
      input,
      encoding: 'utf8',
      timeout: 30_000,
      env: {
        ...process.env,
        HOME: bin,
        PATH: `${bin}:${process.env['PATH']}`,
        TERM: 'dumb',
        LC_ALL: 'C.UTF-8',
        HISTFILE: '/dev/null',
      },
    });
    expect(existsSync(path.join(root, 'pwned'))).toBe(false);
    return { stdout, calls: readFileSync(log, 'utf8').trim().split('\n') };
  });
}

/** Lines as they are typed, a tab at the end of each, and what is called then. */
const TYPED: readonly (readonly [string, string])[] = [
  ['agentops gate ch', '[gate][check]'],
  ['agentops gate check al', '[gate][check][alpha]'],
  ['agentops gate explain alpha/we', '[gate][explain][alpha/well]'],
  ['agentops gate explain "alpha/we', '[gate][explain][alpha/well]'],
  ["agentops gate explain 'alpha/we", '[gate][explain][alpha/well]'],
  ['agentops gate explain alpha\\/we', '[gate][explain][alpha/well]'],
  ["agentops gate check --roadmap 'oth'er om", '[gate][check][--roadmap][other][omega]'],
  ['agentops gate check --format=js', '[gate][check][--format=json]'],
  ['agentops gate check --format js', '[gate][check][--format][json]'],
  ['agentops gate check --roadmap other om', '[gate][check][--roadmap][other][omega]'],
  ['agentops evidence pin trials/t1 claims/f', '[evidence][pin][trials/t1][claims/fast]'],
  ['agentops render papers/my', '[render][papers/my notes.md]'],
  ['agentops render papers/we', '[render][papers/we$(touch pwned).md]'],
  ['agentops render papers/qu', "[render][papers/qu'ote.md]"],
  ['agentops render papers/co', '[render][papers/co:lon.md]'],
  ['agentops render papers/ti', '[render][papers/ti`touch pwned`ck.md]'],
  ['agentops gate check --roadmap=other/ro', '[gate][check][--roadmap=other/roadmap.yaml]'],
  ['agentops gate check --format json=papers/my', '[gate][check][--format][json=papers/my notes.md]'],
];
const KEYS = TYPED.map(([line]) => `${line}\t\n`).join('');
const CALLS = TYPED.map(([, call]) => call);

const hasBash = isInstalled('bash');
const hasZsh = isInstalled('zsh');
const hasFish = isInstalled('fish');

describe('in the real shells', () => {
  test.skipIf(!hasTerminals || !hasBash)('bash, typed at a terminal', async () => {
    const keys = `bind 'set enable-bracketed-paste off'\nsource <(agentops completion bash)\n${KEYS}exit\n`;
    const { calls } = await inShell(['script', '-qec', 'bash --norc --noprofile -i', '/dev/null'], keys);
    expect(calls).toEqual(CALLS);
  });
  test.skipIf(!hasBash)('bash, by the function itself', async () => {
    const script = `source <(agentops completion bash)
COMP_LINE='agentops gate explain alpha/w' COMP_POINT=22
_agentops agentops '' explain
printf '<%s>' "\${COMPREPLY[@]}"
COMP_POINT=\${#COMP_LINE}
_agentops agentops alpha/w explain
printf '<%s>' "\${COMPREPLY[@]}"
COMP_LINE='agentops gate check none'
_agentops agentops none check
printf '<%s>' "\${#COMPREPLY[@]}"
`;
    const { stdout } = await inShell(['bash', '--norc', '--noprofile', '-c', script], '');
    expect(stdout).toBe('<alpha/well><alpha/worn><alpha/well><alpha/worn><0>');
  });
  test.skipIf(!hasTerminals || !hasZsh)('zsh, typed at a terminal', async () => {
    const keys = `autoload -Uz compinit; compinit -u -D\nsource <(agentops completion zsh)\n${KEYS}exit\n`;
    const { calls } = await inShell(['script', '-qec', 'zsh -f -i', '/dev/null'], keys);
    expect(calls).toEqual(CALLS);
  });
  test.skipIf(!hasFish)('fish', async () => {
    const lines = [
      ...TYPED.map(([line]) => line),
      'agentops gate check (touch pwned)al',
      'agentops gate check no',
    ];
    const script = `agentops completion fish | source
for line in ${lines.map((line) => `'${line.replaceAll("'", "\\'")}'`).join(' ')}
    echo '>' (complete -C "$line" | string split -m 1 -f 1 \\t)
end
`;
    const { stdout } = await inShell(['fish', '--no-config', '-c', script], '');
    expect(stdout.trim().split('\n')).toEqual([
      '> check',
      '> alpha',
      '> alpha/well',
      '> alpha/well',
      '> alpha/well',
      '> alpha/well',
      '> omega',
      '> --format=json',
      '> json',
      '> omega',
      '> claims/fast',
      '> papers/my notes.md',
      '> papers/we$(touch pwned).md',
      "> papers/qu'ote.md",
      '> papers/co:lon.md',
      '> papers/ti`touch pwned`ck.md',
      '> --roadmap=other/roadmap.yaml',
      '> json=papers/my notes.md',
      '>',
      '>',
    ]);
  });
});
