/** The formats for machines, from the command line on: where they go, what they are called, what GitHub gets besides. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/report/formats/index.ts';
import type { Files } from '../kit/files.ts';
import { gate, MET } from './project.ts';
import { run } from './scenario.ts';

const WELL = gate(MET);
const WRONG = gate('- { id: it, statement: S, claim: met, proofs: [docs/none.md] }');
const INVALID = gate('- { id: it, statement: S, count: nothing, target: 1 }');
const NAMES = Object.keys(FORMATS);
const MACHINES = NAMES.filter((name) => name !== 'terminal');

test.each(['gate check', 'validate'])('the help of %s names every format', async (command) => {
  const { stdout } = await run(WELL, `${command} --help`);
  const words = new Set(stdout.split(/[^a-z]+/));
  expect(NAMES.filter((name) => !words.has(name))).toEqual([]);
});

test('a misspelt format: the nearest one is named', async () => {
  const { exitCode, stderr } = await run(WELL, 'gate check --format markdwon');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('did you mean "markdown"?');
});

/** What these are of needs a judgement, so people are told on stderr why there is none. */
const OF_JUDGEMENTS = ['badge', 'vsa'];

describe.each(MACHINES.filter((name) => !OF_JUDGEMENTS.includes(name)))('%s', (name) => {
  test.each([
    ['well', WELL, 'gate check', 0],
    ['wrong', WRONG, 'gate check', 1],
    ['invalid', INVALID, 'gate check', 2],
    ['not there', { 'README.md': 'Nothing.\n' }, 'gate check', 2],
    ['valid files', WELL, 'validate', 0],
    ['invalid files', INVALID, 'validate', 2],
  ] as [string, Files, string, number][])(
    '%s: a report on stdout, nothing on stderr',
    async (_, files, command, exit) => {
      const { exitCode, stdout, stderr } = await run(files, `${command} --format ${name}`);
      expect({ exitCode, stderr }).toEqual({ exitCode: exit, stderr: '' });
      expect(stdout).toMatch(/[^\n]\n$/);
    },
  );
  test('to a file: the same bytes, and people read on stderr what is wrong', async () => {
    const { stdout } = await run(INVALID, `gate check --format ${name}`);
    const toFile = await run(INVALID, `gate check --format ${name}=out`, {
      inspect: (root) => expect(readFileSync(path.join(root, 'out'), 'utf8')).toBe(stdout),
    });
    expect(toFile.stdout).toBe('');
    expect(toFile.stderr).toContain('roadmap/phases/alpha.yaml:6:38');
  });
});

describe.each(OF_JUDGEMENTS)('%s', (name) => {
  test.each([
    ['well', WELL, 0],
    ['wrong', WRONG, 1],
  ])('%s: on stdout, nothing on stderr', async (_, files, exit) => {
    const { exitCode, stdout, stderr } = await run(files, `gate check --format ${name}`);
    expect({ exitCode, stderr }).toEqual({ exitCode: exit, stderr: '' });
    expect(stdout).toMatch(/[^\n]\n$/);
  });
  test('invalid: people read on stderr what is wrong', async () => {
    const { exitCode, stderr } = await run(INVALID, `gate check --format ${name}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('roadmap/phases/alpha.yaml:6:38');
  });
});

test('all formats at once, one on stdout', async () => {
  const files = MACHINES.map((name) => `--format ${name}=out.${name}`).join(' ');
  const { exitCode, stdout, stderr } = await run(WRONG, `gate check ${files} --format terminal`, {
    inspect: (root) => {
      for (const name of MACHINES)
        expect(readFileSync(path.join(root, `out.${name}`), 'utf8')).toMatch(/\n$/);
    },
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout).toContain('claim-contradicted');
});

test.each([
  ['in a repository', '.git', 'packages/a/roadmap/phases/alpha.yaml'],
  ['outside of any', 'other', 'roadmap/phases/alpha.yaml'],
])('%s: files are named as its systems look for them', async (_, folder, file) => {
  const inside = Object.fromEntries(
    Object.entries(WRONG).map(([name, text]) => [`packages/a/${name}`, text]),
  );
  const setting = { prepare: (root: string) => mkdirSync(path.join(root, folder)) };
  const command = (name: string): string => `gate check --roadmap packages/a/roadmap --format ${name}`;
  const github = await run(inside, command('github'), setting);
  expect(github.stdout).toContain(`::error file=${file},line=6,`);
  expect((await run(inside, command('sarif'), setting)).stdout).toContain(`"uri": "${file}"`);
  expect((await run(inside, command('json'), setting)).report.findings[0]!.at.file).toBe(
    'roadmap/phases/alpha.yaml',
  );
});

describe("the step's summary", () => {
  const FILE = 'summary.md';
  /** What is in the file when the run is over; null: there is none. */
  async function summaryOf(
    files: Files,
    command: string,
    prepare: (root: string) => void = () => {},
  ): Promise<{ exitCode: number; stderr: string; summary: string | null }> {
    let summary: string | null = null;
    const { exitCode, stderr } = await run(files, command, {
      env: { GITHUB_STEP_SUMMARY: FILE },
      prepare,
      inspect: (root) => {
        const file = path.join(root, FILE);
        if (statSync(file, { throwIfNoEntry: false })?.isFile()) summary = readFileSync(file, 'utf8');
      },
    });
    return { exitCode, stderr, summary };
  }
  const writing =
    (text: string) =>
    (root: string): void =>
      writeFileSync(path.join(root, FILE), text);

  test.each([
    ['a report', WRONG, 1],
    ['of invalid input', INVALID, 2],
  ])('%s: the Markdown report, when the format is github', async (_, files, exit) => {
    const { stdout } = await run(files, 'gate check --format markdown');
    const of = (format: string) => summaryOf(files, `gate check --format ${format}=out`);
    expect(await of('github')).toMatchObject({ exitCode: exit, summary: stdout });
    expect(await of('markdown')).toMatchObject({ exitCode: exit, summary: null });
  });
  test('what is there stays, and need not end in a line', async () => {
    const { stdout } = await run(WRONG, 'gate check --format markdown');
    const { summary } = await summaryOf(WRONG, 'gate check --format github', writing('before'));
    expect(summary).toBe(`before\n\n${stdout}`);
  });
  test('in a full one nothing is written, since GitHub would show nothing of it; that is told, and fails nothing', async () => {
    const full = 'x'.repeat(1024 * 1024 - 100);
    const { summary, exitCode, stderr } = await summaryOf(WELL, 'gate check --format github', writing(full));
    expect(summary).toBe(full);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: "the report is not in the step's summary: there is no room left in it\n",
    });
  });
  test('one that cannot be written is told, and fails nothing', async () => {
    const folder = (root: string): string | undefined =>
      mkdirSync(path.join(root, FILE), { recursive: true });
    const { exitCode, stderr } = await summaryOf(WELL, 'gate check --format github', folder);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("the report is not in the step's summary: it can't be written (EISDIR)\n");
  });
});
