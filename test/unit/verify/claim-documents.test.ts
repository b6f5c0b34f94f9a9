import { chmodSync, linkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DocumentGlobs } from '../../../src/model/roadmap.ts';
import {
  findNamedDocuments,
  listClaimDocuments,
  readClaimDocument,
  type ClaimDocuments,
} from '../../../src/verify/claim-documents.ts';
import { openWorld, type World } from '../../../src/verify/world.ts';
import { writeFiles, type Files } from '../../kit/files.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { commit, git } from '../../kit/repository.ts';
import { roadmap } from './fixture.ts';

const AT = { file: 'roadmap/roadmap.yaml', path: ['documents'] };
const USUAL = ['README.md', 'ROADMAP.md', 'docs/**/*.md'];

const open = (root: string): World => openWorld({ root }, roadmap({}), []);

/** The paths, or what is wrong. */
function told(found: ClaimDocuments): readonly string[] {
  if ('documents' in found) return found.documents.map(({ path }) => path);
  return found.problems.map(({ message }) => message);
}

async function list(root: string, include: readonly string[] = USUAL, exclude: readonly string[] = []) {
  const globs: DocumentGlobs = { include, exclude };
  return told(await listClaimDocuments(open(root), globs, AT));
}

const named = (root: string, names: readonly string[], cwd = root): readonly string[] =>
  told(findNamedDocuments(open(root), names, cwd));

const FILES: Files = {
  'README.md': '# R',
  'docs/a.md': 'a',
  'docs/deep/b.MD': 'b',
  'docs/deep/c.md': 'c',
  'docs/notes.txt': 'n',
  'docs/.hidden.md': 'h',
  'docs/node_modules/x/README.md': 'x',
  'other/d.md': 'd',
};

describe('the documents that globs match', () => {
  test('are the usual ones, sorted, and Markdown alone', async () => {
    const root = newFolder(FILES);
    expect(await list(root)).toEqual(['README.md', 'docs/a.md', 'docs/deep/c.md']);
    expect(await list(root, ['**'])).toEqual([
      'README.md',
      'docs/a.md',
      'docs/deep/b.MD',
      'docs/deep/c.md',
      'other/d.md',
    ]);
  });

  test('those that are excluded aside', async () => {
    const root = newFolder(FILES);
    expect(await list(root, USUAL, ['docs/deep/**', 'README.md'])).toEqual(['docs/a.md']);
  });

  test('those that git ignores aside, but for those it has', async () => {
    const root = newFolder(FILES);
    expect(await list(root)).toContain('docs/a.md');
    git(root, 'init', '--quiet');
    commit(root, {});
    writeFiles(root, {
      '.gitignore': 'docs/*.md\nnew.md\n',
      'docs/new.md': 'n',
      'docs/deep/new.md': 'n',
      'docs/ü (1).md': 'n',
      'docs/:(top).md': 'n',
    });
    expect(await list(root)).toEqual(['README.md', 'docs/a.md', 'docs/deep/c.md']);
  });

  test('none is an error', async () => {
    const root = newFolder({ 'a.txt': 'a' });
    expect(await list(root)).toEqual([
      'no document to check: nothing matches README.md, ROADMAP.md, docs/**/*.md',
    ]);
    writeFiles(root, { 'README.md': 'r', '.gitignore': 'README.md' });
    git(root, 'init', '--quiet');
    expect(await list(root, ['README.md'])).toEqual([
      'no document to check: nothing matches README.md that is not excluded or ignored by git (1 document)',
    ]);
    expect(await list(root, ['*.md'], ['*.md'])).toEqual([
      'no document to check: nothing matches *.md that is not excluded or ignored by git (1 document)',
    ]);
  });

  test('links stay below the root, and a file is read once', async () => {
    const outside = newFolder({ 'secret.md': 's' });
    const root = newFolder({ 'docs/a.md': 'a' });
    symlinkSync('docs/a.md', join(root, 'README.md'));
    expect(await list(root)).toEqual(['README.md']);
    symlinkSync(join(outside, 'secret.md'), join(root, 'docs/b.md'));
    symlinkSync(outside, join(root, 'docs/folder'));
    expect(await list(root)).toEqual(['README.md']);
    symlinkSync(join(outside, 'secret.md'), join(root, 'ROADMAP.md'));
    expect(await list(root)).toEqual(['ROADMAP.md leads out of the root by a symbolic link']);
  });

  test.runIf(process.getuid?.() !== 0)('a folder that can not be listed is an error', async () => {
    const root = newFolder(FILES);
    chmodSync(join(root, 'docs/deep'), 0);
    const problems = await list(root);
    chmodSync(join(root, 'docs/deep'), 0o755);
    expect(problems).toEqual(['a folder below "docs/**/*.md" can\'t be listed']);
  });

  test('globs that match for ever are refused', async () => {
    const root = newFolder(FILES);
    const wild = '*a*a*a*a*a*.md';
    const message = `the glob "${wild}" has too many wildcards`;
    expect(await list(root, [wild])).toEqual([message]);
    expect(await list(root, USUAL, [wild])).toEqual([message]);
    const long = '*/'.repeat(2049);
    expect(await list(root, [long])).toEqual([`the glob "${long}" is longer than 4096 characters`]);
  });
});

describe('the documents that are named', () => {
  test('are found from where the command runs, also where git ignores them', () => {
    const root = newFolder({ ...FILES, '.gitignore': '*.md' });
    git(root, 'init', '--quiet');
    expect(
      named(root, ['../README.md', './a.md', 'a.md', join(root, 'other/d.md')], join(root, 'docs')),
    ).toEqual(['README.md', 'docs/a.md', 'other/d.md']);
  });

  test('under two names once', () => {
    const root = newFolder(FILES);
    symlinkSync('README.md', join(root, 'again.md'));
    linkSync(join(root, 'README.md'), join(root, 'hard.md'));
    expect(named(root, ['again.md', 'README.md'])).toEqual(['README.md']);
  });

  test('every one that is no document below the root is told', () => {
    const outside = newFolder({ 'secret.md': 's' });
    const root = newFolder(FILES);
    symlinkSync(join(outside, 'secret.md'), join(root, 'link.md'));
    const names = ['gone.md', 'docs', 'docs/notes.txt', join(outside, 'secret.md'), 'link.md', 'README.md'];
    const wrong = findNamedDocuments(open(root), names, root);
    expect(told(wrong)).toEqual([
      'gone.md is not there',
      'docs is a directory, not a file',
      'docs/notes.txt is no Markdown document',
      `${join(outside, 'secret.md')} lies outside of the root`,
      'link.md leads out of the root by a symbolic link',
    ]);
    expect(wrong).toMatchObject({
      problems: [{ rule: 'reference', at: { file: 'gone.md', line: 1 } }, {}, {}, {}, {}],
    });
  });
});

describe('a document as read', () => {
  async function read(content: string | Buffer) {
    const world = open(newFolder({ 'README.md': content }));
    const found = findNamedDocuments(world, ['README.md'], world.root);
    if (!('documents' in found)) throw new Error('no document');
    return readClaimDocument(world, found.documents[0]!);
  }

  test('is the same with a byte order mark and other line ends', async () => {
    const plain = await read('# A\n\nb\n');
    expect(plain).toMatchObject({ text: '# A\n\nb\n', root: { type: 'root' } });
    expect(await read('\uFEFF# A\r\n\r\nb\r\n')).toEqual(plain);
  });

  test('or an error', async () => {
    expect(await read(Buffer.from([0xff, 0x41]))).toMatchObject({
      rule: 'reference',
      message: "can't read README.md: it is not UTF-8 text",
    });
    expect(await read('>'.repeat(5000))).toMatchObject({
      message: "can't read README.md: it is too large or too deeply nested to be parsed as Markdown",
    });
  });
});
