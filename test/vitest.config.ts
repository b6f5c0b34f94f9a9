import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

/** In this mode of whole runs (see scenarios/modes.ts) nothing is left to the fast readers. */
const GUARDS = /^\.\/(?:special-yaml|plain-record)\.ts$/;
const isFullReader = process.env['AGENTOPS_TEST_MODE'] === 'full-reader';
const alias = [{ find: GUARDS, replacement: path.join(import.meta.dirname, 'full-reader.ts') }];

export default defineConfig({
  ...(isFullReader && { resolve: { alias } }),
  test: {
    root: path.resolve(import.meta.dirname, '..'),
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    globalSetup: path.join(import.meta.dirname, 'build-bundle.ts'),
    reporters: ['default', path.join(import.meta.dirname, 'reporter.ts')],
    pool: 'threads',
    // All cores: vitest would leave one to itself, which on small machines is half of them.
    maxWorkers: '100%',
    // Whole runs remember nothing in the folders of whoever runs the tests.
    env: {
      XDG_CACHE_HOME: path.join(tmpdir(), 'agentops-test/cache'),
      XDG_STATE_HOME: path.join(tmpdir(), 'agentops-test/state'),
    },
    testTimeout: 20_000,
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      // Runs only in the built command: test/scenarios/code-cache.test.ts starts that.
      exclude: ['src/cli/start.ts'],
      reporter: [['text', { skipFull: true }], 'html', 'json-summary'],
      thresholds: {
        branches: 90,
        'src/evaluate/**': { branches: 100 },
        'src/decide/**': { branches: 100 },
      },
    },
  },
});
