/** Folders that are gone when the tests of a file are through. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { writeFiles, type Files } from './files.ts';

const made: string[] = [];
afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** A new folder with these files. */
export function newFolder(files: Files = {}): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'agentops-test-')));
  made.push(root);
  writeFiles(root, files);
  return root;
}
