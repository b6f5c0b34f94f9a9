/** Where the project is, and files that a test writes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The project's own folder. */
export const ROOT: string = path.resolve(import.meta.dirname, '../..');

/** The built command. */
export const BIN: string = path.join(ROOT, 'bin/agentops.js');

/** Texts by path, below a root. */
export type Texts = Readonly<Record<string, string>>;

/** The same, where some are no text. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export function writeFiles(root: string, files: Files): void {
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}
