/**
 * Writes files whole or not at all: to a temporary file beside each, and when all of these are safely on the disk, in
 * their places. Whatever ends the process, a file has its old content or its new one.
 */
import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { realPathBelow } from './below-root.ts';
import { EditError } from './edit-error.ts';
import { writeFault } from './file-fault.ts';

const BOM = '\uFEFF';

/** A file's new text; without the byte order mark, which it keeps if it has one. */
export interface FileChange {
  /** Relative to the root. */
  readonly file: string;
  /** The text that the change was made from; null: there is no such file yet. */
  readonly before: string | null;
  readonly after: string;
}

/** A change on its way. */
interface Prepared {
  readonly file: string;
  readonly target: string;
  readonly temporary: string;
  readonly before: Buffer | null;
}

/**
 * Makes all changes, or none.
 * @throws EditError when one can't be made, or a file is no longer what it was changed from
 */
export function writeFiles(root: string, changes: readonly FileChange[]): void {
  const prepared: Prepared[] = [];
  try {
    for (const change of changes) prepared.push(prepare(root, change));
    for (const one of prepared) checkUnchanged(one);
    for (const [index, { file, temporary, target }] of prepared.entries()) {
      attempt(file, () => renameSync(temporary, target), prepared.slice(0, index));
      syncFolder(path.dirname(target));
    }
  } finally {
    for (const { temporary } of prepared) rmSync(temporary, { force: true });
  }
}

function prepare(root: string, { file, before, after }: FileChange): Prepared {
  const target = targetOf(root, file, before === null);
  const bytes = before === null ? null : attempt(file, () => readFileSync(target));
  const text = bytes?.toString('utf8') ?? '';
  const mark = text.startsWith(BOM) ? BOM : '';
  if (text !== mark + (before ?? '')) throw changed(file);
  // Always the same name, so that what a killed process left behind is cleared away by the next.
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.agentops-tmp`);
  attempt(file, () => {
    try {
      rmSync(temporary, { force: true });
      writeTemporary(temporary, Buffer.from(mark + after), bytes === null ? null : target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
  return { file, target, temporary, before: bytes };
}

function targetOf(root: string, file: string, isNew: boolean): string {
  if (!isNew) return attempt(file, () => realPathBelow(root, file));
  const folder = path.dirname(file);
  attempt(file, () => mkdirSync(path.join(root, folder), { recursive: true }));
  return path.join(
    attempt(file, () => realPathBelow(root, folder)),
    path.basename(file),
  );
}

/** Writes the bytes until they are on the disk, with the mode and the owner of the file that they are to replace. */
function writeTemporary(temporary: string, bytes: Buffer, like: string | null): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  const descriptor = openSync(temporary, flags, 0o666);
  try {
    writeFileSync(descriptor, bytes);
    if (like !== null) {
      const { mode, uid, gid } = statSync(like);
      giveTo(descriptor, uid, gid);
      fchmodSync(descriptor, mode & 0o7777);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Only a privileged user can give a file away; where that fails it is the writer's, as after any editor. */
function giveTo(descriptor: number, uid: number, gid: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // Stays with who wrote it.
  }
}

/** Editors don't lock: what they saved in the meantime must not be lost. */
function checkUnchanged({ file, target, before }: Prepared): void {
  const isSame =
    before === null ? !existsSync(target) : attempt(file, () => readFileSync(target)).equals(before);
  if (!isSame) throw changed(file);
}

function changed(file: string): EditError {
  return new EditError(
    `${file} was changed by somebody else in the meantime`,
    'nothing was written; try again',
  );
}

/** Makes a rename last. Not every system can do so with a folder. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The rename is done; it may only not outlive a power failure.
  }
}

function attempt<T>(file: string, act: () => T, written: readonly Prepared[] = []): T {
  try {
    return act();
  } catch (error) {
    const fault = writeFault(file, error);
    if (written.length === 0) throw fault;
    const names = written.map((one) => one.file).join(', ');
    throw new EditError(`${fault.message}; written before: ${names}`, 'mend that, and run it again');
  }
}
