/** Files for another program to read, where nobody else can put others in their place. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errorCode } from '../../diagnostics/error-code.ts';

/**
 * Writes the files to a new folder that only this user may enter, and removes it when `act` is done.
 * @param files contents by name
 * @throws Error, without absolute paths, when they can't be written
 */
export async function withPrivateFiles<T>(
  files: Readonly<Record<string, string | Buffer>>,
  act: (folder: string) => Promise<T>,
): Promise<T> {
  let folder: string | null = null;
  try {
    try {
      folder = mkdtempSync(path.join(tmpdir(), 'agentops-'));
      for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    } catch (error) {
      throw new Error(`no temporary files can be written (${errorCode(error)})`, { cause: error });
    }
    return await act(folder);
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}
