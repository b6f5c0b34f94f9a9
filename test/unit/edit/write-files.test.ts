import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { EditError } from '../../../src/edit/edit-error.ts';
import { writeFiles, type FileChange } from '../../../src/edit/write-files.ts';
import { newFolder } from '../../kit/new-folder.ts';

let root: string;
const at = (file: string): string => path.join(root, file);
const text = (file: string): string => readFileSync(at(file), 'utf8');
const change = (file: string, before: string | null, after: string): FileChange => ({ file, before, after });

beforeEach(() => {
  root = newFolder({ 'roadmap/a.yaml': 'old a\n', 'roadmap/b.yaml': 'old b\n' });
});

/** Everything below the roadmap's folder. */
function names(): string[] {
  return readdirSync(at('roadmap'), { recursive: true, encoding: 'utf8' }).sort();
}

describe('a file is replaced', () => {
  test('with its new text, and nothing is left beside it', () => {
    writeFiles(root, [
      change('roadmap/a.yaml', 'old a\n', 'new a\n'),
      change('roadmap/b.yaml', 'old b\n', ''),
    ]);
    expect([text('roadmap/a.yaml'), text('roadmap/b.yaml')]).toEqual(['new a\n', '']);
    expect(names()).toEqual(['a.yaml', 'b.yaml']);
  });
  test('and keeps its mode, whatever the umask is', () => {
    for (const mode of [0o600, 0o664, 0o666, 0o755]) {
      chmodSync(at('roadmap/a.yaml'), mode);
      writeFiles(root, [change('roadmap/a.yaml', text('roadmap/a.yaml'), `${mode}\n`)]);
      expect(statSync(at('roadmap/a.yaml')).mode & 0o777).toBe(mode);
    }
  });
  test('and keeps its byte order mark', () => {
    writeFileSync(at('roadmap/a.yaml'), '\ufeffold\n');
    writeFiles(root, [change('roadmap/a.yaml', 'old\n', 'new\n')]);
    expect(text('roadmap/a.yaml')).toBe('\ufeffnew\n');
  });
  test('where its symbolic link leads, below the root', () => {
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere/c.yaml'), 'old c\n');
    symlinkSync('../elsewhere/c.yaml', at('roadmap/c.yaml'));
    writeFiles(root, [change('roadmap/c.yaml', 'old c\n', 'new c\n')]);
    expect(text('elsewhere/c.yaml')).toBe('new c\n');
    expect(lstatSync(at('roadmap/c.yaml')).isSymbolicLink()).toBe(true);
    expect(readdirSync(at('elsewhere'))).toEqual(['c.yaml']);
  });
  test('over what a killed process left behind', () => {
    writeFileSync(at('roadmap/.a.yaml.agentops-tmp'), 'half');
    writeFiles(root, [change('roadmap/a.yaml', 'old a\n', 'new a\n')]);
    expect(names()).toEqual(['a.yaml', 'b.yaml']);
  });
  test('or made anew, with its folder', () => {
    writeFiles(root, [change('roadmap/evidence/new.yaml', null, 'new\n')]);
    expect(text('roadmap/evidence/new.yaml')).toBe('new\n');
    expect(names()).toEqual(['a.yaml', 'b.yaml', 'evidence', 'evidence/new.yaml']);
  });
});

describe('nothing is written', () => {
  function expectRefused(changes: readonly FileChange[], says: RegExp): void {
    const act = (): void => writeFiles(root, changes);
    expect(act).toThrow(EditError);
    expect(act).toThrow(says);
    expect([text('roadmap/a.yaml'), text('roadmap/b.yaml')]).toEqual(['old a\n', 'old b\n']);
    expect(names().filter((name) => name.includes('tmp'))).toEqual([]);
  }
  const a = change('roadmap/a.yaml', 'old a\n', 'new a\n');

  test('when a file is no longer what it was', () => {
    expectRefused([a, change('roadmap/b.yaml', 'older b\n', 'new b\n')], /roadmap\/b\.yaml was changed/);
  });
  test('when a new file is there already', () => {
    expectRefused([a, change('roadmap/b.yaml', null, 'new b\n')], /roadmap\/b\.yaml was changed/);
  });
  test('when a file is gone', () => {
    expectRefused([a, change('roadmap/c.yaml', '', 'c')], /can't write roadmap\/c\.yaml: .*not there/);
  });
  test('when a folder is in its place, or a file in that of its folder', () => {
    mkdirSync(at('roadmap/c.yaml'));
    expectRefused([a, change('roadmap/c.yaml', '', 'c')], /it is a folder/);
    expectRefused([a, change('roadmap/a.yaml/c.yaml', null, 'c')], /can't write roadmap\/a\.yaml\/c\.yaml/);
  });
  test('when a symbolic link leads out of the root', () => {
    const outside = newFolder({ 'c.yaml': 'old c\n' });
    symlinkSync(path.join(outside, 'c.yaml'), at('roadmap/c.yaml'));
    symlinkSync(outside, at('roadmap/evidence'));
    expectRefused([a, change('roadmap/c.yaml', 'old c\n', 'new c\n')], /out of the root/);
    expectRefused([a, change('roadmap/evidence/d.yaml', null, 'd\n')], /out of the root/);
    expect(readFileSync(path.join(outside, 'c.yaml'), 'utf8')).toBe('old c\n');
    expect(existsSync(path.join(outside, 'd.yaml'))).toBe(false);
  });
});
