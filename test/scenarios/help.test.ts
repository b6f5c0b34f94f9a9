/** The help of every command: what it has to have, and that its examples work. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { createProgram } from '../../src/cli/program.ts';
import { runIn } from '../kit/command.ts';
import { BIN, type Files } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { commit, git, startRepository } from '../kit/repository.ts';
import { gate } from './project.ts';
import { run } from './scenario.ts';
import { hasTerminals } from './terminal.ts';

const GROUPS = ['gate', 'claims', 'evidence'];
const program = createProgram({} as Io, () => {}, [...GROUPS, 'decide', 'diff', 'history']);

function commandsBelow(command: Command, before: readonly string[] = []): readonly Listed[] {
  const inner = command.commands.flatMap((one) => commandsBelow(one, [...before, one.name()]));
  return [{ name: before.join(' '), command }, ...inner];
}

interface Listed {
  readonly name: string;
  readonly command: Command;
}

const COMMANDS = commandsBelow(program);
const LEAVES = COMMANDS.filter(({ command }) => command.commands.length === 0);

const help = async (name: string): Promise<string> =>
  (
    await run(
      {},
      [...name.split(' '), '--help'].filter((word) => word !== ''),
    )
  ).stdout;

const examplesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^ {2}(agentops .*)$/gm)].map(([, line]) => line!);

test('there are commands, and every group is looked into', () => {
  expect(LEAVES.length).toBeGreaterThan(10);
  const groups = COMMANDS.filter(({ name, command }) => name !== '' && command.commands.length > 0);
  expect(groups.map(({ name }) => name)).toEqual(GROUPS);
});

describe.each(COMMANDS)('agentops $name', ({ name, command }) => {
  test('has a purpose of one sentence, and two examples', async () => {
    const text = await help(name);
    expect(text).toMatch(/^Usage: agentops/);
    expect(command.description()).toMatch(/^[^\n]{10,100}$/);
    const own = examplesIn(text).filter((line) => line.startsWith(`agentops ${name}`));
    expect(own.length).toBeGreaterThanOrEqual(2);
  });
  test('fits 80 columns', async () => {
    expect((await help(name)).split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

test.skipIf(!hasTerminals)('its columns fit a narrow terminal', () => {
  const command = `stty cols 60; "${process.execPath}" "${BIN}" gate check --help`;
  const shown = execFileSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8' });
  const [columns] = shown.split('Exit codes:');
  expect(columns).toContain('--roadmap <path>');
  expect(columns!.split(/\r?\n/).filter((line) => line.length > 60)).toEqual([]);
});

describe.each(LEAVES)('agentops $name', ({ name, command }) => {
  test('says what its exit codes mean', async () => {
    expect(await help(name)).toMatch(/^Exit codes:\n {2}0 {2}\S[^]*^ {2}2 {2}\S/m);
  });
  test('names no option in its exit codes that it has not', async () => {
    const text = await help(name);
    const known = new Set([...text.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option));
    const [codes] = /^Exit codes:\n(?: {2}.*\n)+/m.exec(text)!;
    const named = [...codes.matchAll(/--[a-z-]+/g)].map(([option]) => option);
    expect(named.filter((option) => !known.has(option))).toEqual([]);
  });
  test('has its options in groups, and its help under Options', () => {
    const alone = command.options.filter((option) => option.helpGroupHeading === undefined);
    expect(alone.map(({ flags }) => flags)).toEqual([]);
  });
  test('describes every option and argument, and says what goes without it', () => {
    const options = command.options.map(({ long, description, defaultValueDescription }) => ({
      long,
      text: `${description} (default: ${defaultValueDescription ?? ''})`,
    }));
    for (const { long, text } of options) {
      expect(text, long ?? '').toMatch(/^\S.*\S$/);
      const usual = { '--roadmap': 'found from here', '--as-of': 'today', '--format': 'terminal' }[long!];
      if (usual !== undefined) expect(text, long ?? '').toContain(`(default: ${usual}`);
    }
    for (const argument of command.registeredArguments) expect(argument.description).toMatch(/^\S.+/);
  });
});

const PROJECT: Files = gate(
  `- id: community-validation
  statement: Three have reviewed it
  count: reviews
  target: 3
- id: endorsed
  statement: Jane stands for it
  proofs:
    - { attested: { by: jane, on: 2026-01-10, statement: It works }, signature: roadmap/signatures/alpha/endorsed.sig }`,
  {
    'roadmap/roadmap.yaml':
      'version: 1\nname: Demo\nphases: [alpha, beta]\nregisters: { changes: [], benchmarks: [{ id: speed, proofs: [{ file: docs/rey.md, covers: src/a.js }] }] }\n',
    'roadmap/evidence/reviews.yaml': `version: 1
register: reviews
records:
  - { id: jane, on: 2026-01-10, proofs: [{ attested: { by: jane, on: 2026-01-10, statement: It works }, signature: roadmap/signatures/reviews/jane.sig }] }
`,
    'docs/roadmap/roadmap.yaml': 'version: 1\nname: Other\nphases: [{ id: one, name: One }]\n',
    'services/web/roadmap/roadmap.yaml': 'version: 1\nname: Web\nphases: [{ id: one, name: One }]\n',
    'README.md': '# Demo\n\nIt has 500 users.\n\n<!-- agentops:begin status -->\n<!-- agentops:end -->\n',
    'docs/status.md': '# Status\n\n<!-- agentops:begin gate -->\n<!-- agentops:end -->\n',
    'docs/guide.md': '# Guide\n',
    'src/a.js': '// A\n',
    'verdicts.json': `${JSON.stringify({
      version: 1,
      tool: { name: 'agentops', version: '0.1.0' },
      roadmap: { name: 'Demo', path: 'roadmap/roadmap.yaml' },
      verdicts: [],
    })}\n`,
  },
);
const BASELINE = 'version: 1\nentries: []\n';

/** Examples that can't be carried out here: what they say then. */
const REFUSED: readonly (readonly [RegExp, RegExp])[] = [
  [/evidence sign reviews\/jane --key/, /id_ed25519/],
  [/status --watch/, /needs a terminal/],
];

describe('the examples', async () => {
  const folder = newFolder();
  // For the shell to find what the pattern of an example means.
  for (const index of [1, 2, 3, 4]) writeFileSync(path.join(folder, `blob-${index}.json`), '');
  const texts = await Promise.all(COMMANDS.map(({ name }) => help(name)));
  const examples = [...new Set(texts.flatMap(examplesIn))];

  test.each(examples)('%s', async (example) => {
    const { exitCode, stderr } = await run(filesFor(example), wordsOf(example, folder), {
      prepare: async (root) => {
        if (/--base|--history|agentops (?:diff|history)/.test(example)) makeRepository(root);
        if (/merge/.test(example)) await makeBlobs(root);
      },
    });
    const refused = REFUSED.find(([which]) => which.test(example));
    expect(stderr).not.toMatch(/unknown|argument|should not happen/);
    if (refused) expect(stderr).toMatch(refused[1]);
    else expect([0, 1], stderr).toContain(exitCode);
  });
});

function filesFor(example: string): Files {
  if (/--prune|--reset/.test(example)) return { ...PROJECT, 'roadmap/baseline.yaml': BASELINE };
  if (example.startsWith('agentops init')) return { 'ROADMAP.md': '## Phase 1: Alpha\n\n- [ ] It works\n' };
  return PROJECT;
}

/** A clone whose origin has what is there. */
function makeRepository(root: string): void {
  startRepository(root);
  commit(root);
  git(root, 'switch', '--quiet', '--create', 'work');
  git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
}

/** What four shards give. */
async function makeBlobs(root: string): Promise<void> {
  for (const index of [1, 2, 3, 4])
    await runIn(root, `gate check --quiet --shard ${index}/4 --format blob=blob-${index}.json`);
}

/** The arguments that a shell makes of a command line. */
function wordsOf(line: string, cwd: string): readonly string[] {
  const script = `agentops() { printf '%s\\0' "$@" >&2; }; ${line}`;
  const words = execFileSync('sh', ['-c', `exec 2>&1; { ${script}; } 2>words; cat words`], {
    cwd,
    encoding: 'utf8',
  });
  return words.split('\0').slice(0, -1);
}
