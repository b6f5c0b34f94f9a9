/** The tests may run as root, who may read everything: here the system itself refuses, by the names of files. */
import type * as Fs from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { newFolder } from '../../kit/new-folder.ts';
import { claim, evidence, told, verdicts } from './fixture.ts';

const refusals = vi.hoisted(() => new Map<string, { call: string; error: Error }>());

vi.mock('node:fs', async (original) => {
  const real = await original<typeof Fs>();
  const guard =
    <A extends unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A): R => {
      for (const [end, refusal] of refusals) {
        if (refusal.call === name && String(args[0]).endsWith(end)) throw refusal.error;
      }
      return call(...args);
    };
  return {
    ...real,
    openSync: guard('open', real.openSync),
    lstatSync: guard('lstat', real.lstatSync),
    readdirSync: guard('readdir', real.readdirSync as never),
    readSync: real.readSync,
  };
});

function refuse(call: string, end: string, code: string): void {
  refusals.set(end, { call, error: Object.assign(new Error(`${code}: secret /path`), { code }) });
}

beforeEach(() => refusals.clear());

test('is unverified, without telling where it is', async () => {
  const root = newFolder({
    'a.md': 'text',
    'locked/b.md': 'text',
    'data.json': '1',
    'c/d.md': 'x',
    'c/a.md': 'x',
    'e/f.md': 'x',
    'io.md': 'x',
  });
  refuse('open', '/a.md', 'EACCES');
  refuse('open', '/data.json', 'EPERM');
  refuse('lstat', '/locked/b.md', 'EACCES');
  refuse('readdir', '/locked', 'EACCES');
  refuse('open', '/io.md', 'EIO');
  const cases: [source: Record<string, unknown>, told: string][] = [
    [{ file: 'a.md' }, 'unverified: may not be read'],
    [{ file: 'a.md', contains: 'text' }, 'unverified: may not be read'],
    [{ file: 'locked/b.md' }, 'unverified: may not be read'],
    [{ file: 'io.md' }, "unverified: can't be read (EIO)"],
    [{ data: 'data.json', pointer: '/a' }, 'unverified: may not be read'],
    [{ files: 'c/*.md' }, 'holds: 1 file matches'],
    [{ files: 'c/*.md', min: 2 }, 'unverified: c/a.md may not be read'],
    [{ files: 'c/*.md', min: 3 }, 'fails: 1 file matches, 3 are asked'],
    [{ files: 'c/*.md', each: { contains: 'x' } }, 'unverified: c/a.md may not be read'],
    [{ files: 'c/*.md', each: { contains: 'y' } }, 'fails: c/d.md lacks "y"'],
    [{ files: '{a,io}*.md' }, 'unverified: a.md may not be read, and 1 more file too'],
    [{ files: '{e,locked}/*.md' }, 'holds: 1 file matches'],
    [{ files: '{e,locked}/*.md', min: 2 }, "unverified: a folder can't be read"],
    [{ files: '{e,locked}/*.md', each: { contains: 'x' } }, "unverified: a folder can't be read"],
    [{ file: 'c/d.md', covers: 'a.md' }, 'unverified: a.md, which it covers, may not be read'],
    [{ file: 'missing.md', covers: 'a.md' }, 'fails: is not there'],
    [{ file: 'c/d.md', covers: '**/b.md' }, "unverified: a folder that **/b.md covers can't be read"],
  ];
  const seen = await verdicts(
    root,
    cases.map(([source]) => source),
  );
  expect(seen.map(({ verdict, observed }) => `${verdict}: ${observed}`)).toEqual(
    cases.map(([, expected]) => expected),
  );
  expect(JSON.stringify(seen)).not.toContain('secret');
});

test('a document that can’t be read is a problem of it', async () => {
  const root = newFolder({ 'README.md': '40x' });
  refuse('open', '/README.md', 'EACCES');
  const { documents } = await evidence(root, [], { claims: [claim('a', '40x', ['README.md'])] });
  expect(documents.get('README.md')).toEqual({ problem: 'may not be read', places: new Map() });
});

test('a failure without a code, or nobody thought of', async () => {
  const root = newFolder({ 'a.md': 'x', 'b.md': 'x' });
  refusals.set('/a.md', { call: 'open', error: new Error('broken') });
  expect(await told(root, { file: 'a.md' })).toBe("unverified: can't be read");
});

test('the roadmap’s folder that can’t be listed hides nothing else', async () => {
  const root = newFolder({ 'a.md': 'x', 'roadmap/roadmap.yaml': 'x' });
  refuse('readdir', '/roadmap', 'EACCES');
  expect(await told(root, { file: 'a.md' })).toBe('holds: is there');
});
