/** The package as it is published: what a project gets that installs it, without anything else of this folder. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { beforeAll, expect, test } from 'vitest';
import { ROOT, writeFiles } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { gate, MET } from './project.ts';

let project: string;
let shipped: readonly string[];

beforeAll(() => {
  npm('run', '--silent', 'build:library');
  npm('run', '--silent', 'build:types');
  project = newFolder();
  const packed = npm('pack', '--ignore-scripts', '--json', '--dry-run');
  const [{ files }] = JSON.parse(packed) as [{ files: { path: string }[] }];
  shipped = files.map((one) => one.path);
  const modules = path.join(project, 'node_modules');
  for (const file of shipped) {
    const to = path.join(modules, 'agentops', file);
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(path.join(ROOT, file), to);
  }
  // Beside it stands what it depends on, as npm would put it there, and the types of Node.
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const needed = Object.entries(lock.packages).flatMap(([at, { dev }]) =>
    at.startsWith('node_modules/') && !at.includes('/node_modules/') && !dev ? [at] : [],
  );
  for (const at of [...needed, 'node_modules/@types/node', 'node_modules/undici-types']) {
    mkdirSync(path.dirname(path.join(project, at)), { recursive: true });
    symlinkSync(path.join(ROOT, at), path.join(project, at));
  }
  const theirs = gate(MET, { 'package.json': '{ "name": "theirs", "private": true, "type": "module" }' });
  writeFiles(project, theirs);
}, 60_000);

function npm(...argv: readonly string[]): string {
  return execFileSync('npm', argv, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The blocks of README in TypeScript. */
const EXAMPLES = [...readFileSync(path.join(ROOT, 'README.md'), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)];

test('holds the command, the library, the schemas, and nothing that only we need', () => {
  expect(shipped).toEqual(
    expect.arrayContaining(['bin/agentops.js', 'dist/index.js', 'README.md', 'LICENSE']),
  );
  expect(shipped.filter((file) => /^(?:src|test|docs|roadmap|\.|dist\/chunks)/.test(file))).toEqual([]);
  expect(shipped.filter((file) => file.endsWith('.ts') && !/^dist\/types\/.*\.d\.ts$/.test(file))).toEqual(
    [],
  );
});

test('its command judges a roadmap where nothing else of ours is', () => {
  const bin = path.join(project, 'node_modules/agentops/bin/agentops.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'gate', 'check', '--no-cache'], {
    cwd: project,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('ADVANCE');
});

test.each(EXAMPLES.map(([, text], index) => [index + 1, text!]))(
  'example %i of README is compiled by strict rules, and runs',
  (index, text) => {
    const name = `example-${index}`;
    writeFileSync(path.join(project, `${name}.ts`), text);
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
    const options =
      '--strict --module nodenext --target es2022 --lib es2023 --types node --skipLibCheck false';
    const compiled = spawnSync(process.execPath, [tsc, ...options.split(' '), `${name}.ts`], {
      cwd: project,
      encoding: 'utf8',
    });
    expect({ status: compiled.status, errors: compiled.stdout }).toEqual({ status: 0, errors: '' });
    const run = spawnSync(process.execPath, [`${name}.js`], { cwd: project, encoding: 'utf8' });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
  },
);
