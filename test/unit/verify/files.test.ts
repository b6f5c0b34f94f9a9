import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeFiles } from '../../kit/files.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { told, verdict, verdicts } from './fixture.ts';

describe('files', () => {
  const outside = newFolder({ 'secret.md': 'secret' });
  const root = newFolder({
    'docs/a.md': 'A TODO',
    'docs/b.md': 'B',
    'docs/B.md': 'capital',
    'docs/deep/c.md': 'C',
    'docs/.hidden.md': 'hidden',
    '.dir/d.md': 'hidden',
    'node_modules/x/e.md': 'foreign',
    'sub/node_modules/f.md': 'foreign',
    'sub/.git/g.md': 'foreign',
    'mixed/empty.md': '',
    'mixed/full.md': 'x',
    'odd/[x].md': 'x',
    'odd/new\nline.md': 'x',
    'docs.md/inner.md': 'inner',
  });
  symlinkSync('a.md', join(root, 'docs/link.md'));
  symlinkSync('docs', join(root, 'linked'));
  symlinkSync(outside, join(root, 'out'));

  test.each<[Record<string, unknown>, string]>([
    [{ files: 'docs/*.md' }, 'holds: 3 files match'],
    [{ files: './docs/*.md' }, 'holds: 3 files match'],
    [{ files: 'docs/**' }, 'holds: 4 files match'],
    [{ files: 'docs/a.*' }, 'holds: 1 file matches'],
    [{ files: 'docs/*.md', min: 3 }, 'holds: 3 files match'],
    [{ files: 'docs/*.md', min: 4 }, 'fails: 3 files match, 4 are asked'],
    [{ files: 'docs/*.txt' }, 'fails: no file matches'],
    [{ files: 'docs/*.txt', min: 2 }, 'fails: no file matches, 2 are asked'],
    [{ files: 'docs' }, 'fails: no file matches'],
    [{ files: '*.md' }, 'fails: no file matches'],
    [{ files: '**/e.md' }, 'fails: no file matches'],
    [{ files: '**/f.md' }, 'fails: no file matches'],
    [{ files: '**/g.md' }, 'fails: no file matches'],
    [{ files: '**/d.md' }, 'fails: no file matches'],
    [{ files: 'missing/*.md' }, 'fails: no file matches'],
    [{ files: 'docs/a.md/*.md' }, 'fails: no file matches'],
    [{ files: 'out/*.md' }, 'fails: no file matches'],
    [{ files: '!docs/*.md' }, 'fails: no file matches'],
    [{ files: 'docs/*.md', each: { excludes: 'TODO' } }, 'fails: docs/a.md has "TODO"'],
    [{ files: 'docs/*.md', each: { contains: 'Z' } }, 'fails: docs/B.md lacks "Z", and 2 more files too'],
    [{ files: 'docs/{b,B}.md', each: { excludes: 'TODO', min_words: 1 } }, 'holds: 2 files match'],
    [
      { files: 'docs/((a)+)+b' },
      'unverified: could not be checked: the glob has brackets that can be read in too many ways',
    ],
    [{ files: 'docs/factor(1)/factor(2)/(3)/(4)/(5)/x*.md' }, 'fails: no file matches'],
    [{ files: '{docs,b}/{a,d}.{e,md}{,f}{,h,i}' }, 'holds: 1 file matches'],
    [{ files: `docs/a,b,c${'{a,b}'.repeat(6)}` }, 'fails: no file matches'],
    [
      { files: `docs/${'{a,b}'.repeat(7)}` },
      'unverified: could not be checked: the glob has brackets that can be read in too many ways',
    ],
    [
      { files: `docs/${'(a)?'.repeat(7)}` },
      'unverified: could not be checked: the glob has brackets that can be read in too many ways',
    ],
    [
      { files: `docs/${'{a,b'.repeat(7)}` },
      'unverified: could not be checked: the glob has brackets that can be read in too many ways',
    ],
    [{ files: `docs/${'\\{a,b\\}'.repeat(7)}` }, 'fails: no file matches'],
    [{ files: '{docs,mixed}/{a,full}.md' }, 'holds: 2 files match'],
    [{ files: `${'{**/,}'.repeat(3)}a.md` }, 'holds: 1 file matches'],
    [
      { files: `${'{**/,}'.repeat(10)}zz.md` },
      `unverified: could not be checked: the glob has too many wildcards`,
    ],
    [
      { files: `${'{*/,}'.repeat(30)}zz.md` },
      `unverified: could not be checked: the glob has brackets that can be read in too many ways`,
    ],
    [
      { files: `${'(*/|)'.repeat(30)}zz.md` },
      `unverified: could not be checked: the glob has brackets that can be read in too many ways`,
    ],
    [{ files: 'docs/*a*a*a*a*b' }, 'unverified: could not be checked: the glob has too many wildcards'],
    [
      { files: '**/a/**/a/**/a/**/a/**' },
      'unverified: could not be checked: the glob has too many wildcards',
    ],
    [{ files: 'docs/*a*.*' }, 'holds: 1 file matches'],
    [{ files: 'mixed/*' }, 'holds: 1 file matches'],
    [{ files: 'mixed/*', min: 2 }, 'fails: 1 file matches, 2 are asked; 1 file is empty'],
    [{ files: 'mixed/e*' }, 'fails: no file matches; 1 file is empty'],
    [{ files: 'mixed/*', each: { excludes: 'y' } }, 'fails: mixed/empty.md is empty'],
    [{ files: 'odd/\\[x\\].md' }, 'holds: 1 file matches'],
    [{ files: 'odd/*', each: { contains: 'y' }, min: 2 }, 'fails: odd/[x].md lacks "y", and 1 more file too'],
  ])('%j', async (source, expected) => {
    expect(await told(root, source)).toBe(expected);
  });

  test.each([
    [4096, 'fails: no file matches'],
    [4097, 'unverified: could not be checked: the glob is longer than 4096 characters'],
    [600_000, 'unverified: could not be checked: the glob is longer than 4096 characters'],
  ])('a glob of %i characters', async (length, expected) => {
    expect(await told(root, { files: '*/'.repeat(length / 2).padEnd(length, 'a') })).toBe(expected);
  });

  test('tells what every file gave, sorted by code unit', async () => {
    const seen = await verdict(root, { files: 'docs/*.md', each: { excludes: 'TODO' } });
    expect(seen.files).toEqual({
      holding: ['docs/B.md', 'docs/b.md'],
      failing: ['docs/a.md'],
      unread: [],
      circular: 0,
    });
    expect(seen.rests).toBeUndefined();
  });

  test('a folder that is a link is walked, when it leads inside', async () => {
    expect((await verdict(root, { files: 'linked/*.md' })).files!.holding).toEqual([
      'linked/B.md',
      'linked/a.md',
      'linked/b.md',
    ]);
  });

  test('what is listed but can’t be found by its name is unread', async () => {
    const other = newFolder();
    writeFileSync(Buffer.concat([Buffer.from(`${other}/`), Buffer.from([0xff]), Buffer.from('.md')]), 'x');
    expect(await verdict(other, { files: '*.md' })).toMatchObject({
      verdict: 'unverified',
      files: { unread: ['\ufffd.md'] },
    });
  });

  test('what is not text is unread under conditions on its text', async () => {
    const other = newFolder({ 'a.txt': Buffer.from([0xff]), 'b.txt': 'x' });
    expect(await told(other, { files: '*.txt', each: { contains: 'x' } })).toBe(
      'unverified: a.txt is not UTF-8 text',
    );
    expect(await told(other, { files: '*.txt', each: { contains: 'x' }, min: 3 })).toBe(
      'fails: 1 file matches, 3 are asked',
    );
    expect(await told(other, { files: '*.txt', min: 2 })).toBe('holds: 2 files match');
  });
});

describe('covers', () => {
  const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
  const files = { 'src/b.js': 'b', 'src/a.js': 'a', 'src/B.js': 'B', 'docs/x.md': 'x', 'src/empty.js': '' };
  const root = newFolder({ ...files, 'proof.md': 'proof' });
  const lines = (...paths: (keyof typeof files)[]): string =>
    `sha256:${sha(paths.map((path) => `${path}\0${sha(files[path])}\n`).join(''))}`;

  test.each<[string | string[], string | null]>([
    ['src/*.js', lines('src/B.js', 'src/a.js', 'src/b.js', 'src/empty.js')],
    [
      ['src/a.js', 'src/*.js', 'docs/**'],
      lines('docs/x.md', 'src/B.js', 'src/a.js', 'src/b.js', 'src/empty.js'),
    ],
    ['none/*', null],
  ])('%j', async (covers, digest) => {
    expect((await verdict(root, { file: 'proof.md', covers })).covered).toBe(digest);
  });

  test('of every kind, and whether it holds or not', async () => {
    const covers = 'src/a.js';
    const seen = await verdicts(root, [
      { file: 'missing.md', covers },
      { files: 'src/*.ts', covers },
      { run: ['true'], covers },
      { attested: { by: 'jane', on: '2026-01-12', statement: 'x' }, covers },
      { file: 'proof.md' },
      { file: 'src/a.js', covers: 'src/a.js' },
    ]);
    expect(seen.map(({ covered }) => covered)).toEqual([
      ...Array.from({ length: 4 }, () => lines('src/a.js')),
      undefined,
      lines('src/a.js'),
    ]);
  });

  test('large files too', async () => {
    const large = 'x'.repeat(3 * 1024 * 1024 + 5);
    writeFiles(root, { 'large/a.bin': large, 'large/b.bin': large.slice(0, 1024 * 1024) });
    expect((await verdict(root, { file: 'proof.md', covers: 'large/*' })).covered).toBe(
      `sha256:${sha(`large/a.bin\0${sha(large)}\nlarge/b.bin\0${sha(large.slice(0, 1024 * 1024))}\n`)}`,
    );
  });

  test('a file that leads outside is not there to be covered', async () => {
    const other = newFolder({ 'proof.md': 'x' });
    mkdirSync(join(other, 'in'));
    symlinkSync(newFolder({ 'a.js': 'a' }), join(other, 'in/out'));
    expect((await verdict(other, { file: 'proof.md', covers: 'in/out/*.js' })).covered).toBeNull();
  });
});
