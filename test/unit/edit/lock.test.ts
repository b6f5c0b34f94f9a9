import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { EditError } from '../../../src/edit/edit-error.ts';
import { LOCK_FILE, withLock } from '../../../src/edit/lock.ts';
import { newFolder } from '../../kit/new-folder.ts';

let root: string;
let lock: string;

beforeEach(() => {
  root = newFolder({ 'roadmap/roadmap.yaml': 'version: 1\n' });
  lock = path.join(root, 'roadmap', LOCK_FILE);
});

function hold(owner: object | string, ageInSeconds = 0): void {
  writeFileSync(lock, typeof owner === 'string' ? owner : JSON.stringify(owner));
  const then = Date.now() / 1000 - ageInSeconds;
  utimesSync(lock, then, then);
}

/** What `withLock` gave, having waited for 100 ms at most: the result, or the message. */
async function tryLock(): Promise<string> {
  try {
    return await withLock(root, 'roadmap', async () => 'had it', 100);
  } catch (error) {
    expect(error).toBeInstanceOf(EditError);
    return (error as EditError).message;
  }
}

describe('the lock', () => {
  test('is there while something is done, and gone afterwards', async () => {
    expect(await withLock(root, 'roadmap', async () => existsSync(lock))).toBe(true);
    expect(existsSync(lock)).toBe(false);
  });
  test('is gone after an error', async () => {
    const failing = withLock(root, 'roadmap', async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(lock)).toBe(false);
  });
  test('that a crash left while it was broken holds nobody up', async () => {
    hold({ pid: 0x7fff_ffff, host: hostname() });
    writeFileSync(`${lock}.breaking`, '');
    expect(await tryLock()).toMatch(/is held by another agentops/);
    utimesSync(`${lock}.breaking`, 1, 1);
    expect(await tryLock()).toBe('had it');
  });
  test('that is a link to something without an end is no lock of anybody', async () => {
    symlinkSync('/dev/zero', lock);
    expect(await tryLock()).toMatch(/is held by another agentops$/);
  });
  test('lets in one at a time', async () => {
    let [inside, most, all] = [0, 0, 0];
    const enter = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await setTimeout(2);
      inside -= 1;
      all += 1;
    };
    await Promise.all(Array.from({ length: 12 }, () => withLock(root, 'roadmap', enter)));
    expect({ most, all }).toEqual({ most: 1, all: 12 });
  });
  test('of somebody else is left alone', async () => {
    const other = JSON.stringify({ pid: 1, host: 'elsewhere' });
    await withLock(root, 'roadmap', async () => writeFileSync(lock, other));
    expect(readFileSync(lock, 'utf8')).toBe(other);
  });
  test('is not made outside of the root', async () => {
    const outside = newFolder({ 'a.md': '' });
    symlinkSync(outside, path.join(root, 'link'));
    await expect(withLock(root, 'link', async () => 0)).rejects.toThrow(/out of the root/);
    expect(existsSync(path.join(outside, LOCK_FILE))).toBe(false);
  });
  test('that is a folder is told', async () => {
    mkdirSync(lock);
    utimesSync(lock, 0, 0);
    expect(await tryLock()).toMatch(/roadmap\/\.agentops\.lock is held/);
  });
});

describe('a lock that is held', () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;

  test('by a process that runs: waited for, and told with its file and process', async () => {
    hold({ pid: process.pid, host: hostname() });
    expect(await tryLock()).toBe(
      `roadmap/.agentops.lock is held by another agentops (process ${process.pid} on ${hostname()})`,
    );
  });
  test('by a process that runs and ends in time', async () => {
    hold({ pid: process.pid, host: hostname() });
    const waiting = withLock(root, 'roadmap', async () => 'had it');
    await setTimeout(30);
    hold({ pid: dead, host: hostname() });
    expect(await waiting).toBe('had it');
  });
  test('by a process that is gone: taken away', async () => {
    hold({ pid: dead, host: hostname() });
    expect(await tryLock()).toBe('had it');
    expect(existsSync(lock)).toBe(false);
    expect(existsSync(`${lock}.breaking`)).toBe(false);
  });
  test('by a process of another computer: only its age tells', async () => {
    hold({ pid: dead, host: 'elsewhere' });
    expect(await tryLock()).toMatch(/on elsewhere/);
    hold({ pid: dead, host: 'elsewhere' }, 3600);
    expect(await tryLock()).toBe('had it');
  });
  test.each(['', 'nonsense', '{"pid":"1"}', 'null'])(
    'by nobody, %j: given time to say its name',
    async (text) => {
      hold(text);
      expect(await tryLock()).toBe('roadmap/.agentops.lock is held by another agentops');
      hold(text, 60);
      expect(await tryLock()).toBe('had it');
    },
  );
});
