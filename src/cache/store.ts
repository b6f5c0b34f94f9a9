/**
 * What was worked out before, in the user's cache folder. Every entry is sealed with a key that lives elsewhere, so that
 * an entry that somebody else or another build wrote, changed or renamed is none; nor is one that was written only in part. Nothing that
 * goes wrong here is an error: what can't be recalled is worked out again.
 */
import type { BinaryLike, Hash, Hmac } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cacheFolders } from './folders.ts';

export interface Store {
  /** The entry of that name (letters, digits and dashes), or null. */
  readonly read: (name: string) => Buffer | null;
  readonly write: (name: string, entry: Buffer) => void;
  /** A hash of the parts that tells apart where one ends; 64 hexadecimal digits. */
  readonly digest: (parts: Iterable<string>) => string;
}

/**
 * What tells one build from another: what an older one left may be of another shape. In the bundle the main file names
 * every other by its digest; outside of it the sources are what they are.
 */
const MAIN = path.join(path.dirname(import.meta.url), 'main.cjs');
const KEY_BYTES = 32;
const SEAL_BYTES = 32;

/** Opens the user's store; null where there is none to be had. */
export async function openStore(env: Readonly<Record<string, string | undefined>>): Promise<Store | null> {
  const folders = cacheFolders(env, process.platform);
  if (folders === null) return null;
  const { createHash, createHmac, randomBytes, timingSafeEqual } = await import('node:crypto');
  const key = readKey(folders.state) ?? makeKey(folders.state, randomBytes(KEY_BYTES));
  if (key === null) return null;
  const build = readOrNull(MAIN) ?? import.meta.url;
  const seal = (name: string, entry: Buffer): Buffer =>
    addPart(addPart(addPart(createHmac('sha256', key), build), name), entry).digest();
  return {
    read: (name) => {
      const sealed = readOrNull(path.join(folders.cache, name));
      if (sealed === null || sealed.length < SEAL_BYTES) return null;
      const entry = sealed.subarray(SEAL_BYTES);
      return timingSafeEqual(sealed.subarray(0, SEAL_BYTES), seal(name, entry)) ? entry : null;
    },
    write: (name, entry) => writeWhole(folders.cache, name, Buffer.concat([seal(name, entry), entry])),
    digest: (parts) => {
      const hash = createHash('sha256');
      for (const part of parts) addPart(hash, part);
      return hash.digest('hex');
    },
  };
}

function addPart<H extends Hash | Hmac>(hash: H, part: BinaryLike): H {
  const length = typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength;
  hash.update(`${length}\n`).update(part);
  return hash;
}

/** The key, unless others may read it. */
function readKey(folder: string): Buffer | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path.join(folder, 'cache.key'), 'r');
    const { mode, size } = fstatSync(descriptor);
    const isPrivate = process.platform === 'win32' || (mode & 0o077) === 0;
    return isPrivate && size === KEY_BYTES ? readFileSync(descriptor) : null;
  } catch {
    return null;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** The key that was made, or the one that another process made meanwhile. */
function makeKey(folder: string, key: Buffer): Buffer | null {
  try {
    makeFolder(folder);
    writeFileSync(path.join(folder, 'cache.key'), key, { mode: 0o600, flag: 'wx' });
    return key;
  } catch {
    return readKey(folder);
  }
}

/** Without waiting, so that a pipe that somebody put there can't hold the run up. */
function readOrNull(file: string): Buffer | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : null;
  } catch {
    return null;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function writeWhole(folder: string, name: string, bytes: Buffer): void {
  const file = path.join(folder, name);
  const temporary = `${file}.${process.pid}`;
  try {
    makeFolder(folder);
    writeFileSync(temporary, bytes, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // Nothing to do: it is worked out again. A temporary file that stays is written over by the next process of its number.
  }
}

/** One by one: making them all at once never ends where a folder that is there takes none, as on Linux in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
