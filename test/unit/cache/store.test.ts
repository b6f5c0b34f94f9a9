import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { cacheFolders } from '../../../src/cache/folders.ts';
import { openStore } from '../../../src/cache/store.ts';
import { newFolder } from '../../kit/new-folder.ts';

let home = '';
const cache = (): string => path.join(home, '.cache/agentops');
const key = (): string => path.join(home, '.local/state/agentops/cache.key');
const ENTRY = Buffer.from('what was worked out');

beforeEach(() => {
  home = newFolder();
});

async function store() {
  return (await openStore({ HOME: home }))!;
}

test('an entry comes back, also in another run', async () => {
  (await store()).write('a-1', ENTRY);
  expect((await store()).read('a-1')).toEqual(ENTRY);
  expect((await store()).read('a-2')).toBe(null);
  expect(statSync(key()).mode & 0o777).toBe(0o600);
  expect(statSync(path.join(cache(), 'a-1')).mode & 0o777).toBe(0o600);
});

describe('an entry is none', () => {
  test.each<readonly [string, (file: string) => void]>([
    ['when a byte of it was changed', (file) => flip(file, -1)],
    ['when a byte of its seal was changed', (file) => flip(file, 0)],
    ['when it was cut', (file) => truncateSync(file, 40)],
    ['when only a part of its seal was written', (file) => truncateSync(file, 8)],
    ['when it is empty', (file) => truncateSync(file, 0)],
    [
      'when it has another name than it was written under',
      (file) => renameSync(file, path.join(cache(), 'b')),
    ],
    ['when the key is another one', () => flip(key(), 3)],
    ['when the key is gone', () => rmSync(key())],
  ])('%s', async (_, spoil) => {
    (await store()).write('a', ENTRY);
    spoil(path.join(cache(), 'a'));
    expect((await store()).read('a')).toBe(null);
    expect((await store()).read('b')).toBe(null);
    (await store()).write('a', ENTRY);
    expect((await store()).read('a')).toEqual(ENTRY);
  });

  test('when it was sealed with a key that is known to others', async () => {
    (await store()).write('a', ENTRY);
    chmodSync(key(), 0o644);
    expect(await openStore({ HOME: home })).toBe(null);
  });
});

test('a pipe in the place of an entry holds nothing up', async () => {
  (await store()).write('a', ENTRY);
  rmSync(path.join(cache(), 'a'));
  spawnSync('mkfifo', [path.join(cache(), 'a')]);
  expect((await store()).read('a')).toBe(null);
});

test('what can not be written is not remembered, and no error', async () => {
  const one = await store();
  writeFileSync(path.join(home, '.cache'), 'a file in the way');
  one.write('a', ENTRY);
  expect(one.read('a')).toBe(null);
});

test.runIf(existsSync('/proc/self'))('a home in which no folder can be made has no store', async () => {
  expect(await openStore({ HOME: '/proc' })).toBe(null);
});

test('nothing half-written is left behind', async () => {
  const one = await store();
  one.write('a', ENTRY);
  one.write('a', Buffer.from('another'));
  expect(readdirSync(cache())).toEqual(['a']);
});

test('a digest tells apart where its parts end', async () => {
  const { digest } = await store();
  expect(digest(['ab', 'c'])).not.toBe(digest(['a', 'bc']));
  expect(digest(['ab', 'c'])).toBe(digest(['ab', 'c']));
});

describe('the folders', () => {
  test.each<readonly [string, Record<string, string>, NodeJS.Platform, unknown]>([
    [
      'by default',
      { HOME: '/h' },
      'linux',
      { cache: '/h/.cache/agentops', state: '/h/.local/state/agentops' },
    ],
    [
      'as asked',
      { HOME: '/h', XDG_CACHE_HOME: '/c', XDG_STATE_HOME: '/s' },
      'linux',
      { cache: '/c/agentops', state: '/s/agentops' },
    ],
    ['without a home', {}, 'linux', null],
    ['with a home that is no place', { HOME: 'here' }, 'linux', null],
    [
      'on a Mac',
      { HOME: '/h' },
      'darwin',
      { cache: '/h/Library/Caches/agentops', state: '/h/Library/Application Support/agentops' },
    ],
    ['on Windows without a profile', {}, 'win32', null],
    [
      'on Windows',
      { LOCALAPPDATA: '/local' },
      'win32',
      { cache: '/local/agentops/Cache', state: '/local/agentops/State' },
    ],
  ])('%s', (_, env, platform, folders) => {
    expect(cacheFolders(env, platform)).toEqual(folders);
  });

  test('there is no store where there are none', async () => {
    expect(await openStore({})).toBe(null);
    expect(existsSync(path.join(home, '.cache'))).toBe(false);
  });
});

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = bytes[index]! ^ 1;
  writeFileSync(file, bytes);
}
