/** README's examples: its YAML is a project, its commands are carried out in it, and what it shows is what is printed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Code, Heading, Image, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import * as library from '../../src/index.ts';
import { tree } from '../unit/documents/tree.ts';
import { execute } from '../kit/command.ts';
import { BIN, ROOT, writeFiles, type Texts } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { git, startRepository } from '../kit/repository.ts';

const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

interface Block {
  readonly section: string;
  readonly lang: string | null;
  readonly text: string;
}

const blocks = await blocksOf(README);
const inLanguage = (lang: string): readonly Block[] => blocks.filter((one) => one.lang === lang);

/** Code blocks with the section that they stand in. */
async function blocksOf(source: string): Promise<readonly Block[]> {
  let section = '';
  return (await tree(source)).children.flatMap((node): readonly Block[] => {
    if (node.type === 'heading') section = textOf(node as Heading);
    if (node.type !== 'code') return [];
    const { lang = null, value } = node as Code;
    return [{ section, lang: lang ?? null, text: value }];
  });
}

/** The YAML blocks that name their file, by that name. */
const files = new Map(
  inLanguage('yaml').flatMap(({ text }) => {
    const file = /^# (roadmap\/\S+)\n/.exec(text)?.[1];
    return file === undefined ? [] : [[file, text] as const];
  }),
);
/** The proofs that act, which stand in no file of their own. */
const acting = (
  parse(inLanguage('yaml').find(({ text }) => text.startsWith('proofs:'))!.text) as { proofs: unknown[] }
).proofs;

const review = `# Findings\n\n${'It works as it should. '.repeat(30)}\n`;
const OTHERS: Texts = {
  'roadmap/phases/beta.yaml': 'version: 1\nid: beta\nname: Beta\n',
  'services/web/roadmap/roadmap.yaml': 'version: 1\nname: Web\nphases: [{ id: one, name: One }]\n',
  'services/api/roadmap/roadmap.yaml': 'version: 1\nname: API\nphases: [{ id: one, name: One }]\n',
  'docs/reviews/omar.md': review,
  'docs/reviews/lee.md': review,
  'docs/STATUS.md': `# Status\n\n${inLanguage('markdown')[0]!.text}\n`,
  'bench/speedup.json': '{ "ratio": 3.2 }',
  'bench.js': 'console.log(JSON.stringify({ ratio: process.argv.includes("--broken") ? 1 : 3.2 }));\n',
  'README.md':
    '# It\n\nIt is 3x faster than before. 40 teams use it. We have no public list of them. It saves 20% of the time.\n\n## Limits\n\nIt is small.\n',
};

let scratch: string;
beforeAll(() => {
  scratch = newFolder();
  mkdirSync(path.join(scratch, '.ssh'));
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path.join(scratch, '.ssh/id_ed25519')]);
});

/** A folder with the project of the README, in a repository that has an origin. */
function makeProject(name: string, withActing: boolean): string {
  const root = path.join(scratch, name);
  writeFiles(root, { ...Object.fromEntries(files), ...OTHERS });
  if (withActing) {
    const register = parse(files.get('roadmap/evidence/reviews.yaml')!) as {
      records: { proofs: unknown[] }[];
    };
    register.records[0]!.proofs.push(...acting);
    writeFileSync(path.join(root, 'roadmap/evidence/reviews.yaml'), stringify(register));
  }
  startRepository(root);
  git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  return root;
}

/** Carries out a line as a shell does; `npx agentops` is the built command. */
function carryOut(line: string, cwd: string): { readonly status: number | null; readonly stderr: string } {
  const script = `npx() { shift; "${process.execPath}" "${BIN}" "$@"; }; ${line}`;
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { status, stderr } = spawnSync('sh', ['-c', script], {
    cwd,
    encoding: 'utf8',
    input: '',
    env: { ...env, HOME: scratch, XDG_CACHE_HOME: '', XDG_STATE_HOME: '', LANG: 'C.UTF-8' },
  });
  return { status, stderr };
}

/** The command lines of the indented blocks of a section. */
const commandsOf = (section: string): readonly string[] =>
  blocks
    .filter((one) => one.section === section && one.lang === null)
    .flatMap(({ text }) => text.split('\n').filter((line) => /^(?:npx|npm) /.test(line)));

const SECTIONS = [...new Set(blocks.filter(({ lang }) => lang === null).map(({ section }) => section))];
const SET_UP = 'Try it';
const START = 'Start one of your own';

test('two commands set everything up', () => {
  expect(commandsOf(SET_UP)).toEqual(['npm ci && npx agentops gate check', 'npm ci && npm test']);
});

test('its pictures are there, small, told in words, and no part of the package', async () => {
  const pictures: Image[] = [];
  const collect = (node: Nodes): void => {
    if (node.type === 'image') pictures.push(node);
    if ('children' in node) node.children.forEach(collect);
  };
  collect(await tree(README));
  expect(pictures.length).toBeGreaterThan(1);
  for (const { alt } of pictures) expect(alt).toMatch(/^.{40,}$/);
  const sizes = pictures.map(({ url }) => statSync(path.join(ROOT, url)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
  const { files: shipped } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  expect(pictures.filter(({ url }) => shipped.some((one: string) => url.startsWith(one)))).toEqual([]);
});

test('every indented block holds commands alone', () => {
  const lines = blocks.filter(({ lang }) => lang === null).flatMap(({ text }) => text.split('\n'));
  expect(lines.filter((line) => line !== '' && !/^(?:npx|npm) /.test(line))).toEqual([]);
});

describe.each(SECTIONS.filter((section) => section !== SET_UP && section !== START))('%s', (section) => {
  test('its commands work, one after another', () => {
    const root = makeProject(section.replaceAll(/\W/g, '-'), /acts|Signed|Collect/.test(section));
    for (const line of commandsOf(section)) {
      const { status, stderr } = carryOut(line, root);
      expect({ line, stderr, couldJudge: status === 0 || status === 1 }).toMatchObject({ couldJudge: true });
      expect(stderr).not.toMatch(/^error/m);
    }
  });
});

test('a roadmap is started by each of its commands', () => {
  const [small, imported, check] = commandsOf(START);
  for (const [index, line] of [small!, imported!].entries()) {
    const root = path.join(scratch, `start-${index}`);
    mkdirSync(root);
    cpSync(path.join(ROOT, 'roadmap/ROADMAP.md'), path.join(root, 'ROADMAP.md'));
    expect(carryOut(line, root)).toMatchObject({ status: 0 });
    expect([0, 1]).toContain(carryOut(check!, root).status);
  }
});

test('the document that follows the gates does', () => {
  const root = makeProject('rendered', false);
  expect(carryOut('npx agentops render --check docs/STATUS.md', root).status).toBe(1);
  expect(carryOut('npx agentops render docs/STATUS.md', root).status).toBe(0);
  expect(readFileSync(path.join(root, 'docs/STATUS.md'), 'utf8')).toContain('| Phase');
  expect(carryOut('npx agentops render --check docs/STATUS.md', root).status).toBe(0);
});

test('the roadmap that it shows is valid', () => {
  const root = makeProject('valid', true);
  expect(carryOut('npx agentops validate', root)).toEqual({ status: 0, stderr: '' });
});

test('what it prints is what it shows', async () => {
  const [shown, ...others] = inLanguage('text');
  expect(others).toEqual([]);
  const line = /`npx agentops (gate check --as-of [^`]+)` on the roadmap that ships/.exec(README)![1]!;
  const { stdout } = await execute(ROOT, line);
  expect(stdout).toBe(`${shown!.text}\n`);
});

test('its example of the library runs as it stands', () => {
  const [example, ...others] = inLanguage('ts');
  expect(others).toEqual([]);
  const root = makeProject('library', false);
  // What runs is the source as it is now.
  execFileSync('npm', ['run', '--silent', 'build:library'], { cwd: ROOT });
  mkdirSync(path.join(root, 'node_modules'));
  symlinkSync(ROOT, path.join(root, 'node_modules/agentops'), 'dir');
  writeFileSync(path.join(root, 'example.mjs'), example!.text);
  const runIn = (cwd: string) =>
    spawnSync(process.execPath, [path.join(root, 'example.mjs')], { cwd, encoding: 'utf8' });
  expect(runIn(root)).toMatchObject({
    status: 0,
    stderr: '',
    stdout: 'alpha partial\nbeta undefined\nextend\n',
  });
  expect(runIn(scratch).stderr).toContain('Error: there is no roadmap/roadmap.yaml here');
});

test('its names of the library are there, and its schema for editors', () => {
  const section = README.slice(README.indexOf('## As a library'), README.indexOf('## Limits'));
  const names = [...section.matchAll(/`([a-z]+[A-Z]?[a-zA-Z]*)`/g)].map(([, name]) => name!);
  expect(names).toContain('buildReport');
  expect(names.filter((name) => !(name in library))).toEqual([]);
  const [, schema] = /\$schema=\.\.\/\.\.\/node_modules\/agentops\/(\S+\.json)/.exec(README)!;
  expect(statSync(path.join(ROOT, schema!)).isFile()).toBe(true);
});

test('the waiver that it shows is valid', () => {
  const root = makeProject('waiver', false);
  const alpha = path.join(root, 'roadmap/phases/alpha.yaml');
  const [, waiver] = /`(waiver: \{.*?\})`/.exec(README)!;
  writeFileSync(alpha, readFileSync(alpha, 'utf8').replace('      kind: quality', `      ${waiver}`));
  expect(carryOut('npx agentops validate', root)).toEqual({ status: 0, stderr: '' });
});

describe.each(['.github/workflows/shards.yml', '.gitlab-ci.yml'])('the shards of %s', (name) => {
  const block = inLanguage('yaml').find(({ text }) => text.startsWith(`# ${name}\n`))!;
  const lines = [...block.text.matchAll(/^ *- (?:run: )?(npx agentops .*)$/gm)].map(([, line]) => line!);
  /** What the runner makes of a line, on its machine number `index` of four. */
  const onRunner = (line: string, root: string, index: number): string =>
    `export RUNNER_TEMP='${root}-temp' CI_NODE_INDEX=${index} CI_NODE_TOTAL=4 CI_PIPELINE_ID=7; mkdir -p "$RUNNER_TEMP/blobs"; ${line}`
      .replaceAll('${{ matrix.shard }}', String(index))
      .replace('/blob-', '/blobs/blob-');

  test.each([
    ['are merged', [1, 2, 3, 4], ''],
    ['one of which died are told', [1, 2, 4], 'error: shard 3 of 4 is missing\n'],
  ])('%s', (_, alive, told) => {
    const root = makeProject(`shards-${name.length}-${alive.length}`, true);
    const [shard, merge] = lines;
    for (const index of alive)
      expect(carryOut(onRunner(shard!, root, index), root)).toMatchObject({
        status: 0,
        stderr: expect.stringContaining(`shard ${index} of 4: checked`),
      });
    const { status, stderr } = carryOut(onRunner(merge!, root, 0), root);
    expect(stderr.slice(0, told.length || undefined)).toBe(told);
    expect(status).toBe(told === '' ? 1 : 2);
  });

  test('name what they use by hash', () => {
    for (const [, used] of block.text.matchAll(/uses: (\S+)/g)) expect(used).toMatch(/@[0-9a-f]{40}$/);
    expect(lines).toHaveLength(2);
  });
});

test('its workflow uses what is there, by hash', () => {
  const workflow = parse(inLanguage('yaml').find(({ text }) => text.includes('workflows/'))!.text) as {
    jobs: { gates: { steps: { uses: string; with: Record<string, unknown> }[] } };
  };
  const { inputs } = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8')) as { inputs: object };
  const [checkout, own] = workflow.jobs.gates.steps;
  expect(checkout!.uses).toMatch(/@[0-9a-f]{40}$/);
  expect(Object.keys(own!.with).filter((name) => !(name in inputs))).toEqual([]);
});
