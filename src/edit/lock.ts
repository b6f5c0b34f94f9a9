/**
 * One writer at a time: a file that only one process can create, beside roadmap.yaml. It names its owner, so that one
 * whose process is gone doesn't hold up others. Editors know nothing of it; `write-files.ts` looks out for them.
 */
import { closeSync, lstatSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { errorCode } from '../diagnostics/error-code.ts';
import { realPathBelow } from './below-root.ts';
import { EditError } from './edit-error.ts';
import { writeFault } from './file-fault.ts';

/** The lock's name in the roadmap's folder: no YAML file, so that nobody takes it for one of the roadmap's. */
export const LOCK_FILE = '.agentops.lock';

/** How long, in milliseconds, others are waited for. */
const PATIENCE = 30_000;
/** A lock is held for moments; one this old, in milliseconds, belongs to nobody, or to a process of another computer that is gone. */
const OLD = 10 * 60_000;
/** An owner writes its name right after the file is there; one that has not by then, in milliseconds, was ended before. */
const NAMELESS = 5000;
/** Bytes that say who holds a lock. */
const LONGEST = 4096;

/**
 * Carries out `act` while no other process does the same for this roadmap.
 * @param folder of the roadmap, relative to the root
 * @throws EditError when the lock can't be had
 */
export async function withLock<T>(
  root: string,
  folder: string,
  act: () => Promise<T>,
  patience: number = PATIENCE,
): Promise<T> {
  const lock = path.join(realPathBelow(root, folder), LOCK_FILE);
  await acquire(lock, `${folder}/${LOCK_FILE}`, patience);
  try {
    return await act();
  } finally {
    // After a long sleep it may have been taken for abandoned, and be another's by now.
    const owner = readOwner(lock);
    if (owner?.pid === process.pid && owner.host === hostname()) rmSync(lock, { force: true });
  }
}

async function acquire(lock: string, shown: string, patience: number): Promise<void> {
  const until = Date.now() + patience;
  while (!create(lock, shown)) {
    if (isAbandoned(lock)) breakLock(lock, shown);
    if (Date.now() > until) {
      const owner = readOwner(lock);
      throw new EditError(
        `${shown} is held by another agentops${owner ? ` (process ${owner.pid} on ${owner.host})` : ''}`,
        'wait for it to end; if none is running, remove that file, and the one named .breaking beside it',
      );
    }
    // At different times, so that those who wait don't all come at once.
    await setTimeout(5 + Math.random() * 40);
  }
}

/** Whether the file could be created, and with it the lock taken. */
function create(lock: string, shown: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(lock, 'wx');
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw writeFault(shown, error);
  }
  try {
    writeFileSync(descriptor, JSON.stringify({ pid: process.pid, host: hostname() }));
    return true;
  } catch (error) {
    rmSync(lock, { force: true });
    throw writeFault(shown, error);
  } finally {
    closeSync(descriptor);
  }
}

function isAbandoned(lock: string): boolean {
  const stats = lstatSync(lock, { throwIfNoEntry: false });
  if (!stats?.isFile()) return false;
  const age = Date.now() - stats.mtimeMs;
  const owner = readOwner(lock);
  if (age > OLD || (owner === null && age > NAMELESS)) return true;
  return owner !== null && owner.host === hostname() && !isRunning(owner.pid);
}

/**
 * Takes an abandoned lock away. Under a lock of its own, since between looking and removing another process could have
 * done so and locked anew.
 */
function breakLock(lock: string, shown: string): void {
  const breaking = `${lock}.breaking`;
  // It is held for a moment only; one that is old was left by a crash, and two that remove it do no harm.
  if (isOlderThan(breaking, OLD)) rmSync(breaking, { force: true });
  if (!create(breaking, `${shown}.breaking`)) return;
  try {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
  } finally {
    rmSync(breaking, { force: true });
  }
}

function readOwner(lock: string): { readonly pid: number; readonly host: string } | null {
  try {
    const stats = lstatSync(lock);
    // What was put there in its place may have no end.
    if (!stats.isFile() || stats.size > LONGEST) return null;
    const { pid, host } = JSON.parse(readFileSync(lock, 'utf8')) as { pid?: unknown; host?: unknown };
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null;
  } catch {
    // Gone by now, or its owner has not written its name yet.
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

function isOlderThan(file: string, age: number): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > age;
}
