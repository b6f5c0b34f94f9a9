import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { discover } from '../../../src/load/discover.ts';
import { readText } from '../../../src/load/files.ts';
import { load, type Loaded } from '../../../src/load/load.ts';
import { writeFiles, type Files } from '../../kit/files.ts';
import { newFolder } from '../../kit/new-folder.ts';

const VALID = 'version: 1\nname: Test\nphases: [{ id: alpha, name: Alpha }]\n';
let root: string;

const write = (files: Files): void => writeFiles(root, files);

beforeAll(() => {
  root = newFolder();
});

describe('discover', () => {
  beforeAll(() => {
    write({
      'outer/roadmap/roadmap.yaml': VALID,
      'outer/a/b/note.txt': '',
      'outer/repo/.git/HEAD': '',
      'outer/repo/src/note.txt': '',
      'outer/worktree/.git': 'gitdir: elsewhere',
      'outer/own/.git/HEAD': '',
      'outer/own/roadmap/roadmap.yaml': VALID,
      'outer/own/src/note.txt': '',
      'outer/repo/yml/.git/HEAD': '',
      'outer/repo/yml/roadmap/roadmap.yml': VALID,
      'outer/README.md': '',
      'outer/roadmap/claims.yaml': '',
      'outer/roadmap/phases/a.yaml': '',
      'other/notes.md': '# Notes\n',
      'other/plan.yaml': VALID,
      'other/plans/roadmap.yaml': VALID,
    });
  });
  const at = (folder: string, asked?: string) => discover(path.join(root, folder), asked);

  test.each([
    ['outer', 'outer'],
    ['outer/a/b', 'outer'],
    ['outer/roadmap', 'outer'],
    ['outer/own', 'outer/own'],
    ['outer/own/src', 'outer/own'],
  ])('from %s to %s', (from, to) => {
    expect(at(from)).toEqual({
      root: path.join(root, to),
      folder: 'roadmap',
      path: 'roadmap/roadmap.yaml',
    });
  });

  test.each(['outer/repo', 'outer/repo/src', 'outer/worktree'])('never past the git root: %s', (from) => {
    const found = at(from) as Diagnostic;
    expect(found).toMatchObject({
      rule: 'reference',
      message: expect.stringContaining('there is no roadmap/roadmap.yaml here'),
      hint: expect.stringContaining('--roadmap PATH'),
    });
  });

  test('a roadmap.yml is told', () => {
    expect(at('outer/repo/yml')).toMatchObject({
      message: 'there is a roadmap/roadmap.yml here, and no roadmap/roadmap.yaml',
      hint: 'rename it to roadmap.yaml',
    });
  });

  test.each([
    ['../outer/roadmap', 'outer', 'roadmap', 'roadmap/roadmap.yaml'],
    ['../outer/roadmap/roadmap.yaml', 'outer', 'roadmap', 'roadmap/roadmap.yaml'],
    ['plans', 'other', 'plans', 'plans/roadmap.yaml'],
    ['plan.yaml', '', 'other', 'other/plan.yaml'],
  ])('--roadmap %s', (asked, to, folder, file) => {
    expect(at('other', asked)).toEqual({ root: path.join(root, to), folder, path: file });
  });

  test.each([
    ['nowhere', 'there is no nowhere', 'takes a directory'],
    ['../outer', 'the directory ../outer holds no roadmap.yaml', 'did you mean --roadmap ../outer/roadmap?'],
    ['../outer/roadmp', 'there is no ../outer/roadmp', 'did you mean --roadmap ../outer/roadmap?'],
    ['paln.yaml', 'there is no paln.yaml', 'takes a directory'],
    ['plan', 'there is no plan', 'did you mean --roadmap plans?'],
    ['notes.md', 'notes.md is no roadmap.yaml', 'takes a directory'],
    ['notes.md/x', 'there is no notes.md/x', 'takes a directory'],
    [
      '../outer/README.md',
      '../outer/README.md is no roadmap.yaml',
      'did you mean --roadmap ../outer/roadmap?',
    ],
    [
      '../outer/roadmap/claims.yaml',
      'claims.yaml is no roadmap.yaml',
      'did you mean --roadmap ../outer/roadmap?',
    ],
    [
      '../outer/roadmap/phases/a.yaml',
      'a.yaml is no roadmap.yaml',
      'did you mean --roadmap ../outer/roadmap?',
    ],
    ['', '--roadmap names nothing', 'takes a directory'],
    ['a\0b', "can't be looked at", 'takes a directory'],
    ['x'.repeat(5000), "can't be looked at (ENAMETOOLONG)", 'takes a directory'],
    ['../outer/a', 'the directory ../outer/a holds no roadmap.yaml', 'takes a directory'],
  ])('--roadmap %s is none', (asked, message, hint) => {
    expect(at('other', asked)).toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
  });
});

describe('load', () => {
  async function loadFolder(folder: string): Promise<Loaded> {
    const loaded = await load(path.join(root, folder));
    if (!('documents' in loaded)) throw new Error(loaded.message);
    return loaded;
  }
  const told = ({ problems }: Loaded): readonly string[] =>
    problems.map(({ rule, message, hint, at }) => `${rule} ${at.file}: ${message} (${hint})`);

  test('every file by its kind, in the order of their names', async () => {
    write({
      'kinds/roadmap/roadmap.yaml': VALID,
      'kinds/roadmap/claims.yaml': 'version: 1\nclaims: []\n',
      'kinds/roadmap/metrics.yaml': 'version: 1\nmetrics: []\n',
      'kinds/roadmap/baseline.yaml': 'version: 1\nentries: []\n',
      'kinds/roadmap/phases/b.yaml': 'a: 1',
      'kinds/roadmap/phases/a.yaml': '\u{feff}a: 1',
      'kinds/roadmap/evidence/deep/r.yaml': 'a: 1',
      'kinds/roadmap/evidence/s.jsonl': '{"id":"x"}\n',
      'kinds/roadmap/README.md': 'not ours',
      'kinds/roadmap/notes.jsonl': 'not ours',
      'kinds/roadmap/evidence/data.json': 'not ours',
    });
    const loaded = await loadFolder('kinds');
    expect(told(loaded)).toEqual([]);
    expect(loaded.documents.map(({ file, kind }) => `${kind} ${file}`)).toEqual([
      'baseline roadmap/baseline.yaml',
      'claims roadmap/claims.yaml',
      'register roadmap/evidence/deep/r.yaml',
      'records roadmap/evidence/s.jsonl',
      'metrics roadmap/metrics.yaml',
      'phase roadmap/phases/a.yaml',
      'phase roadmap/phases/b.yaml',
      'roadmap roadmap/roadmap.yaml',
    ]);
    expect(loaded.documents[5]).toMatchObject({ text: 'a: 1', value: { a: 1 } });
  });

  test('YAML files that nothing is called', async () => {
    write({
      'unknown/roadmap/roadmap.yaml': VALID,
      'unknown/roadmap/claims.yml': '',
      'unknown/roadmap/phases/alpha.yml': '',
      'unknown/roadmap/phases/deep/alpha.yaml': '',
      'unknown/roadmap/notes.yaml': '',
      'unknown/roadmap/evidence/r.yml': '',
    });
    const loaded = await loadFolder('unknown');
    const known = /^reference (\S+): nothing in a roadmap is called (\S+) \((.*)\)$/;
    expect(told(loaded).map((line) => known.exec(line)!.slice(2))).toEqual([
      ['claims.yml', 'rename it to claims.yaml'],
      ['evidence/r.yml', 'rename it to r.yaml'],
      ['notes.yaml', expect.stringContaining('move other files out of roadmap/')],
      ['phases/alpha.yml', 'rename it to alpha.yaml'],
      ['phases/deep/alpha.yaml', expect.stringContaining('YAML files here are')],
    ]);
  });

  test('what can not be read', async () => {
    write({ 'unread/roadmap/roadmap.yaml': VALID, 'unread/roadmap/evidence/folder.yaml/x.txt': '' });
    writeFileSync(path.join(root, 'elsewhere.yaml'), 'a: 1');
    const evidence = path.join(root, 'unread/roadmap/evidence');
    symlinkSync(path.join(root, 'elsewhere.yaml'), path.join(evidence, 'leaves.yaml'));
    symlinkSync('circle.yaml', path.join(evidence, 'circle.yaml'));
    symlinkSync('nothing', path.join(evidence, 'dangles.yaml'));
    symlinkSync('../roadmap.yaml', path.join(evidence, 'inside.yaml'));
    const loaded = await loadFolder('unread');
    expect(
      told(loaded).map((line) => line.replace(/^reference \S+: can't read \S+?([^/ ]+): /, '$1 ')),
    ).toEqual([
      expect.stringMatching(/circle\.yaml its symbolic links lead in a circle/),
      expect.stringMatching(/dangles\.yaml it is not there/),
      expect.stringMatching(/folder\.yaml it is a directory, not a file/),
      expect.stringMatching(/leaves\.yaml it leads out of the root by a symbolic link/),
    ]);
    expect(loaded.documents.filter(({ value }) => value === undefined)).toHaveLength(4);
  });

  test('the folder of the roadmap, when it leads out of the root', async () => {
    write({ 'elsewhere/roadmap/roadmap.yaml': VALID, 'linked/x.txt': '' });
    symlinkSync(path.join(root, 'elsewhere/roadmap'), path.join(root, 'linked/roadmap'));
    const loaded = await loadFolder('linked');
    expect(told(loaded)).toEqual([expect.stringContaining('it leads out of the root by a symbolic link')]);
    expect(loaded.documents).toEqual([]);
  });

  test('a file in a folder that has become a link out of the root', () => {
    write({ 'away/evidence/a.yaml': 'a: 1', 'swapped/roadmap/roadmap.yaml': VALID });
    symlinkSync(path.join(root, 'away/evidence'), path.join(root, 'swapped/roadmap/evidence'));
    const problems: Diagnostic[] = [];
    expect(readText(path.join(root, 'swapped'), 'roadmap/evidence/a.yaml', problems)).toBeNull();
    expect(problems).toMatchObject([{ message: expect.stringContaining('leads out of the root') }]);
  });

  test('what is not UTF-8', async () => {
    write({
      'bytes/roadmap/roadmap.yaml': VALID,
      'bytes/roadmap/evidence/a.yaml': Buffer.from('a: 1\nb: é\n', 'latin1'),
      'bytes/roadmap/evidence/b.yaml': Buffer.from('\u{feff}a: 1\n', 'utf16le'),
      'bytes/roadmap/evidence/c.yaml': Buffer.from([0xfe, 0xff, 0, 0x61]),
    });
    const loaded = await loadFolder('bytes');
    expect(loaded.problems.map(({ message, at }) => [message, at])).toEqual([
      ['here is a byte that is not UTF-8', expect.objectContaining({ line: 2, column: 4 })],
      ['it is UTF-16 (little endian), not UTF-8', expect.objectContaining({ line: 1, column: 1 })],
      ['it is UTF-16 (big endian), not UTF-8', expect.objectContaining({ line: 1, column: 1 })],
    ]);
  });

  test('no roadmap is one diagnostic', async () => {
    mkdirSync(path.join(root, 'none/.git'), { recursive: true });
    expect(await load(path.join(root, 'none'))).toMatchObject({ rule: 'reference' });
  });
});
