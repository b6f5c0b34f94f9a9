/**
 * Runs the whole runs in every mode that must make no difference (test/scenarios/modes.ts): `npm run test:modes [NAME…]`.
 * NAME is that of a test file there, without .test.ts.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const names = process.argv.slice(2);
const files =
  names.length === 0 ? ['test/scenarios/'] : names.map((name) => `test/scenarios/${name}.test.ts`);
for (const mode of ['full-reader', 'jobs-1', 'shards']) {
  process.stdout.write(`\nWhole runs, ${mode}:\n`);
  const env = { ...process.env, AGENTOPS_TEST_MODE: mode };
  const argv = ['vitest', 'run', '--config', 'test/vitest.config.ts', ...files];
  const { status } = spawnSync('npx', argv, { stdio: 'inherit', env });
  if (status !== 0) process.exit(1);
}
