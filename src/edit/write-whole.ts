/** Writes a file whole or not at all: beside its place, and then over what is there, even if that is a link. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Writes the file.
 * @param target absolute
 * @throws the system's error; then what was there is as it was
 */
export function writeWhole(target: string, content: string): void {
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    renameSync(temporary, target);
  } catch (error) {
    removeIfThere(temporary);
    throw error;
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file);
  } catch {
    // It was not made, or its folder is none.
  }
}
