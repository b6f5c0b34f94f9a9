import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { readText } from '../../../src/load/files.ts';
import { load, type Loaded } from '../../../src/load/load.ts';
import { writeFiles, type Files } from '../../kit/files.ts';
import { newFolder } from '../../kit/new-folder.ts';

const VALID = 'version: 1\nname: Test\nphases: [{ id: alpha, name: Alpha }]\n';
const root = newFolder();

const write = (files: Files): void => writeFiles(root, files);

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
