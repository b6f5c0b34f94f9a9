/**
 * Runs the whole runs in every mode that must make no difference (test/scenarios/modes.ts): `npm run test:modes [FILE…]`.
 * A FILE is a part of the name of a test file.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const files = process.argv.slice(2);
const vitest = [
  'vitest',
  'run',
  '--config',
  'test/vitest.config.ts',
  ...(files.length > 0 ? files : ['test/scenarios']),
];
for (const mode of ['full-reader', 'jobs-1', 'shards']) {
  process.stdout.write(`\nWhole runs, ${mode}\n`);
  const env = { ...process.env, AGENTOPS_TEST_MODE: mode };
  const { status } = spawnSync('npx', vitest, { stdio: 'inherit', env });
  if (status !== 0) process.exit(1);
}
