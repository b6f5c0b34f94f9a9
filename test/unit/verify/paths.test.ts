/** What a path can lead to besides a file of the project, and what can take a file's place once it was found. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDiskTree } from '../../../src/verify/files/disk-tree.ts';
import type { FoundFile } from '../../../src/verify/facts.ts';
import { isProblem } from '../../../src/verify/problem.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { told, verdict } from './fixture.ts';

test.runIf(process.platform === 'linux').each([
  ['/dev', 'zero', 'fails: is a device, not a file'],
  ['/dev', 'null', 'fails: is a device, not a file'],
  ['/proc', 'self', 'fails: is a directory, not a file'],
  ['/proc', 'version', 'fails: is empty'],
])('in %s, %s', async (root, file, expected) => expect(await told(root, { file })).toBe(expected));

test.each(['/dev/zero', '/dev/stdin', '/proc/self/environ', '/etc/passwd', '/proc/self/cwd/a.md'])(
  'a link to %s leads out of the root',
  async (target) => {
    const root = newFolder({ 'a.md': 'a' });
    symlinkSync(target, join(root, 'link.md'));
    expect(await told(root, { file: 'link.md' })).toMatch(/^fails: (?:leads out of the root|is not there)/);
    expect(await told(root, { files: '*.md', each: { contains: 'root' } })).toMatch(/^fails: a\.md lacks/);
  },
);

test('10 GB without anything in them are not read', async () => {
  const root = newFolder({ 'a.txt': '', 'a.json': '', 'a.xml': '' });
  for (const name of ['a.txt', 'a.json', 'a.xml']) truncateSync(join(root, name), 10 * 2 ** 30);
  const large = 'unverified: is larger than 64 MiB';
  expect(await told(root, { file: 'a.txt' })).toBe('holds: is there');
  expect(await told(root, { file: 'a.txt', excludes: 'x' })).toBe(large);
  expect(await told(root, { data: 'a.json', pointer: '/a' })).toBe(large);
  expect(await told(root, { junit: 'a.xml' })).toBe(large);
});

test('names with line ends and signs that turn the text are told in one line', async () => {
  const names = ['docs/a\nb.md', 'docs/\u202Egnp.md', 'docs/c\r\u001B[2J.md'];
  const root = newFolder(Object.fromEntries(names.map((name) => [name, 'x'])));
  for (const file of names) expect(await told(root, { file })).toBe('holds: is there');
  const { files, observed } = await verdict(root, { files: 'docs/*', each: { contains: 'y' } });
  expect(files!.failing.toSorted()).toEqual(names.toSorted());
  expect(observed).not.toMatch(/[\r\n]/);
});

describe('between looking and reading', () => {
  const outside = newFolder({ 'a.md': 'secret' });
  const secret = join(outside, 'a.md');
  const inPlace: readonly (readonly [string, (root: string) => void])[] = [
    ['a link out of the root', (root) => symlinkSync(secret, join(root, 'docs/a.md'))],
    ['a link to a file of the project', (root) => symlinkSync('b.md', join(root, 'docs/a.md'))],
    ['another file of the same size', (root) => renameSync(join(root, 'docs/b.md'), join(root, 'docs/a.md'))],
    ['a pipe', (root) => void spawnSync('mkfifo', [join(root, 'docs/a.md')])],
    ['a folder', (root) => mkdirSync(join(root, 'docs/a.md'))],
    ['nothing', () => {}],
  ];
  test.each(inPlace)('%s takes its place', (_, replace) => {
    const root = newFolder({ 'docs/a.md': 'public', 'docs/b.md': 'hidden' });
    const tree = openDiskTree(root);
    const found = tree.look(join(root, 'docs'), 'a.md') as FoundFile;
    rmSync(join(root, 'docs/a.md'));
    replace(root);
    expect(isProblem(tree.read(found))).toBe(true);
    expect(isProblem(tree.hash(found) as object)).toBe(true);
  });

  test('a link takes the place of its folder, before or after it was looked at', () => {
    for (const isBefore of [true, false]) {
      const root = newFolder({ 'docs/a.md': 'public' });
      const tree = openDiskTree(root);
      const real = (tree.resolve('docs') as { real: string }).real;
      const look = (): FoundFile => tree.look(real, 'a.md') as FoundFile;
      const early = isBefore ? null : look();
      renameSync(join(root, 'docs'), join(root, 'gone'));
      symlinkSync(outside, join(root, 'docs'));
      const found = early ?? look();
      expect(isProblem(tree.read(found))).toBe(true);
      expect(isProblem(tree.hash(found) as object)).toBe(true);
    }
  });

  test('more is written to it', () => {
    const root = newFolder({ 'docs/a.md': 'public' });
    const tree = openDiskTree(root);
    const found = tree.look(join(root, 'docs'), 'a.md') as FoundFile;
    writeFileSync(join(root, 'docs/a.md'), 'public, and more');
    expect(tree.read(found)).toMatchObject({ why: 'changed while it was read' });
  });
});
