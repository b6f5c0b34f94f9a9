/** The files of a commit, read from git's objects, are those that a checkout of it would have. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCommitTree } from '../../../../src/verify/git/commit-tree.ts';
import { isProblem } from '../../../../src/verify/problem.ts';
import { openRepository, type Repository } from '../../../../src/verify/git/repository.ts';
import type { Tree } from '../../../../src/verify/files/tree.ts';
import type { CommitView } from '../../../../src/verify/world.ts';
import { claim, evidence } from '../fixture.ts';
import { writeFiles } from '../../../kit/files.ts';
import { newFolder } from '../../../kit/new-folder.ts';
import { commit, git } from '../../../kit/repository.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
/** Proofs of every kind that reads files, with links of all sorts. */
const PROOFS: readonly unknown[] = [
  'docs/a.md',
  { file: 'docs/a.md', headings: 'Limits', contains: 'ünïcode' },
  { file: 'docs/a.md', covers: 'docs/**', digest: DIGEST },
  'docs/none.md',
  'docs',
  'none/at/all.md',
  'docs/a.md/more',
  'empty.md',
  'docs/link.md',
  'linked/a.md',
  'linked/../docs/a.md',
  'loop.md',
  'broken.md',
  'outside.md',
  'absolute.md',
  'outside/etc/hostname',
  'copy.md',
  'docs/name with "quotes"\n.md',
  'large.txt',
  { data: 'data/a.json', pointer: '/n', is: 3 },
  { files: 'docs/*.md' },
  { files: '**/*.md', min: 3, each: { min_words: 1 } },
  { files: 'linked/*.md' },
  { files: 'docs/.hidden/*' },
  { file: 'binary.bin' },
  { file: 'binary.bin', contains: 'x' },
  'roadmap/roadmap.yaml',
  'own.md',
];

describe.each(['', 'sub/folder'])('below "%s"', (below) => {
  let root: string;
  let repository: Repository;
  let first: string;

  beforeAll(async () => {
    const top = newFolder();
    git(top, 'init', '--quiet');
    root = join(top, below);
    writeFiles(root, {
      'docs/a.md': '# Guide\n\nünïcode\n\n## Limits\n\nSome.\n',
      'docs/b.md': 'Bees.\n',
      'docs/name with "quotes"\n.md': 'named\n',
      'docs/.hidden/x': 'x',
      'copy.md': 'We have proof.\n',
      'README.md': 'We have proof.\n',
      'empty.md': '',
      'large.txt': 'long '.repeat(200_000),
      'data/a.json': '{ "n": 3 }',
      'binary.bin': Buffer.from([0, 255, 254, 10, 13, 10, 128]),
      'roadmap/roadmap.yaml': 'version: 1\n',
    });
    symlinkSync('a.md', join(root, 'docs/link.md'));
    symlinkSync('./docs', join(root, 'linked'));
    symlinkSync('loop.md', join(root, 'loop.md'));
    symlinkSync('nothing.md', join(root, 'broken.md'));
    symlinkSync('../../../../etc/hostname', join(root, 'outside.md'));
    symlinkSync('/etc/hostname', join(root, 'absolute.md'));
    symlinkSync('../../../..', join(root, 'outside'));
    symlinkSync('roadmap/roadmap.yaml', join(root, 'own.md'));
    first = commit(top);
    repository = (await openRepository(root)) as Repository;
  });

  const view = (commitName: string): CommitView => ({
    tree: openCommitTree(repository, commitName, root) as Tree,
    repository: { ...repository, head: commitName },
  });
  const claims = [claim('proof', 'We have proof', ['README.md'])];

  test('everything is seen as in the checkout, also when that is gone', async () => {
    const there = await evidence(root, PROOFS, { claims });
    git(root, 'rm', '-r', '--quiet', '--cached', '.');
    git(root, 'clean', '-fdxq');
    mkdirSync(root, { recursive: true });
    const then = await evidence(root, PROOFS, { claims }, { commit: view(first) });
    expect(then).toEqual(there);
    expect([...then.verdicts.values()].filter(({ verdict }) => verdict === 'holds').length).toBeGreaterThan(
      10,
    );
    git(root, 'reset', '--quiet', '--hard', first);
  });

  test('what came later is not there', async () => {
    commit(root, { 'docs/c.md': 'Later.\n', 'docs/b.md': 'Changed.\n' });
    const proofs = ['docs/c.md', { file: 'docs/b.md', contains: 'Bees' }, { files: 'docs/{b,c}.md', min: 2 }];
    const { verdicts } = await evidence(root, proofs, {}, { commit: view(first) });
    expect([...verdicts.values()].map(({ verdict }) => verdict)).toEqual(['fails', 'holds', 'fails']);
  });

  test('the commit takes the place of HEAD', async () => {
    const later = commit(root, { 'docs/d.md': 'Later still.\n' });
    const { verdicts } = await evidence(
      root,
      [{ commit: first }, { commit: later }],
      {},
      { commit: view(first) },
    );
    expect([...verdicts.values()].map(({ verdict }) => verdict)).toEqual(['holds', 'fails']);
  });

  test('what git ignores is seen as it lies on the disk', async () => {
    writeFiles(root, { '.gitignore': 'out/\n*.log\nlink\n', 'new.md': 'not ignored' });
    writeFiles(root, { 'out/deep/r.md': 'made', 'docs/run.log': 'ran', 'made/x.log': 'ran' });
    symlinkSync('/etc', join(root, 'link'));
    const proofs = [
      'out/deep/r.md',
      { file: 'docs/run.log', contains: 'ran' },
      'made/x.log',
      { files: 'out/**/*.md' },
      { files: '**/*.log', min: 2 },
      { file: 'docs/a.md', covers: 'out/**', digest: DIGEST },
      'new.md',
      'out/none.md',
      'out/deep',
      'link/hostname',
    ];
    const { verdicts } = await evidence(root, proofs, {}, { commit: view(first) });
    expect([...verdicts.values()].map(({ verdict }) => verdict)).toEqual([
      'holds',
      'holds',
      'holds',
      'holds',
      'holds',
      'holds',
      'fails',
      'fails',
      'fails',
      'fails',
    ]);
  });
});

test('a commit without the folder has no files', async () => {
  const top = newFolder({ 'a.md': 'a' });
  git(top, 'init', '--quiet');
  const first = commit(top);
  commit(top, { 'sub/b.md': 'b' });
  const root = join(top, 'sub');
  const repository = (await openRepository(root)) as Repository;
  const tree = openCommitTree(repository, first, root) as Tree;
  expect(tree.list('')).toEqual([]);
  expect(tree.look('', 'b.md')).toMatchObject({ problem: 'absent' });
});

test('what git can’t read is a problem', async () => {
  const root = newFolder({ 'a.md': 'a' });
  git(root, 'init', '--quiet');
  commit(root);
  const repository = (await openRepository(root)) as Repository;
  const broken = { ...repository, git: () => ({ status: 128, stdout: '', stderr: 'fatal: bad object' }) };
  expect(isProblem(openCommitTree(broken, repository.head!, root))).toBe(true);
});

test('more files than are read at once', async () => {
  const root = newFolder();
  git(root, 'init', '--quiet');
  for (let index = 0; index < 2500; index += 1) writeFileSync(join(root, `f${index}.md`), `file ${index}\n`);
  const first = commit(root);
  const repository = (await openRepository(root)) as Repository;
  const tree = openCommitTree(repository, first, root) as Tree;
  const proofs = [0, 1, 999, 1000, 2499].map((index) => ({
    file: `f${index}.md`,
    contains: `file ${index}`,
  }));
  const { verdicts } = await evidence(root, proofs, {}, { commit: { tree, repository } });
  expect([...verdicts.values()].map(({ observed }) => observed)).toEqual(
    [0, 1, 999, 1000, 2499].map((index) => `has "file ${index}"`),
  );
});
