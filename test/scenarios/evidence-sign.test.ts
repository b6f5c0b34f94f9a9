/** `agentops evidence sign`: what is signed, with what, and what it never touches. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeKey, sign, type Key } from '../unit/verify/ssh-keys.ts';
import { execute, runIn, type Answer } from '../kit/command.ts';
import { writeFiles, type Files } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';

const PATH = process.env['PATH'] ?? '';
const SIGNATURE = 'roadmap/signatures/jane.sig';
const LINES = [
  'agentops-attestation-v1',
  'reviews/jane',
  'Jane Doe',
  '2026-01-12',
  'Żaneta and I reviewed it.',
];

let jane: Key;
let omar: Key;

beforeAll(() => {
  jane = makeKey('jane');
  omar = makeKey('omar');
});

function attested(by: string, signature: string | null, statement = 'Seen.'): string {
  const named = signature === null ? '' : `, signature: ${signature}`;
  return `{ attested: { by: ${by}, on: 2026-01-12, statement: ${statement} }${named} }`;
}

function roadmapFolder(files: Files = {}): string {
  return newFolder({
    'roadmap/roadmap.yaml': `version: 1
name: Demo
phases:
  - id: alpha
    name: Alpha
    gate:
      criteria:
        - { id: reviewed, statement: S, count: reviews, target: 1 }
        - id: endorsed
          statement: S
          all:
            - { name: one, proofs: [docs/none.md, ${attested('jane', 'signed/endorsed.sig')}] }
        - id: lawful
          statement: S
          proofs: [${attested('jane', null)}]
registers:
  reviews:
    - { id: jane, proofs: [${attested('Jane Doe', SIGNATURE, LINES[4])}] }
    - { id: plain, proofs: [docs/none.md] }
    - { id: empty }
    - { id: two, proofs: [docs/none.md, ${attested('jane', 'a.sig')}, ${attested('omar', 'b.sig')}] }
    - { id: out, proofs: [${attested('jane', 'link/a/b.sig')}] }
    - { id: vague, proofs: [${attested('"*"', 'c.sig')}] }
`,
    ...files,
  });
}

const signing = (root: string, ...argv: readonly string[]): Promise<Answer> =>
  runIn(root, ['evidence', 'sign', ...argv], { env: { PATH } });

/** What the first record's proof comes to. */
async function observedOfJane(root: string): Promise<string> {
  const { stdout } = await runIn(root, 'gate check --json', { env: { PATH } });
  const { evidence } = JSON.parse(stdout).phases[0].gate.criteria[0];
  const found = evidence.find(({ ref }: { ref: string }) => ref === 'reviews/jane');
  return `${found.proofs[0].verdict}: ${found.proofs[0].observed}`;
}

test('signs, says what is still to be added, and then it verifies', async () => {
  const root = roadmapFolder();
  const first = await signing(root, 'reviews/jane', '--key', jane.file);
  const line = `"Jane Doe" namespaces="agentops" ${jane.public}`;
  expect(first).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: [
      `signed: ${SIGNATURE}`,
      'it does not verify: the list of signers roadmap/allowed_signers is not there',
      "add this line to roadmap/allowed_signers if the key is Jane Doe's:",
      line,
      '',
    ].join('\n'),
  });
  expect(readdirSync(join(root, 'roadmap/signatures'))).toEqual(['jane.sig']);
  writeFiles(root, { 'roadmap/allowed_signers': `${line}\n` });
  expect(await observedOfJane(root)).toBe('holds: stated by Jane Doe on 2026-01-12, signature verified');
});

test('a signature is replaced with --force only', async () => {
  const root = roadmapFolder({ 'roadmap/allowed_signers': `"Jane Doe" ${omar.public}\n` });
  await signing(root, 'reviews/jane', '--key', jane.file);
  const before = readFileSync(join(root, SIGNATURE), 'utf8');
  expect(await observedOfJane(root)).toMatch(/^fails: /);
  const refused = await signing(root, 'reviews/jane', '--key', omar.file);
  expect(refused).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `error: ${SIGNATURE} is there already\n  sign anew with --force\n`,
  });
  expect(readFileSync(join(root, SIGNATURE), 'utf8')).toBe(before);
  const { stderr } = await signing(root, 'reviews/jane', '--key', omar.file, '--force');
  expect(stderr).toBe(`signed: ${SIGNATURE}\nit verifies against roadmap/allowed_signers\n`);
  expect(await observedOfJane(root)).toMatch(/^holds: .*signature verified/);
});

test('what --print prints is what is signed', async () => {
  const root = roadmapFolder({ 'roadmap/allowed_signers': `"Jane Doe" ${jane.public}\n` });
  const { exitCode, stdout, stderr } = await signing(root, 'reviews/jane', '--print');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toBe(LINES.map((line) => `${line}\n`).join(''));
  writeFiles(root, { [SIGNATURE]: sign(jane, stdout.trimEnd().split('\n')) });
  expect(await observedOfJane(root)).toMatch(/^holds: .*signature verified/);
});

test('a path is taken from where one stands, a key by its public half too', async () => {
  const root = roadmapFolder({ 'docs/key': readFileSync(jane.file), 'docs/key.pub': jane.public });
  chmodSync(join(root, 'docs/key'), 0o600);
  const argv = ['evidence', 'sign', 'alpha/endorsed', '--roadmap', '../roadmap', '--key', 'key.pub'];
  const { exitCode } = await runIn(join(root, 'docs'), argv, { env: { PATH } });
  expect(exitCode).toBe(0);
  expect(existsSync(join(root, 'signed/endorsed.sig'))).toBe(true);
});

describe('one of several attestations', () => {
  test('is chosen by its number', async () => {
    const root = roadmapFolder();
    const { stdout } = await signing(root, 'reviews/two', '--proof', '3', '--print');
    expect(stdout.split('\n')[2]).toBe('omar');
    expect((await signing(root, 'reviews/two', '--proof', '2', '--print')).stdout).toContain('\njane\n');
  });

  test('is the one that is not signed yet', async () => {
    const root = roadmapFolder({ 'a.sig': '' });
    expect((await signing(root, 'reviews/two', '--print')).stdout).toContain('\nomar\n');
  });

  test.each([{}, { 'a.sig': '', 'b.sig': '' }])('is asked for otherwise: %o', async (files: Files) => {
    expect(await signing(roadmapFolder(files), 'reviews/two', '--print')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'error: reviews/two has several attestations\n  choose one with --proof N: 2 (by jane), 3 (by omar)\n',
    });
  });
});

test.each<[string, RegExp]>([
  [
    'reviews/jnae --print',
    /no record or criterion is called "reviews\/jnae"\n {2}did you mean "reviews\/jane"/,
  ],
  ['alpha/endorse --print', /did you mean "alpha\/endorsed"/],
  [
    'reviews/plain --print',
    /reviews\/plain has no attestation\n.*signature: roadmap\/signatures\/reviews\/plain\.sig/,
  ],
  ['reviews/empty --print', /has no attestation/],
  ['alpha/lawful --print', /names no file[^]*add signature: roadmap\/signatures\/alpha\/lawful\.sig/],
  ['reviews/two --proof 1 --print', /no attestation number 1\n.*2 \(by jane\)/],
  ['reviews/two --proof two --print', /no attestation number two/],
  ['reviews/jane', /no key is named\n.*--key PATH.*--print/],
  ['reviews/jane --key nowhere', /there is no key nowhere/],
  ['reviews/jane --key nowhere --print', /--print.*--key/],
  ['reviews/vague --print', /can't be signed: who signs is a name/],
  ['', /ref/],
])('refuses evidence sign %s', async (command, says) => {
  const root = roadmapFolder();
  const { exitCode, stdout, stderr } = await signing(root, ...command.split(' ').filter(Boolean));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^error: /);
  expect(stderr).toMatch(says);
  expect(readdirSync(root)).toEqual(['roadmap']);
});

test('an invalid roadmap is told', async () => {
  const root = newFolder({ 'roadmap/roadmap.yaml': 'version: 1\nname: Demo\n' });
  const { exitCode, stdout, stderr } = await signing(root, 'reviews/jane', '--print');
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('phases');
});

describe('a path that a roadmap names', () => {
  test('does not lead out of the root', async () => {
    const [root, outside] = [roadmapFolder(), newFolder()];
    symlinkSync(outside, join(root, 'link'));
    const { exitCode, stderr } = await signing(root, 'reviews/out', '--key', jane.file);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('link leads out of the root by a symbolic link');
    expect(readdirSync(outside)).toEqual([]);
  });

  test('makes no folder of a file', async () => {
    const root = roadmapFolder({ link: 'a file' });
    const { exitCode, stderr } = await signing(root, 'reviews/out', '--key', jane.file);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error: can't write link/a/b.sig");
    expect(readFileSync(join(root, 'link'), 'utf8')).toBe('a file');
  });

  test.each(['# Notes\n', ''])(
    'costs no file that is no signature, even with --force: %j',
    async (content) => {
      const root = roadmapFolder({ [SIGNATURE]: content });
      const { exitCode, stderr } = await signing(root, 'reviews/jane', '--key', jane.file, '--force');
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`${SIGNATURE} is there and no signature`);
      expect(readFileSync(join(root, SIGNATURE), 'utf8')).toBe(content);
    },
  );

  test('costs no folder', async () => {
    const root = roadmapFolder();
    mkdirSync(join(root, SIGNATURE), { recursive: true });
    const { exitCode } = await signing(root, 'reviews/jane', '--key', jane.file, '--force');
    expect(exitCode).toBe(2);
  });
});

describe('a process without a terminal', () => {
  /** Runs the built command in a session of its own, which has nowhere to ask for a passphrase. */
  async function spawnSigning(key: string, env: Record<string, string>) {
    const root = roadmapFolder();
    const temporary = newFolder();
    const { exitCode, ...said } = await execute(root, ['evidence', 'sign', 'reviews/jane', '--key', key], {
      env: { TMPDIR: temporary, ...env },
      detached: true,
    });
    expect(readdirSync(temporary)).toEqual([]);
    return { exitCode, ...said, files: readdirSync(join(root, 'roadmap')) };
  }

  test('signs with a key that has no passphrase', async () => {
    const { exitCode, stdout, files } = await spawnSigning(jane.file, {});
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(files).toEqual(['roadmap.yaml', 'signatures']);
  });

  test('does not wait for a passphrase', async () => {
    const { exitCode, stdout, stderr, files } = await spawnSigning(makeKey('locked', 'secret').file, {});
    expect({ exitCode, stdout, files }).toEqual({ exitCode: 2, stdout: '', files: ['roadmap.yaml'] });
    expect(stderr).toMatch(/incorrect passphrase[^]*error: ssh-keygen did not sign with /);
  });

  test('does not sign with what is no key', async () => {
    const { exitCode, stdout, stderr } = await spawnSigning('roadmap/roadmap.yaml', {});
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('error: ssh-keygen did not sign with roadmap/roadmap.yaml');
  });

  test('keeps what ssh-keygen says out of stdout', async () => {
    const bin = newFolder();
    const script = '#!/bin/sh\necho said\necho also >&2\nexit 1\n';
    writeFileSync(join(bin, 'ssh-keygen'), script, { mode: 0o755 });
    const { exitCode, stdout, stderr } = await spawnSigning(jane.file, { PATH: `${bin}:${PATH}` });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^said\nalso\nerror: /);
  });

  test('says when there is no ssh-keygen', async () => {
    const { exitCode, stdout, stderr } = await spawnSigning(jane.file, { PATH: newFolder() });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^error: ssh-keygen could not be started\n.*--print/);
  });
});

test('its help fits into a terminal', async () => {
  for (const command of ['evidence --help', 'evidence sign --help']) {
    const { exitCode, stdout } = await runIn(newFolder(), command);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('sign');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  }
});
