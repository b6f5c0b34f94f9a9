import path from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { discover } from '../../../src/load/discover.ts';
import { newFolder } from '../../kit/new-folder.ts';

const VALID = 'version: 1\nname: Test\nphases: [{ id: alpha, name: Alpha }]\n';
const root = newFolder({
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
  ['../outer/README.md', '../outer/README.md is no roadmap.yaml', 'did you mean --roadmap ../outer/roadmap?'],
  [
    '../outer/roadmap/claims.yaml',
    'claims.yaml is no roadmap.yaml',
    'did you mean --roadmap ../outer/roadmap?',
  ],
  ['../outer/roadmap/phases/a.yaml', 'a.yaml is no roadmap.yaml', 'did you mean --roadmap ../outer/roadmap?'],
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
