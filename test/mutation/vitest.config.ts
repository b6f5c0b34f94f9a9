/** The unit tests of one area of run.mjs: nothing that needs the built command. */
import path from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

const folders = (process.env['MUTATION_TESTS'] ?? '*').split(' ');

export default defineConfig({
  test: {
    root: path.resolve(import.meta.dirname, '../..'),
    include: folders.map((folder) => `test/unit/${folder}/**/*.test.ts`),
    pool: 'threads',
    // Nothing is left behind by one test file for the next, and starting anew takes most of the time.
    isolate: false,
  },
});
