/** The built command starts whatever has become of the code caches that lie beside its bundle. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { ROOT } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';

/** The command can't start without it. */
const MAIN = 'main.cjs.cache';
let root: string;

beforeEach(() => {
  root = newFolder();
  for (const name of ['bin', 'dist/cli', 'package.json'])
    cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true });
});

function caches(): readonly string[] {
  return readdirSync(path.join(root, 'dist/cli')).filter((name) => name.endsWith('.cache'));
}

function change(name: string, to: (cache: Buffer) => Uint8Array | string): void {
  const file = path.join(root, 'dist/cli', name);
  writeFileSync(file, to(readFileSync(file)));
}

function expectStart(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/agentops.js', '--version'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 15_000,
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: '' });
}

test('as it was built', () => {
  expect(caches()).toContain(MAIN);
  expectStart();
});

test.each<[string, (cache: Buffer) => Uint8Array | string]>([
  ['empty', () => ''],
  ['text', () => 'no cache\n'],
  ['cut off', (cache) => cache.subarray(0, cache.length / 2)],
  ['longer', (cache) => Buffer.concat([cache, cache])],
  ['of another version of V8', (cache) => cache.fill(0, 4, 8)],
  ['of another source', (cache) => cache.fill(0, 8, 12)],
])('a cache that is %s', (_, to) => {
  change(MAIN, to);
  expectStart();
});

test('every cache is wrong', () => {
  for (const name of caches()) change(name, () => 'no cache\n');
  expectStart();
});

test('no cache is there', () => {
  for (const name of caches()) rmSync(path.join(root, 'dist/cli', name));
  expectStart();
});

test('what another build remembers of a roadmap is not taken up', () => {
  const project = path.join(root, 'project');
  mkdirSync(path.join(project, 'roadmap'), { recursive: true });
  writeFileSync(
    path.join(project, 'roadmap/roadmap.yaml'),
    'version: 1\nname: Demo\nphases: [{ id: a, name: A }]\n',
  );
  const remembered = (): Buffer => {
    spawnSync(process.execPath, [path.join(root, 'bin/agentops.js'), 'gate', 'check'], {
      cwd: project,
      env: { HOME: root },
    });
    const folder = path.join(root, '.cache/agentops');
    return readFileSync(
      path.join(
        folder,
        readdirSync(folder).find((name) => name.startsWith('roadmap-'))!,
      ),
    );
  };
  const first = remembered();
  expect(remembered()).toEqual(first);
  appendFileSync(path.join(root, 'dist/cli/main.cjs'), '//');
  expect(remembered()).not.toEqual(first);
});
